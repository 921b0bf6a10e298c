/** What can be written at a place of a configuration of Packer or Terraform, and what stands there: for completions and hovers. */
import { isHypervType } from '../formats/packer-hcl/configuration';
import { instancesOf } from '../formats/terraform/modules';
import { requiredProviders } from '../formats/terraform/resources';
import { schemaOf } from '../formats/terraform/schemas';
import { type Cursor, cursorAt, type Holder } from '../languages/hcl/cursor';
import type { Documents } from '../languages/language';
import { packerWords } from './packer-words';
import { terraformWords } from './terraform-words';
import {
  type Completion,
  type Hover,
  hoverOf,
  keyCompletion,
  type PageOf,
  valueCompletions,
  valueSnippet,
  type Word,
} from './words';

/** `typed`: the character for which completions are asked for; undefined where somebody asks. */
export function hclCompletions(
  documents: Documents,
  offset: number,
  typed: string | undefined,
  pageOf?: PageOf,
): Completion[] {
  const { text } = documents.main;
  const cursor = cursorAt(text, offset);
  // A space in front of a key is the line's beginning.
  if (cursor === undefined || (typed !== undefined && cursor.role === 'key')) {
    return [];
  }
  const { role, key, path, at, isSet } = cursor;
  const words = wordsAt(cursor, documents);
  if (role === 'value') {
    const word = words.find(({ name }) => name === key);
    const isQuoted = text.charAt(at.offset) === '"';
    const filter = (value: string): string => (isQuoted ? `"${value}"` : value);
    const found = word === undefined ? [] : valueCompletions(word, cursor, filter, pageOf);
    const isBare = text.charAt(at.offset - 1) === '=';
    return isBare ? found.map(each => ({ ...each, snippet: ` ${each.snippet}` })) : found;
  }
  const keys = path.at(-1)?.keys;
  return words
    .filter(({ name, type }) => name === key || type === 'block' || keys?.has(name) !== true)
    .map(word => {
      const { name, type } = word;
      const value = isSet ? '' : type === 'block' ? ` ${valueSnippet(word)}` : ` = ${valueSnippet(word)}`;
      return keyCompletion(word, { snippet: `${name}${value}`, filter: name, at }, pageOf);
    });
}

/** What the argument or block at a place is; undefined where nothing is known of it. */
export function hclHover(documents: Documents, offset: number, pageOf?: PageOf): Hover | undefined {
  const cursor = cursorAt(documents.main.text, offset);
  return cursor?.role === 'key'
    ? hoverOf(
        wordsAt(cursor, documents).find(({ name }) => name === cursor.key),
        cursor.at,
        pageOf,
      )
    : undefined;
}

/** The words of the block or object that a cursor is in. */
function wordsAt({ path }: Cursor, documents: Documents): readonly Word[] {
  const [outer, ...inner] = path;
  const [type = ''] = outer?.labels ?? [];
  switch (outer?.key) {
    case 'source':
      return inner.length === 0 ? wordsOfSource(type) : [];
    case 'build': {
      const [use, ...others] = inner;
      // `source "hyperv-iso.web"`, or with `source.` in front: it has more of the same (hcl2template/types.build.go).
      const isUse = use?.key === 'source' && others.length === 0;
      return isUse ? wordsOfSource(use.labels[0]?.split('.').at(-2) ?? '') : [];
    }
    case 'resource': {
      const schema = schemaOf(type, key => outer.keys.has(key), providersIn(documents));
      return schema === undefined ? [] : terraformWords(schema, blocksIn(inner));
    }
    default:
      return [];
  }
}

function wordsOfSource(type: string): readonly Word[] {
  return isHypervType(type) ? packerWords(type) : [];
}

/** By their names; what `dynamic` makes is what its content is. */
function blocksIn(inner: readonly Holder[]): string[] {
  return inner.flatMap(({ key, labels }, index) =>
    key === 'dynamic' ? labels : key === 'content' && inner[index - 1]?.key === 'dynamic' ? [] : [key],
  );
}

function providersIn(documents: Documents): string[] {
  const own = instancesOf(documents).find(({ folder }) => folder === '');
  return requiredProviders(own?.configuration.bodies ?? []);
}

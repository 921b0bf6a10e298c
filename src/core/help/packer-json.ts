/** What can be written at a place of a Packer template in JSON, and what stands there: for completions and hovers. */
import { builderCursorAt } from '../formats/packer-json/builder-cursor';
import { packerWord, packerWords } from './packer-words';
import {
  type Completion,
  type Hover,
  hoverOf,
  keyCompletion,
  type PageOf,
  valueCompletions,
  valueSnippet,
} from './words';

export function packerCompletions(text: string, offset: number, pageOf?: PageOf): Completion[] {
  const cursor = builderCursorAt(text, offset);
  if (cursor === undefined) {
    return [];
  }
  const { type, role, key, members, at, before } = cursor;
  if (role === 'value') {
    const word = packerWord(type, key);
    return word === undefined ? [] : valueCompletions(word, cursor, quoted, pageOf);
  }
  return packerWords(type)
    .filter(({ name }) => name === key || !members.has(name))
    .map(word => {
      const value = before === 'colon' ? '' : `: ${valueSnippet(word)}${before === 'member' ? ',' : ''}`;
      const name = quoted(word.name);
      return keyCompletion(word, { snippet: `${name}${value}`, filter: name, at }, pageOf);
    });
}

/** What the property at a place is; undefined where there is none of a builder. */
export function packerHover(text: string, offset: number, pageOf?: PageOf): Hover | undefined {
  const cursor = builderCursorAt(text, offset);
  return cursor?.role === 'key' ? hoverOf(packerWord(cursor.type, cursor.key), cursor.at, pageOf) : undefined;
}

/** What is replaced may begin with a quote, and what is typed is compared with all of it. */
function quoted(text: string): string {
  return `"${text}"`;
}

/** Where a user variable of a Packer template in JSON is declared: what `{{user `name`}}` refers to. */
import { json } from '../../languages/json';
import { keyPlace, membersNamed } from '../../languages/tree';
import { completed } from '../../steps';
import type { Span } from '../../text/place';
import { asObject, propertiesOf } from '../packer/keys';

export interface UserVariable {
  /** What refers to it. */
  readonly reference: Span;
  readonly name: string;
  /** The key that declares it; undefined where nothing does. */
  readonly declaration: Span | undefined;
}

/** As it is written in a text of JSON, where a quote is escaped. */
const REFERENCE = /\{\{\s*user\s*(?:`([^`\n]*)`|\\"([^"\\\n]*)\\")\s*\}\}/g;

export function userVariableAt(text: string, offset: number): UserVariable | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? undefined : end);
  for (const match of line.matchAll(REFERENCE)) {
    const reference = { offset: start + match.index, end: start + match.index + match[0].length };
    if (reference.offset <= offset && offset <= reference.end) {
      const name = match[1] ?? match[2] ?? '';
      return { reference, name, declaration: declarationOf(text, name) };
    }
  }
  return undefined;
}

function declarationOf(text: string, name: string): Span | undefined {
  const { root } = completed(json.parse(text, ''));
  const variables = root?.kind === 'body' ? asObject(propertiesOf(root).get('variables')?.value) : undefined;
  const member = variables && membersNamed(variables, name).at(-1);
  return member && keyPlace(member);
}

/** Elements as they are written. */
import type { Layout } from '../../text/layout';
import type { Value } from '../edit';
import { written } from './characters';

/** How what is below an element stands on lines of its own; undefined where all is on one line. */
export type Lines = (Layout & { readonly indent: string }) | undefined;

/** The text of an element that has attributes, among its values. */
export const OWN_TEXT = '#';

/** `indent` of the lines is that of the element itself, which is not written in front of it. */
export function printElement(key: string, value: Value, lines: Lines, lineEnd: string): string {
  if (typeof value !== 'object' || value === null) {
    return `<${key}>${written(String(value), lineEnd)}</${key}>`;
  }
  const entries = Object.entries(value);
  const attributes = entries
    .filter(([name]) => name.startsWith('@'))
    .map(([name, text]) => ` ${name.slice(1)}="${written(String(text), ' ').replaceAll('"', '&quot;')}"`);
  const own = entries.find(([name]) => name === OWN_TEXT)?.[1];
  if (own !== undefined) {
    return `<${key}${attributes.join('')}>${written(String(own), lineEnd)}</${key}>`;
  }
  const inner = lines && { ...lines, indent: lines.indent + lines.indentUnit };
  const children = entries
    .filter(([name]) => !name.startsWith('@'))
    .map(([name, child]) => (inner ? lineEnd + inner.indent : '') + printElement(name, child, inner, lineEnd));
  const end = lines && children.length > 0 ? lineEnd + lines.indent : '';
  return `<${key}${attributes.join('')}>${children.join('')}${end}</${key}>`;
}

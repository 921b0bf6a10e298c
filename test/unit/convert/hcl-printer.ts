/** Values as generated HCL, and HCL in JSON, have them. */
import { quote } from '../../../src/core/languages/hcl/text';

/** An expression, as it stands in HCL. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export const expression = (text: string): Expression => new Expression(text);

export function print(value: unknown, indent: string): string {
  if (value instanceof Expression) {
    return value.text;
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  if (Array.isArray(value)) {
    return value.length < 2
      ? `[${value.map(each => print(each, indent)).join(', ')}]`
      : `[\n${value.map(each => `${indent}  ${print(each, `${indent}  `)}`).join(',\n')}\n${indent}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, each]) => `${indent}  ${quote(key)} = ${print(each, indent)}`);
    return members.length === 0 ? '{}' : `{\n${members.join('\n')}\n${indent}}`;
  }
  return String(value);
}

export function inJson(value: unknown): unknown {
  if (value instanceof Expression) {
    return value.text.startsWith('"') ? JSON.parse(value.text) : `\${${value.text}}`;
  }
  if (Array.isArray(value)) {
    return value.map(inJson);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inJson(each)]));
  }
  return typeof value === 'string' ? value.replaceAll('${', '$${') : value;
}

/** Templates without quotes around them, as the texts of HCL in JSON are. */
import { parseHcl } from './parse';
import type { HclExpression, Operand } from './syntax';

const MARKER = 'END_OF_TEMPLATE';

/** What is read for it: the offsets of its parts are those of this text. */
export function templateText(text: string): string {
  return `a = <<${MARKER}\n${text}\n${MARKER}\n`;
}

export function templateOf(text: string): Operand {
  const { root, problems } = parseHcl(templateText(text));
  const value = root.members[0]?.value;
  if (problems.length > 0 || value === undefined || root.members.length > 1) {
    return { kind: 'operation', form: 'invalid', file: '', offset: 0, end: 0 };
  }
  if (value.kind === 'text') {
    return { ...value, value: value.value.slice(0, -1) };
  }
  const { operation } = value as HclExpression;
  if (operation.form !== 'template') {
    return operation;
  }
  // The end of the line before the marker is none of the text's.
  const last = operation.parts.at(-1);
  const parts = operation.parts.slice(0, -1);
  return last?.kind === 'literal' && last.value !== '\n'
    ? { ...operation, parts: [...parts, { ...last, value: last.value.slice(0, -1) }] }
    : { ...operation, parts };
}

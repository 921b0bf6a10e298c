/** The smallest edit that gives a node another value. */
import type { TextEdit } from '../../text/place';
import { rawText, type Value } from '../edit';
import { smallestEdit } from '../smallest';
import type { Node } from '../tree';
import { commentsBefore, itemStyleOf } from './bracket-edits';
import { commentsWithin, indentAt, type Layout, surroundings } from './layout';
import { printValue } from './print';
import type { HclBody } from './syntax';
import { decodeHeredoc, quote } from './text';

export function replacement(layout: Layout, node: Node, value: Value): TextEdit[] {
  const { text } = layout;
  const before = text.slice(node.offset, node.end);
  if (typeof value === 'string') {
    const inHeredoc = before.startsWith('<<') && node.kind === 'text' ? heredocWith(before, value) : undefined;
    const after = inHeredoc ?? quote(value);
    if (node.kind === 'text') {
      return [smallestEdit(node.offset, before, after)];
    }
  }
  const { parent } = node;
  const isArgument =
    parent?.kind === 'member' && parent.parent.kind === 'body' && (parent.parent as HclBody).style !== 'object';
  const container = parent?.kind === 'list' ? parent : parent?.parent;
  const style =
    container === undefined || isArgument
      ? surroundings(layout, indentAt(layout, node.offset))
      : itemStyleOf(layout, container as HclBody);
  const printed = printValue(value, { ...style, indent: indentAt(layout, node.offset) });
  const edit = smallestEdit(node.offset, before, printed);
  const kept = commentsWithin(layout, node);
  if (
    kept.length === 0 ||
    (rawText(value) !== undefined && kept.every(({ offset, end }) => printed.includes(text.slice(offset, end))))
  ) {
    return [edit];
  }
  // They stand before the member: behind its `=` a comment would end the line.
  const start = parent?.kind === 'member' ? parent.offset : node.offset;
  const comments = { offset: start, end: start, text: commentsBefore(layout, node, style) };
  const whole = { offset: node.offset, end: node.end, text: printed };
  return start === node.offset ? [{ ...whole, text: comments.text + printed }] : [comments, whole];
}

/** A heredoc with another text in it; undefined where it can't hold that. */
function heredocWith(before: string, value: string): string | undefined {
  const opening = /^<<(-?)(\S+?)\r?\n/.exec(before);
  const [head = '', dash, marker = ''] = opening ?? [];
  const closing = before.slice(before.lastIndexOf('\n') + 1);
  const lineEnd = head.endsWith('\r\n') ? '\r\n' : '\n';
  const lines = value.split('\n');
  const isRepresentable =
    opening !== null &&
    lines.pop() === '' &&
    lines.every(line => line.trim() !== marker && !/[\p{Cc}]/u.test(line.replace(/\t/g, '').replace(/\r$/, '')));
  if (!isRepresentable || value.includes('\r') !== (lineEnd === '\r\n' && lines.length > 0)) {
    return undefined;
  }
  const old = before.slice(head.length, before.length - closing.length);
  const indent = dash === '-' ? commonIndent(old) : '';
  if (indent === undefined || (dash === '-' && commonIndent(value) !== '' && value !== '')) {
    return undefined;
  }
  const body = lines.map(line => (line.trim() === '' ? line : indent + line.replace(/([$%])(?=\{)/g, '$1$1')));
  const after = head + body.map(line => `${line}\n`).join('') + closing;
  return decodeHeredoc(body.join('\n')) === lines.map(line => (line.trim() === '' ? line : indent + line)).join('\n')
    ? after
    : undefined;
}

/** The blanks that all lines begin with, but for those that are blank; undefined where they differ in kind. */
function commonIndent(text: string): string | undefined {
  const indents = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => /^[ \t]*/.exec(line)?.[0] ?? '');
  const shortest = indents.reduce((least, indent) => (indent.length < least.length ? indent : least), indents[0] ?? '');
  return indents.every(indent => indent.startsWith(shortest)) ? shortest : undefined;
}

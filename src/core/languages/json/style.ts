/**
 * How a text is laid out, so that what is added looks as if its author had written it: line ends, indentation, what
 * stands behind a colon and between two members of one line. Everything is sniffed from the neighbourhood of the edit.
 */
import { indentOfLine, layoutOf, type Style } from '../../text/layout';
import { rawText, type Value } from '../edit';
import type { Document } from '../language';
import { type Body, type Item, itemsOf, type List } from '../tree';
import { commaBehind } from './comma';

/** How the members of one container stand. */
export interface MemberStyle extends Style {
  /** Each on a line of its own. */
  readonly multiLine: boolean;
  /** What stands before a member of this container at the start of its line. */
  readonly indent: string;
  /** What stands before the line in which the container opens. */
  readonly outerIndent: string;
  /** Between a key and its value, the colon included. */
  readonly colon: string;
  /** Between the comma and the next member of the same line. */
  readonly gap: string;
}

/** The layout of a container's members, taken from its first member, or from its own line where it is empty. */
export function memberStyleOf(document: Document, container: Body | List): MemberStyle {
  const { text } = document;
  const { lines, ...style } = layoutOf(document);
  const [first, second] = itemsOf(container);
  const outerIndent = indentOfLine(text, lines, container.offset);
  if (first === undefined) {
    const multiLine = lines.length > 1;
    return { ...style, multiLine, indent: outerIndent + style.indentUnit, outerIndent, colon: ': ', gap: ' ' };
  }
  const multiLine =
    text.slice(container.offset, first.offset).includes('\n') ||
    (second !== undefined && text.slice(first.end, second.offset).includes('\n'));
  const indent = indentOfLine(text, lines, first.offset);
  return {
    ...style,
    indentUnit:
      multiLine && indent.length > outerIndent.length && indent.startsWith(outerIndent)
        ? indent.slice(outerIndent.length)
        : style.indentUnit,
    multiLine,
    indent,
    outerIndent,
    colon: first.kind === 'member' ? colonOf(text.slice(first.keyEnd, first.value.offset)) : colonOf(text),
    gap: second === undefined ? ' ' : gapBetween(text, first, second),
  };
}

/** The blanks between the comma behind a member and the next member; a space where there is more than blanks. */
function gapBetween(text: string, member: Item, next: Item): string {
  const gap = text.slice(commaBehind(text, member) + 1, next.offset);
  return /^[ \t]*$/.test(gap) ? gap : ' ';
}

/** A colon with at most two spaces around it is somebody's style; more is a table, which a new line doesn't join. */
function colonOf(between: string): string {
  return /^ ?: {0,2}$/.test(between) ? between : ': ';
}

/** A value as JSON: objects spread over lines in a container that is, arrays of scalars on one line. */
export function printValue(value: Value, style: MemberStyle, indent = style.indent): string {
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  const raw = rawText(value);
  if (raw !== undefined) {
    return raw;
  }
  const inner = indent + style.indentUnit;
  const [open, closing, parts] = Array.isArray(value)
    ? ['[', ']', (value as readonly Value[]).map(element => printValue(element, style, inner))]
    : [
        '{',
        '}',
        Object.entries(value).map(
          ([key, member]) => JSON.stringify(key) + style.colon + printValue(member, style, inner),
        ),
      ];
  const flat = Array.isArray(value) && value.every(element => element === null || typeof element !== 'object');
  if (parts.length === 0 || flat || !style.multiLine) {
    const padding = open === '{' && parts.length > 0 ? style.gap : '';
    return open + padding + parts.join(`,${style.gap}`) + padding + closing;
  }
  const separator = style.lineEnd + inner;
  return open + separator + parts.join(`,${separator}`) + style.lineEnd + indent + closing;
}

/** How a text is laid out, so that what is added looks as if its author had written it. */
import { indentOfLine } from '../../text/layout';
import { lineStarts, positionAt } from '../../text/lines';
import type { Span } from '../../text/place';
import { lexerOf, lineEnd, nextToken, resumeAt } from './lexer';
import type { HclText } from './parse';
import type { Surroundings } from './print';
import type { HclBody } from './syntax';
import { Token } from './token';

/** A text with what every edit of it needs. */
export interface Layout {
  readonly text: string;
  readonly comments: readonly Span[];
  readonly lineEnd: string;
  /** One level of indentation. */
  readonly unit: string;
  /** The offsets at which the lines begin. */
  readonly lines: readonly number[];
  /** The offsets of the members of the file behind a line that ends every run: a blank one, or the brace of a block alone. */
  readonly breaks: readonly number[];
}

export function layoutOf({ text, comments, root }: Pick<HclText, 'text' | 'comments' | 'root'>): Layout {
  const firstBreak = text.indexOf('\n');
  const layout = {
    text,
    comments,
    lineEnd: firstBreak > 0 && text.charCodeAt(firstBreak - 1) === 13 ? '\r\n' : '\n',
    unit: '  ',
    lines: lineStarts(text),
    breaks: [],
  };
  const breaks = root.members.flatMap(({ offset }) => (isBehindBreak(layout, offset) ? [offset] : []));
  return { ...layout, breaks, unit: unitOf(layout, root) };
}

function isBehindBreak(layout: Layout, offset: number): boolean {
  const start = lineStartOf(layout, offset);
  return isFirstOfLine(layout, offset) && /\n\}?\r?\n$/.test(layout.text.slice(Math.max(0, start - 4), start));
}

/** How much deeper the first member stands that is deeper than its block; two blanks where none is. */
function unitOf(layout: Layout, root: HclBody): string {
  for (const { offset, value } of root.members) {
    const first = value.kind === 'body' ? value.members[0] : undefined;
    if (first !== undefined && isFirstOfLine(layout, first.offset)) {
      const outer = indentAt(layout, offset);
      const inner = indentAt(layout, first.offset);
      if (inner.length > outer.length && inner.startsWith(outer)) {
        return inner.slice(outer.length);
      }
    }
  }
  return '  ';
}

export function lineStartOf({ lines }: Layout, offset: number): number {
  return offset - positionAt(lines, offset).character;
}

/** The blanks at the start of the line in which an offset stands. */
export function indentAt({ text, lines }: Layout, offset: number): string {
  return indentOfLine(text, lines, offset);
}

/** What stands around something new whose line is indented so. */
export function surroundings({ lineEnd, unit }: Layout, indent: string, multiLine = true): Surroundings {
  return { lineEnd, unit, indent, multiLine };
}

/** Whether nothing but blanks stands before an offset on its line. */
export function isFirstOfLine(layout: Layout, offset: number): boolean {
  return lineStartOf(layout, offset) + indentAt(layout, offset).length === offset;
}

export function isOnOneLine({ text }: Layout, { offset, end }: Span): boolean {
  const lineBreak = text.indexOf('\n', offset);
  return lineBreak < 0 || lineBreak >= end;
}

/** Where the line ends in which an offset stands, without what ends it. */
export function endOfLine({ text }: Layout, offset: number): number {
  return lineEnd(text, offset);
}

/** Behind what ends the line that ends at an offset. */
export function behindLineEnd({ text }: Layout, end: number): number {
  const isPair = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
  return isPair ? end + 2 : text.charCodeAt(end) === 10 ? end + 1 : end;
}

/** The comments within a span, in the order of the text. */
export function commentsWithin({ comments }: Layout, { offset, end }: Span): readonly Span[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Span).offset < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  let behind = low;
  while (behind < comments.length && (comments[behind] as Span).end <= end) {
    behind += 1;
  }
  return comments.slice(low, behind);
}

export function isLineComment({ text }: Layout, { offset }: Span): boolean {
  return !text.startsWith('/*', offset);
}

/** The comma behind an element or a member of an object; -1 where none stands. */
export function commaBehind(text: string, end: number): number {
  const lexer = lexerOf(text);
  resumeAt(lexer, end);
  let kind = nextToken(lexer);
  while (kind === Token.newline || kind === Token.comment) {
    kind = nextToken(lexer);
  }
  return kind === Token.comma ? lexer.offset : -1;
}

/** Behind the comments that follow an offset on its line; the offset itself where there are none. */
export function behindComments({ text }: Layout, offset: number): number {
  const lexer = lexerOf(text);
  resumeAt(lexer, offset);
  let end = offset;
  while (nextToken(lexer) === Token.comment) {
    if (text.slice(lexer.offset, lexer.end).includes('\n')) {
      return end;
    }
    end = lexer.end;
  }
  return end > offset && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

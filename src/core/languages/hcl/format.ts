/**
 * Whether a text is as the formatter of Packer and Terraform writes it. What that does is in hashicorp/hcl's
 * hclwrite/format.go: it changes nothing but the blanks before tokens, by lines.
 */

import type { TextEdit } from '../../text/place';
import { Token } from './token';
import { bracketChange, columnsOf, linesOf, type TokenLine, type Tokens, tokensOf } from './tokens';

/** Whether the formatter leaves a text as it is. */
export function isFormatted(text: string): boolean {
  for (const _ of formatting(text)) {
    return false;
  }
  return true;
}

/** What the formatter changes in a text, in its order. */
export function* formatting(text: string): Generator<TextEdit> {
  const tokens = tokensOf(text);
  const blanks = formattedBlanks(tokens);
  let end = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    const offset = tokens.offsets[index] as number;
    if (offset - end !== blanks[index] || !isAllSpaces(text, end, offset)) {
      yield { offset: end, end: offset, text: ' '.repeat(blanks[index] as number) };
    }
    end = tokens.ends[index] as number;
  }
}

function isAllSpaces(text: string, offset: number, end: number): boolean {
  for (let index = offset; index < end; index += 1) {
    if (text.charCodeAt(index) !== 32) {
      return false;
    }
  }
  return true;
}

/** The blanks that the formatter puts before each token. */
function formattedBlanks(tokens: Tokens): Int32Array {
  const blanks = new Int32Array(tokens.count);
  const lines = linesOf(tokens);
  indent(tokens, lines, blanks);
  for (const line of lines) {
    const behindAssign = line.comment < 0 ? line.behind : line.comment;
    const behindLead = line.assign < 0 ? behindAssign : line.assign;
    space(tokens, blanks, line.first, behindLead);
    if (line.assign >= 0) {
      space(tokens, blanks, line.assign, behindAssign);
    }
  }
  const columns = (first: number, behind: number): number => {
    let sum = 0;
    for (let index = first; index < behind; index += 1) {
      sum +=
        (blanks[index] as number) +
        columnsOf(tokens.text, tokens.offsets[index] as number, tokens.ends[index] as number);
    }
    return sum;
  };
  align(lines, line => line.assign, columns, blanks);
  align(lines, line => line.comment, columns, blanks);
  return blanks;
}

/** Puts a cell of lines that follow on each other in one column. */
function align(
  lines: readonly TokenLine[],
  cellOf: (line: TokenLine) => number,
  columns: (first: number, behind: number) => number,
  blanks: Int32Array,
): void {
  for (let index = 0; index < lines.length; ) {
    const widths: number[] = [];
    let line = lines[index];
    while (line !== undefined && cellOf(line) >= 0) {
      widths.push(columns(line.first, cellOf(line)));
      line = lines[index + widths.length];
    }
    const widest = widths.reduce((most, width) => Math.max(most, width), 0);
    for (const [at, width] of widths.entries()) {
      blanks[cellOf(lines[index + at] as TokenLine)] = widest - width + 1;
    }
    index += Math.max(1, widths.length);
  }
}

/** A line that opens more brackets than it closes is a step deeper for those behind it, by however many. */
function indent(tokens: Tokens, lines: readonly TokenLine[], blanks: Int32Array): void {
  const { kinds } = tokens;
  const steps: number[] = [];
  for (const line of lines) {
    if (kinds[line.first] === Token.newline) {
      continue;
    }
    const net = netOfLine(tokens, line);
    let closed = -net;
    while (closed > 0 && steps.length > 0) {
      const opened = steps[steps.length - 1] as number;
      if (closed < opened) {
        steps[steps.length - 1] = opened - closed;
      } else {
        steps.pop();
      }
      closed -= opened;
    }
    blanks[line.first] = 2 * steps.length;
    if (net > 0) {
      steps.push(net);
    }
  }
}

/** Behind the start of a heredoc, only what is of an argument counts. */
function netOfLine({ kinds }: Tokens, { first, behind, assign, comment }: TokenLine): number {
  const behindAssign = comment < 0 ? behind : comment;
  let net = 0;
  for (let index = first; index < (assign < 0 ? behindAssign : assign); index += 1) {
    net += bracketChange(kinds[index] as number);
    if (kinds[index] === Token.openHeredoc) {
      break;
    }
  }
  for (let index = assign < 0 ? behindAssign : assign; index < behindAssign; index += 1) {
    net += bracketChange(kinds[index] as number);
  }
  return net;
}

const NIL = Token.end;

/** The blanks between the tokens of a cell. */
function space({ text, kinds, offsets, ends }: Tokens, blanks: Int32Array, first: number, behind: number): void {
  let before: number = NIL;
  for (let index = first; index < behind - 1; index += 1) {
    const kind = kinds[index] as number;
    const after = kinds[index + 1] as number;
    const isIn =
      kind === Token.identifier &&
      before === Token.identifier &&
      (ends[index] as number) - (offsets[index] as number) === 2 &&
      text.startsWith('in', offsets[index]);
    blanks[index + 1] = isSpaced(kind, before, after, isIn) ? 1 : 0;
    before = kind;
  }
}

const IN_TEMPLATE_BEHIND = new Set<number>([Token.literal, Token.openQuote, Token.openHeredoc]);
const IN_TEMPLATE_BEFORE = new Set<number>([Token.literal, Token.closeQuote, Token.closeHeredoc]);

/** Behind these a minus is a sign. */
const BEFORE_SIGN = new Set<number>([
  NIL,
  Token.openParenthesis,
  Token.openBrace,
  Token.openBracket,
  Token.equal,
  Token.colon,
  Token.comma,
  Token.question,
  Token.plus,
  Token.star,
  Token.slash,
  Token.percent,
  Token.minus,
  Token.equalTo,
  Token.notEqualTo,
  Token.greater,
  Token.greaterOrEqual,
  Token.less,
  Token.lessOrEqual,
  Token.and,
  Token.or,
  Token.not,
]);

/** Whether a blank stands behind a token, in the order in which the formatter asks (spaceAfterToken). */
function isSpaced(kind: number, before: number, after: number, isIn: boolean): boolean {
  if (
    after === Token.newline ||
    (kind === Token.identifier && (after === Token.openParenthesis || after === Token.doubleColon)) ||
    (kind === Token.doubleColon && after === Token.identifier) ||
    kind === Token.dot ||
    after === Token.dot ||
    after === Token.comma ||
    after === Token.ellipsis
  ) {
    return false;
  }
  if (kind === Token.comma) {
    return true;
  }
  if (IN_TEMPLATE_BEHIND.has(kind) || IN_TEMPLATE_BEFORE.has(after)) {
    return false;
  }
  if (isIn) {
    return true;
  }
  if (after === Token.openBracket && (kind === Token.identifier || kind === Token.number || bracketChange(kind) < 0)) {
    return false;
  }
  if (kind === Token.not) {
    return false;
  }
  if (kind === Token.minus) {
    return !BEFORE_SIGN.has(before);
  }
  if (kind === Token.openBrace || after === Token.closeBrace) {
    return kind !== Token.openBrace || after !== Token.closeBrace;
  }
  return isSpacedAtBrackets(kind, after);
}

function isSpacedAtBrackets(kind: number, after: number): boolean {
  const isOpening = kind === Token.interpolation || kind === Token.directive;
  if ((isOpening && after === Token.openBrace) || (kind === Token.closeBrace && after === Token.sequenceEnd)) {
    return true;
  }
  if (kind === Token.sequenceEnd && (after === Token.interpolation || after === Token.directive)) {
    return false;
  }
  return bracketChange(kind) <= 0 && bracketChange(after) >= 0;
}

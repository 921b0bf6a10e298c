/**
 * The tokens of a text in HCL's native syntax. One at a time, each in time that grows with its own length: a text of
 * any kind is read once.
 */
import { isBlank } from '../../text/layout';
import { isDigit, nameEnd, numberEnd } from './characters';
import { Token } from './token';

/** What is wrong with a token by itself. */
export type LexicalCode = 'invalid-character' | 'unclosed-text' | 'unclosed-heredoc' | 'unclosed-comment';

const MAIN = 0;
const QUOTED = 1;
const HEREDOC = 2;

type Mode = typeof MAIN | typeof QUOTED | typeof HEREDOC;

/** A text with the token that was read last. */
export interface Lexer {
  readonly text: string;
  /** One of `Token`. */
  kind: number;
  offset: number;
  /** Exclusive; where the next token is looked for. */
  end: number;
  problem: LexicalCode | undefined;
  mode: Mode;
  /** The braces that are open in the sequence of a template that is read. */
  braces: number;
  /** Of every template and sequence around, innermost last: its mode, and the braces that were open. */
  readonly around: number[];
  /** The end marker of each heredoc that is open. */
  readonly markers: string[];
}

const BYTE_ORDER_MARK = 0xfeff;

/** Stands before the first token. */
export function lexerOf(text: string): Lexer {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  return {
    text,
    kind: Token.newline,
    offset: start,
    end: start,
    problem: undefined,
    mode: MAIN,
    braces: 0,
    around: [],
    markers: [],
  };
}

/** Goes on at an offset outside of every template, as if the text began there. */
export function resumeAt(lexer: Lexer, offset: number): void {
  lexer.around.length = 0;
  lexer.markers.length = 0;
  lexer.mode = MAIN;
  lexer.braces = 0;
  lexer.end = offset;
}

/** Moves to the next token, and gives its kind. */
export function nextToken(lexer: Lexer): number {
  lexer.problem = undefined;
  lexer.kind = lexer.mode === MAIN ? mainToken(lexer) : templateToken(lexer);
  return lexer.kind;
}

const SINGLE = new Map<number, number>([
  [0x5b, Token.openBracket],
  [0x5d, Token.closeBracket],
  [0x28, Token.openParenthesis],
  [0x29, Token.closeParenthesis],
  [0x2c, Token.comma],
  [0x2a, Token.star],
  [0x25, Token.percent],
  [0x2b, Token.plus],
  [0x2d, Token.minus],
  [0x3f, Token.question],
]);

function mainToken(lexer: Lexer): number {
  const { text } = lexer;
  let offset = lexer.end;
  let code = text.charCodeAt(offset);
  while (code === 32 || code === 9) {
    offset += 1;
    code = text.charCodeAt(offset);
  }
  lexer.offset = offset;
  const end = nameEnd(text, offset);
  if (end > offset) {
    lexer.end = end;
    return Token.identifier;
  }
  switch (code) {
    case 0x0a:
      return took(lexer, 1, Token.newline);
    case 0x0d:
      return text.charCodeAt(offset + 1) === 0x0a ? took(lexer, 2, Token.newline) : invalid(lexer);
    case 0x22:
      return quoted(lexer);
    case 0x23:
      return lineComment(lexer);
    case 0x2f:
      return slash(lexer);
    case 0x7b:
      lexer.braces += 1;
      return took(lexer, 1, Token.openBrace);
    case 0x7d:
      return closingBrace(lexer, 1);
    case 0x2e:
      return text.startsWith('...', offset) ? took(lexer, 3, Token.ellipsis) : took(lexer, 1, Token.dot);
    default:
      if (isDigit(code)) {
        lexer.end = numberEnd(text, offset);
        return Token.number;
      }
      return symbol(lexer, code, text.charCodeAt(offset + 1));
  }
}

function took(lexer: Lexer, length: number, kind: number): number {
  lexer.end = lexer.offset + length;
  return kind;
}

function symbol(lexer: Lexer, code: number, next: number): number {
  const single = SINGLE.get(code);
  if (single !== undefined) {
    return took(lexer, 1, single);
  }
  switch (code) {
    case 0x3d:
      return next === 0x3d
        ? took(lexer, 2, Token.equalTo)
        : next === 0x3e
          ? took(lexer, 2, Token.arrow)
          : took(lexer, 1, Token.equal);
    case 0x21:
      return next === 0x3d ? took(lexer, 2, Token.notEqualTo) : took(lexer, 1, Token.not);
    case 0x3e:
      return next === 0x3d ? took(lexer, 2, Token.greaterOrEqual) : took(lexer, 1, Token.greater);
    case 0x3c:
      return next === 0x3d ? took(lexer, 2, Token.lessOrEqual) : next === 0x3c ? heredoc(lexer) : less(lexer);
    case 0x26:
      return next === 0x26 ? took(lexer, 2, Token.and) : invalid(lexer);
    case 0x7c:
      return next === 0x7c ? took(lexer, 2, Token.or) : invalid(lexer);
    case 0x3a:
      return next === 0x3a ? took(lexer, 2, Token.doubleColon) : took(lexer, 1, Token.colon);
    case 0x7e:
      return next === 0x7d ? closingBrace(lexer, 2) : invalid(lexer);
    default:
      if (lexer.offset >= lexer.text.length) {
        lexer.offset = lexer.text.length;
        return took(lexer, 0, Token.end);
      }
      return invalid(lexer);
  }
}

function less(lexer: Lexer): number {
  return took(lexer, 1, Token.less);
}

function invalid(lexer: Lexer): number {
  lexer.problem = 'invalid-character';
  const isPair = (lexer.text.codePointAt(lexer.offset) as number) > 0xffff;
  return took(lexer, isPair ? 2 : 1, Token.invalid);
}

/** A brace ends the sequence of a template where as many were opened in it as closed. */
function closingBrace(lexer: Lexer, length: number): number {
  lexer.end = lexer.offset + length;
  if (lexer.braces === 0 && lexer.around.length > 0) {
    lexer.braces = lexer.around.pop() as number;
    lexer.mode = lexer.around.pop() as Mode;
    return Token.sequenceEnd;
  }
  lexer.braces = Math.max(0, lexer.braces - 1);
  return length === 2 ? Token.sequenceEnd : Token.closeBrace;
}

function enter(lexer: Lexer, mode: Mode): void {
  lexer.around.push(lexer.mode, lexer.braces);
  lexer.mode = mode;
  lexer.braces = 0;
}

function leave(lexer: Lexer): void {
  lexer.braces = lexer.around.pop() as number;
  lexer.mode = lexer.around.pop() as Mode;
}

function lineComment(lexer: Lexer): number {
  lexer.end = lineEnd(lexer.text, lexer.offset);
  return Token.comment;
}

/** Where the line ends in which an offset stands, without what ends it. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) {
    return text.length;
  }
  return end > offset && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}

function slash(lexer: Lexer): number {
  const next = lexer.text.charCodeAt(lexer.offset + 1);
  if (next === 0x2f) {
    return lineComment(lexer);
  }
  if (next !== 0x2a) {
    return took(lexer, 1, Token.slash);
  }
  const end = lexer.text.indexOf('*/', lexer.offset + 2);
  if (end < 0) {
    lexer.problem = 'unclosed-comment';
    lexer.end = lexer.text.length;
  } else {
    lexer.end = end + 2;
  }
  return Token.comment;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DOLLAR = 0x24;
const PERCENT = 0x25;
const BRACE = 0x7b;

/** A plain text as one token; of any other template its opening quote. */
function quoted(lexer: Lexer): number {
  const { text } = lexer;
  let end = lexer.offset + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code === QUOTE) {
      lexer.end = end + 1;
      return Token.plainText;
    }
    const isSequence = (code === DOLLAR || code === PERCENT) && text.charCodeAt(end + 1) === BRACE;
    if (code === BACKSLASH || isSequence || code === 0x0a || code === 0x0d || end >= text.length) {
      enter(lexer, QUOTED);
      return took(lexer, 1, Token.openQuote);
    }
    end += 1;
  }
}

/** `<<` begins a heredoc only where a name and the end of the line follow at once. */
function heredoc(lexer: Lexer): number {
  const { text, offset } = lexer;
  const start = text.charCodeAt(offset + 2) === 0x2d ? offset + 3 : offset + 2;
  const end = nameEnd(text, start);
  const lineBreak = text.charCodeAt(end) === 0x0d ? end + 1 : end;
  if (end === start || text.charCodeAt(lineBreak) !== 0x0a) {
    return less(lexer);
  }
  enter(lexer, HEREDOC);
  lexer.markers.push(text.slice(start, end));
  lexer.end = lineBreak + 1;
  return Token.openHeredoc;
}

function templateToken(lexer: Lexer): number {
  const { text } = lexer;
  lexer.offset = lexer.end;
  const code = text.charCodeAt(lexer.offset);
  if ((code === DOLLAR || code === PERCENT) && text.charCodeAt(lexer.offset + 1) === BRACE) {
    enter(lexer, MAIN);
    const kind = code === DOLLAR ? Token.interpolation : Token.directive;
    return took(lexer, text.charCodeAt(lexer.offset + 2) === 0x7e ? 3 : 2, kind);
  }
  return lexer.mode === QUOTED ? quotedToken(lexer, code) : heredocToken(lexer);
}

function quotedToken(lexer: Lexer, code: number): number {
  if (code === QUOTE) {
    leave(lexer);
    return took(lexer, 1, Token.closeQuote);
  }
  const end = literalEnd(lexer, lexer.offset);
  if (end > lexer.offset) {
    lexer.end = end;
    return Token.literal;
  }
  // The line ends, or the text: what was written goes on in the next line as if the quote stood here.
  lexer.problem = 'unclosed-text';
  leave(lexer);
  return took(lexer, 0, Token.closeQuote);
}

/** Where a literal part ends, within its line: before a sequence, and in quotes before a quote. */
function literalEnd({ text, mode }: Lexer, offset: number): number {
  let end = offset;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === 0x0a || (code === 0x0d && (mode === QUOTED || text.charCodeAt(end + 1) === 0x0a))) {
      return end;
    }
    if (code === DOLLAR || code === PERCENT) {
      const next = text.charCodeAt(end + 1);
      if (next === BRACE) {
        return end;
      }
      if (next === code && text.charCodeAt(end + 2) === BRACE) {
        end += 2;
      }
    } else if (mode === QUOTED) {
      if (code === QUOTE) {
        return end;
      }
      const next = text.charCodeAt(end + 1);
      if (code === BACKSLASH && next !== 0x0a && next !== 0x0d) {
        end += 1;
      }
    }
  }
  return text.length;
}

/** A literal part of a heredoc, which goes over lines; or its end. */
function heredocToken(lexer: Lexer): number {
  const { text } = lexer;
  const marker = lexer.markers[lexer.markers.length - 1] as string;
  let at = lexer.offset;
  for (;;) {
    if (text.charCodeAt(at - 1) === 0x0a) {
      const end = markerEnd(text, at, marker);
      if (end >= 0) {
        return at > lexer.offset ? literalUpTo(lexer, at) : closeHeredoc(lexer, end);
      }
    }
    at = literalEnd(lexer, at);
    if (at >= text.length) {
      return at > lexer.offset ? literalUpTo(lexer, at) : closeHeredoc(lexer, at);
    }
    if (text.charCodeAt(at) === 0x0d) {
      at += 1;
    }
    if (text.charCodeAt(at) !== 0x0a) {
      return literalUpTo(lexer, at);
    }
    at += 1;
  }
}

function literalUpTo(lexer: Lexer, end: number): number {
  lexer.end = end;
  return Token.literal;
}

/** The scanner takes the marker for one only where its line ends (hclsyntax/scan_tokens.rl, heredocLiteralEOL). */
function closeHeredoc(lexer: Lexer, end: number): number {
  if (end >= lexer.text.length) {
    lexer.problem = 'unclosed-heredoc';
  }
  lexer.markers.pop();
  leave(lexer);
  lexer.end = end;
  return Token.closeHeredoc;
}

/** The end of the line that begins at an offset where it holds an end marker and nothing else; else -1. */
function markerEnd(text: string, offset: number, marker: string): number {
  let start = offset;
  while (isBlank(text.charCodeAt(start))) {
    start += 1;
  }
  if (!text.startsWith(marker, start)) {
    return -1;
  }
  let end = start + marker.length;
  while (isBlank(text.charCodeAt(end)) || (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) !== 0x0a)) {
    end += 1;
  }
  return end >= text.length || end === lineEnd(text, end) ? end : -1;
}

/**
 * The tokens of a JSON text. What most texts are made of (blanks, punctuation, strings without escapes) is read here:
 * jsonc-parser's scanner, which makes a text of every blank, takes several times as long for it. All else is the
 * library's: escapes, numbers, words, comments, and what is no JSON.
 */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import { Token, TokenError } from './tokens';

/** A text with the token that was read last. */
export interface Tokens {
  readonly text: string;
  readonly scanner: JSONScanner;
  /** One of `Token`. */
  kind: number;
  offset: number;
  /** Exclusive. The library steps past the end of the text where it looks for the end of a comment. */
  end: number;
  /** Read without the library. */
  plain: boolean;
}

const BYTE_ORDER_MARK = 0xfeff;

/** Stands before the first token. */
export function tokensOf(text: string): Tokens {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  return { text, scanner: createScanner(text, false), kind: Token.unknown, offset: start, end: start, plain: true };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** Moves to the next token that is no blank, and gives its kind. */
export function nextToken(tokens: Tokens): number {
  const { text } = tokens;
  let offset = tokens.end;
  let code = text.charCodeAt(offset);
  while (code === SPACE || code === 0x0a || code === 0x0d || code === 0x09) {
    offset += 1;
    code = text.charCodeAt(offset);
  }
  const kind = plainKind(code);
  const end = kind === Token.string ? plainStringEnd(text, offset) : offset + 1;
  tokens.offset = offset;
  tokens.plain = kind !== Token.unknown && end >= 0;
  if (tokens.plain) {
    tokens.kind = kind;
    tokens.end = end;
  } else {
    tokens.scanner.setPosition(offset);
    tokens.kind = tokens.scanner.scan();
    tokens.end = offset + tokens.scanner.getTokenLength();
  }
  return tokens.kind;
}

/** What is read without the library, by its first character; unknown where nothing is. */
function plainKind(code: number): number {
  switch (code) {
    case QUOTE:
      return Token.string;
    case 0x2c:
      return Token.comma;
    case 0x3a:
      return Token.colon;
    case 0x5b:
      return Token.openBracket;
    case 0x5d:
      return Token.closeBracket;
    case 0x7b:
      return Token.openBrace;
    case 0x7d:
      return Token.closeBrace;
    default:
      return Token.unknown;
  }
}

/** The end of the string that begins at an offset; -1 where it has an escape, a control character or no end. */
function plainStringEnd(text: string, offset: number): number {
  let end = offset + 1;
  let code = text.charCodeAt(end);
  // Behind the end of the text the code is NaN, which isn't at least anything.
  while (code >= SPACE && code !== QUOTE && code !== BACKSLASH) {
    end += 1;
    code = text.charCodeAt(end);
  }
  return code === QUOTE ? end + 1 : -1;
}

/** One of `TokenError`. */
export function tokenError({ plain, scanner }: Tokens): number {
  return plain ? TokenError.none : scanner.getTokenError();
}

/** A string as decoded text, or a number as it is written. */
export function tokenValue({ plain, scanner, text, offset, end }: Tokens): string {
  return plain ? text.slice(offset + 1, end - 1) : scanner.getTokenValue();
}

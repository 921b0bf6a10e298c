/**
 * The tokens of a JSON text. What most texts are made of (blanks, punctuation, strings, whole numbers, words) is read
 * here: jsonc-parser's scanner, which makes a text of every blank, takes several times as long for it. All else is the
 * library's: other numbers, comments, and what is no JSON.
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
  /** A string that was read so has escapes in it. */
  escaped: boolean;
}

const BYTE_ORDER_MARK = 0xfeff;

/** Stands before the first token. */
export function tokensOf(text: string): Tokens {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const scanner = createScanner(text, false);
  return { text, scanner, kind: Token.unknown, offset: start, end: start, plain: true, escaped: false };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;

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
  tokens.escaped = false;
  const end = plainEnd(tokens, kind, offset, code);
  tokens.offset = offset;
  tokens.plain = end >= 0;
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

/** What may be read without the library, by its first character; unknown where nothing is. */
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
    case 0x74:
      return Token.trueKeyword;
    case 0x66:
      return Token.falseKeyword;
    case 0x6e:
      return Token.nullKeyword;
    default:
      return code >= ZERO && code <= NINE ? Token.number : Token.unknown;
  }
}

/** Where a token of a kind ends that begins at an offset; -1 where only the library can tell. */
function plainEnd(tokens: Tokens, kind: number, offset: number, code: number): number {
  switch (kind) {
    case Token.string:
      return plainStringEnd(tokens, offset);
    case Token.number:
      return plainNumberEnd(tokens.text, offset, code);
    case Token.trueKeyword:
      return wordEnd(tokens.text, offset, 'true');
    case Token.falseKeyword:
      return wordEnd(tokens.text, offset, 'false');
    case Token.nullKeyword:
      return wordEnd(tokens.text, offset, 'null');
    case Token.unknown:
      return -1;
    default:
      return offset + 1;
  }
}

/** The end of the string that begins at an offset; -1 where it has a wrong escape, a control character or no end. */
function plainStringEnd(tokens: Tokens, offset: number): number {
  const { text } = tokens;
  let end = offset + 1;
  let code = text.charCodeAt(end);
  // Behind the end of the text the code is NaN, which isn't at least anything.
  while (code >= SPACE && code !== QUOTE) {
    if (code === BACKSLASH) {
      tokens.escaped = true;
      end += 1;
      if (!isPlainEscape(text.charCodeAt(end))) {
        return -1;
      }
    }
    end += 1;
    code = text.charCodeAt(end);
  }
  return code === QUOTE ? end + 1 : -1;
}

/** Whether a character makes an escape of two: `\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r` or `\t`. */
function isPlainEscape(code: number): boolean {
  switch (code) {
    case BACKSLASH:
    case QUOTE:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}

/** The end of a whole number; -1 where it has a fraction or an exponent. Behind a zero at the beginning a number ends. */
function plainNumberEnd(text: string, offset: number, first: number): number {
  let end = offset + 1;
  let code = text.charCodeAt(end);
  while (first !== ZERO && code >= ZERO && code <= NINE) {
    end += 1;
    code = text.charCodeAt(end);
  }
  return code === 0x2e || code === 0x65 || code === 0x45 ? -1 : end;
}

/** The end of a word; -1 where another stands there, or more behind it than what separates. */
function wordEnd(text: string, offset: number, word: string): number {
  const end = offset + word.length;
  return text.startsWith(word, offset) && isSeparator(text.charCodeAt(end)) ? end : -1;
}

function isSeparator(code: number): boolean {
  return code === 0x2c || code === 0x0a || code === 0x0d || code === SPACE || code === 0x7d || code === 0x5d;
}

/** One of `TokenError`. */
export function tokenError({ plain, scanner }: Tokens): number {
  return plain ? TokenError.none : scanner.getTokenError();
}

/** Reads on over the ends of lines to the quote that closes a string, and gives it decoded; undefined where none does. */
export function stringOverLines(tokens: Tokens): string | undefined {
  const { text, offset } = tokens;
  let end = offset + 1;
  while (end < text.length && text.charCodeAt(end) !== QUOTE) {
    end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  }
  if (end >= text.length) {
    return undefined;
  }
  tokens.end = end + 1;
  const onOneLine = text
    .slice(offset, tokens.end)
    .replace(/[\r\n]/g, character => (character === '\n' ? String.raw`\n` : String.raw`\r`));
  const scanner = createScanner(onOneLine, false);
  scanner.scan();
  return scanner.getTokenValue();
}

/** Whether a string is written just as its text is, without escapes, and is that one: told without making a text of it. */
export function isPlainString({ plain, escaped, text, offset, end }: Tokens, value: string): boolean {
  return plain && !escaped && end - offset === value.length + 2 && text.startsWith(value, offset + 1);
}

/** A string as decoded text, or a number as it is written. */
export function tokenValue({ kind, plain, escaped, scanner, text, offset, end }: Tokens): string {
  if (!plain) {
    return scanner.getTokenValue();
  }
  if (kind !== Token.string) {
    return text.slice(offset, end);
  }
  return escaped ? (JSON.parse(text.slice(offset, end)) as string) : text.slice(offset + 1, end - 1);
}

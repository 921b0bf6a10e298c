/** All tokens of a text, for what goes by lines and not by the tree. */
import { lexerOf, nextToken } from './lexer';
import { Token } from './token';

export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** Of each token one of `Token`. */
  readonly kinds: Uint8Array;
  readonly offsets: Int32Array;
  /** Of a comment that its line ends, with the end of the line, as the reference implementation has it. */
  readonly ends: Int32Array;
}

/** Without the end of the text. */
export function tokensOf(text: string): Tokens {
  let size = 16 + (text.length >> 2);
  let kinds = new Uint8Array(size);
  let offsets = new Int32Array(size);
  let ends = new Int32Array(size);
  let count = 0;
  let wasLineComment = false;
  const lexer = lexerOf(text);
  for (let kind = nextToken(lexer); kind !== Token.end; kind = nextToken(lexer)) {
    if (count === size) {
      size *= 2;
      kinds = grown(kinds, new Uint8Array(size));
      offsets = grown(offsets, new Int32Array(size));
      ends = grown(ends, new Int32Array(size));
    }
    if (kind === Token.newline && wasLineComment) {
      ends[count - 1] = lexer.end;
      wasLineComment = false;
      continue;
    }
    wasLineComment = kind === Token.comment && !text.startsWith('/*', lexer.offset);
    kinds[count] = kind;
    offsets[count] = lexer.offset;
    ends[count] = lexer.end;
    count += 1;
  }
  return { text, count, kinds, offsets, ends };
}

function grown<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * A line of tokens, in three cells: `lead`, up to the `=` of an argument that is whole in the line; `assign`, from there;
 * and a trailing comment (hclwrite/format.go, formatLine). A heredoc, and a value in quotes, is in one line with what
 * stands before it.
 */
export interface TokenLine {
  /** Indexes of tokens: the first, and the one behind the last. */
  readonly first: number;
  readonly behind: number;
  /** The `=`; -1 where there is none. */
  readonly assign: number;
  /** -1 where there is none, and where nothing stands before the comment. */
  readonly comment: number;
}

export function linesOf(tokens: Tokens): TokenLine[] {
  const lines: TokenLine[] = [];
  let first = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    if (endsLine(tokens, index) || index === tokens.count - 1) {
      lines.push(lineOf(tokens, first, index + 1));
      first = index + 1;
    }
  }
  return lines;
}

function endsLine({ text, kinds, ends }: Tokens, index: number): boolean {
  const kind = kinds[index];
  return kind === Token.newline || (kind === Token.comment && text.charCodeAt((ends[index] as number) - 1) === 0x0a);
}

function lineOf(tokens: Tokens, first: number, behind: number): TokenLine {
  const { kinds } = tokens;
  const comment = behind - first > 1 && kinds[behind - 1] === Token.comment ? behind - 1 : -1;
  const leadEnd = comment < 0 ? behind : comment;
  for (let index = first + 1; index < leadEnd; index += 1) {
    if (kinds[index] === Token.equal) {
      const assign = netBrackets(tokens, index, leadEnd) === 0 ? index : -1;
      return { first, behind, assign, comment };
    }
  }
  return { first, behind, assign: -1, comment };
}

function netBrackets({ kinds }: Tokens, first: number, behind: number): number {
  let net = 0;
  for (let index = first; index < behind; index += 1) {
    net += bracketChange(kinds[index] as number);
  }
  return net;
}

export function bracketChange(kind: number): number {
  switch (kind) {
    case Token.openBrace:
    case Token.openBracket:
    case Token.openParenthesis:
    case Token.interpolation:
    case Token.directive:
      return 1;
    case Token.closeBrace:
    case Token.closeBracket:
    case Token.closeParenthesis:
    case Token.sequenceEnd:
      return -1;
    default:
      return 0;
  }
}

/** So many columns a stretch of text takes: one for each character that a reader sees. */
export function columnsOf(text: string, offset: number, end: number): number {
  for (let index = offset; index < end; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 126 || code === 13) {
      return [...new Intl.Segmenter().segment(text.slice(offset, end))].length;
    }
  }
  return end - offset;
}

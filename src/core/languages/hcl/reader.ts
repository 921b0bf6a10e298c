/** What the parts of the parser share: where it stands, what it has found, and how it fails. */
import type { FileId, Span } from '../../text/place';
import { type Lexer, type LexicalCode, nextToken } from './lexer';
import type { Invalid, Operand } from './syntax';
import { Token } from './token';

/** What is wrong with a text, as far as the syntax goes. */
export type HclCode =
  | LexicalCode
  | 'item-expected'
  | 'quoted-name'
  | 'colon-for-equals'
  | 'body-expected'
  | 'label-template'
  | 'one-line-block'
  | 'line-end-expected'
  | 'comma-behind-argument'
  | 'duplicate-argument'
  | 'value-expected'
  | 'separator-expected'
  | 'equals-expected'
  | 'name-expected'
  | 'colon-expected'
  | 'closing-expected'
  | 'unclosed-block'
  | 'unclosed-brackets'
  | 'unclosed-sequence'
  | 'invalid-number'
  | 'invalid-escape'
  | 'invalid-for'
  | 'invalid-directive'
  | 'conflict-marker'
  | 'too-deep';

export interface HclProblem extends Span {
  readonly code: HclCode;
}

/** Nobody writes more brackets in each other by hand; each costs stack. */
export const MAXIMUM_DEPTH = 250;

/** Of a file with more problems nobody reads the rest. */
const MOST_PROBLEMS = 100;

export interface Reader {
  readonly lexer: Lexer;
  readonly text: string;
  readonly file: FileId;
  /** Reads an expression where the reader stands; here, so that what it consists of needn't know it. */
  readonly expression: (reader: Reader) => Operand;
  readonly comments: Span[];
  readonly problems: HclProblem[];
  /** Whether the end of a line ends what is read; it doesn't in brackets. */
  lineEnds: boolean;
  depth: number;
  /** Where the brackets and sequences begin that are open in the argument that is read, innermost last. */
  readonly openings: number[];
  /** What was read last can't be read: whoever reads a part of it gives up, up to the body it stands in. */
  failed: boolean;
  /** Problems are named once until something could be read again. */
  recovering: boolean;
  /**
   * The items of everything that is open in the argument that is read, innermost last; those from `height` are of what
   * is closed. One list, so that no other has to grow.
   */
  readonly pile: unknown[];
  height: number;
  /** What the expression refers to that is read. */
  readonly references: string[];
  /** The names that the `for` expressions around make. */
  readonly bound: string[];
}

const NONE: readonly never[] = [];

export function put(reader: Reader, item: unknown): void {
  reader.pile[reader.height] = item;
  reader.height += 1;
}

/** Takes the items off that were put on the pile since it was so high. */
export function takeFrom<T>(reader: Reader, height: number): readonly T[] {
  const items = reader.height > height ? (reader.pile.slice(height, reader.height) as T[]) : NONE;
  reader.height = height;
  return items;
}

/** Moves to the next token that means something, and gives its kind. */
export function advance(reader: Reader): number {
  const { lexer } = reader;
  let kind = nextToken(lexer);
  while (kind === Token.comment || (kind === Token.newline && !reader.lineEnds)) {
    if (kind === Token.comment) {
      reader.comments.push({ offset: lexer.offset, end: lexer.end });
    }
    noteLexical(reader);
    kind = nextToken(lexer);
  }
  noteLexical(reader);
  return kind;
}

function noteLexical(reader: Reader): void {
  const { problem } = reader.lexer;
  if (problem !== undefined && problem !== 'invalid-character') {
    note(reader, problem);
    // In the sequence of a template, whatever follows would be read as a part of it.
    reader.failed ||= problem === 'unclosed-text' && reader.lexer.around.length > 0;
  }
}

/** The kind of the token where the reader stands, for conditions that are asked again behind an `advance`. */
export function kindAt(reader: Reader): number {
  return reader.lexer.kind;
}

export function note(reader: Reader, code: HclCode, span: Span = reader.lexer): void {
  if (!reader.recovering && reader.problems.length < MOST_PROBLEMS) {
    reader.problems.push({ code, offset: span.offset, end: span.end });
  }
}

/** Gives up what is read; a more telling code replaces the caller's where the token itself says more. */
export function fail(reader: Reader, code: HclCode, span: Span = reader.lexer): Invalid {
  if (!reader.failed) {
    reader.failed = true;
    const opening = reader.openings.at(-1);
    if (reader.lexer.kind === Token.end && opening !== undefined) {
      noteUnclosed(reader, opening);
    } else if (reader.lexer.kind === Token.invalid) {
      note(reader, 'invalid-character');
    } else if (atConflictMarker(reader)) {
      note(reader, 'conflict-marker');
    } else {
      note(reader, code, span);
    }
  }
  const { offset, end } = reader.lexer;
  return { kind: 'operation', form: 'invalid', file: reader.file, offset, end };
}

/** Brackets that the text ends in are told where they begin. */
function noteUnclosed(reader: Reader, offset: number): void {
  const isSequence = reader.text.charAt(offset + 1) === '{' && reader.text.charAt(offset) !== '{';
  note(reader, isSequence ? 'unclosed-sequence' : 'unclosed-brackets', { offset, end: offset + (isSequence ? 2 : 1) });
}

/** What version control leaves where two changes meet: seven of a kind at the start of a line. */
export function atConflictMarker({ text, lexer: { offset } }: Reader): boolean {
  const isFirst = offset === 0 || text.charCodeAt(offset - 1) === 0x0a;
  return isFirst && /^(?:<{7}|={7}|>{7}|\|{7})(?:[ \r\n]|$)/.test(text.slice(offset, offset + 8));
}

export function isWord({ lexer, text }: Reader, word: string): boolean {
  return (
    lexer.kind === Token.identifier && lexer.end - lexer.offset === word.length && text.startsWith(word, lexer.offset)
  );
}

/** Goes into brackets, in which lines may end anywhere; gives what was so around them. */
export function openBracket(reader: Reader): boolean {
  const { lineEnds } = reader;
  reader.lineEnds = false;
  reader.openings.push(reader.lexer.offset);
  advance(reader);
  return lineEnds;
}

/** Goes on behind a closing bracket. */
export function closeBracket(reader: Reader, lineEnds: boolean): void {
  reader.lineEnds = lineEnds;
  reader.openings.pop();
  advance(reader);
}

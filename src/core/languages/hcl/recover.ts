/** Where reading goes on behind what can't be read. */
import { isBlank } from '../../text/layout';
import { lineEnd, resumeAt } from './lexer';
import { advance, type HclCode, kindAt, note, type Reader } from './reader';
import { Token } from './token';

export function skipItem(reader: Reader, code: HclCode, offset: number): void {
  note(reader, kindAt(reader) === Token.invalid ? 'invalid-character' : code);
  recover(reader, offset);
}

/**
 * Goes on at the first line behind the problem that is indented no more than the item it is in, if it doesn't belong to
 * brackets that the item has opened; gives where.
 */
export function recover(reader: Reader, itemOffset: number): number {
  const { text, lexer, openings } = reader;
  reader.recovering = true;
  const itemLine = text.lastIndexOf('\n', itemOffset - 1) + 1;
  const indentation = indentationEnd(text, itemLine) - itemLine;
  let isInside = openings.length > 0;
  let line = text.lastIndexOf('\n', Math.min(lexer.offset, text.length) - 1) + 1;
  if (line <= itemLine) {
    line = nextLine(text, itemOffset);
  }
  while (line < text.length) {
    const start = indentationEnd(text, line);
    const character = text.charAt(start);
    const indented = start - line;
    if (indented > indentation) {
      isInside ||= !LINE_ENDS.has(character);
    } else if (indented < indentation ? !LINE_ENDS.has(character) : !isInside || !BRACKETS.has(character)) {
      break;
    } else if (CLOSES_LAST.test(text.slice(start, lineEnd(text, start)))) {
      line = lineEnd(text, start);
      break;
    }
    line = nextLine(text, start);
  }
  goTo(reader, line);
  return line;
}

const LINE_ENDS: ReadonlySet<string> = new Set(['\n', '\r', '']);

/** What a line of brackets that are still open begins with, where it is indented as their opening line. */
const BRACKETS: ReadonlySet<string> = new Set([...'}])[{("', ...LINE_ENDS]);

/** The line of the last closing bracket: nothing more is opened or separated in it. */
const CLOSES_LAST = /^[}\])]+\s*(?:[#/].*)?$/;

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function indentationEnd(text: string, line: number): number {
  let end = line;
  while (isBlank(text.charCodeAt(end))) {
    end += 1;
  }
  return end;
}

export function skipLine(reader: Reader, code: HclCode): void {
  note(reader, kindAt(reader) === Token.invalid ? 'invalid-character' : code);
  reader.recovering = true;
  goToNextLine(reader);
}

export function goToNextLine(reader: Reader): void {
  goTo(reader, lineEnd(reader.text, reader.lexer.offset));
}

function goTo(reader: Reader, offset: number): void {
  reader.lineEnds = true;
  reader.depth = 0;
  clear(reader.openings);
  reader.failed = false;
  clear(reader.references);
  clear(reader.bound);
  reader.height = 0;
  resumeAt(reader.lexer, offset);
  advance(reader);
}

const BLOCK_HEADER = /[\w-]+(?:[ \t]+(?:"[^"\r\n]*"|[\w-]+))*[ \t]*\{/y;

/** Whether the reader stands at a block that begins its line. */
export function isBlockAtMargin({ lexer: { kind, offset }, text }: Reader): boolean {
  BLOCK_HEADER.lastIndex = offset;
  return kind === Token.identifier && isAtMargin(text, offset) && BLOCK_HEADER.test(text);
}

/** Whether a line begins there. */
export function isAtMargin(text: string, offset: number): boolean {
  return offset === 0 || text.charCodeAt(offset - 1) === 0x0a;
}

/** Empties a list and keeps its room: most arguments need it again. */
export function clear(list: unknown[]): void {
  while (list.length > 0) {
    list.pop();
  }
}

/** Offsets as lines and characters. */
import { completed, type Steps } from '../steps';
import type { Place, Span } from './place';

/** 0-based line and 0-based UTF-16 character in it. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The offset at which each line of a text begins: after \n, \r\n or a lone \r, as editors count lines. */
export function lineStarts(text: string): readonly number[] {
  return completed(lineStartsInSteps(text));
}

/** Lines that are found in one step. */
const STEP = 20_000;

/** The same with a rest after so many lines: in the largest files that an editor checks it takes as long as many findings. */
export function* lineStartsInSteps(text: string): Steps<readonly number[]> {
  const starts = [0];
  if (text.includes('\r') && LONE_RETURN.test(text)) {
    for (const { index } of text.matchAll(LINE_END)) {
      starts.push(index + 1);
    }
    return starts;
  }
  // Engines look for one character in a fraction of the time that a loop over all of them takes.
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    if (starts.push(end + 1) % STEP === 0) {
      yield;
    }
  }
  return starts;
}

const LONE_RETURN = /\r(?!\n)/;
const LINE_END = /\n|\r(?!\n)/g;

/** The position of an offset (0-based UTF-16) in a text with these line starts. */
export function positionAt(starts: readonly number[], offset: number): Position {
  const line = lastAtOrBefore(starts, offset);
  return { line, character: offset - (starts[line] as number) };
}

/** The index of the last of some offsets, in ascending order, that isn't behind an offset; -1 where all are. */
export function lastAtOrBefore(offsets: readonly number[], offset: number): number {
  let low = -1;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle] as number) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** A place as far as it stands on its first line: a finding never underlines more. */
export function firstLineOf(text: string, place: Place): Place {
  const length = text.slice(place.offset, place.end).search(/[\r\n]/);
  return length < 0 ? place : { ...place, end: place.offset + length };
}

/** Whether a stretch of a text is within one line, as editors count lines. */
export function isOnOneLine(text: string, { offset, end }: Span): boolean {
  return !/[\r\n]/.test(text.slice(offset, end));
}

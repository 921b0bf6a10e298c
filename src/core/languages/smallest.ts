/** What differs between a text and the one that takes its place. */
import type { TextEdit } from '../text/place';

/** The edit that makes `before`, which stands at an offset, `after`: all but what both begin and end with. */
export function smallestEdit(offset: number, before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) {
    head += 1;
  }
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail += 1;
  }
  return { offset: offset + head, end: offset + before.length - tail, text: after.slice(head, after.length - tail) };
}

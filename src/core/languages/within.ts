/** Which parts of a tree lie in others. */
import { lastAtOrBefore } from '../text/lines';
import type { Span } from '../text/place';

/** Tells what lies in one of some parts of a tree, or is one, in time that doesn't grow with its depth. */
export function within(parts: readonly Span[]): (part: Span) => boolean {
  const outermost: Span[] = [];
  for (const part of parts.toSorted((a, b) => a.offset - b.offset)) {
    if (part.offset >= (outermost.at(-1)?.end ?? 0)) {
      outermost.push(part);
    }
  }
  const starts = outermost.map(({ offset }) => offset);
  return ({ offset, end }) => {
    const part = outermost[lastAtOrBefore(starts, offset)];
    return part !== undefined && end <= part.end;
  };
}

/** Edits of a text that has been edited, as edits of what it was. */
import type { TextEdit } from '../../text/place';

export interface Pieces {
  /** The text with the edits made. */
  readonly text: string;
  /** Where something of the new text stood in the old one; undefined where it is new. */
  oldOffset(offset: number): number | undefined;
  /** Edits of the old text that make these edits and then others, of the new text. */
  compose(others: readonly TextEdit[]): TextEdit[];
}

export function piecesOf(text: string, edits: readonly TextEdit[]): Pieces {
  /** Of each edit where its text begins and ends in the new text, and how far all behind it has moved. */
  const made: { readonly edit: TextEdit; readonly offset: number; readonly end: number; readonly shift: number }[] = [];
  const parts: string[] = [];
  let at = 0;
  let shift = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.offset), edit.text);
    at = edit.end;
    const offset = edit.offset + shift;
    shift += edit.text.length - (edit.end - edit.offset);
    made.push({ edit, offset, end: offset + edit.text.length, shift });
  }
  parts.push(text.slice(at));
  const changed = parts.join('');
  /** The index of the last edit whose text begins at or before an offset of the new text; -1 where none does. */
  const lastAt = (offset: number): number => {
    let low = -1;
    let high = made.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((made[middle] as (typeof made)[number]).offset <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  };
  const oldOffset = (offset: number): number | undefined => {
    const last = made[lastAt(offset)];
    return last === undefined ? offset : offset < last.end ? undefined : offset - last.shift;
  };
  const compose = (others: readonly TextEdit[]): TextEdit[] => {
    const composed: TextEdit[] = [];
    let next = 0;
    let other = 0;
    while (next < made.length || other < others.length) {
      // A group of edits of both kinds that touch each other, in the new text.
      const first = Math.min(
        made[next]?.offset ?? Number.POSITIVE_INFINITY,
        others[other]?.offset ?? Number.POSITIVE_INFINITY,
      );
      const shiftBefore = made[next - 1]?.shift ?? 0;
      let end = first;
      const replaced: TextEdit[] = [];
      for (;;) {
        const edit = made[next];
        const own = others[other];
        if (edit !== undefined && edit.offset <= end) {
          end = Math.max(end, edit.end);
          next += 1;
        } else if (own !== undefined && own.offset <= end) {
          end = Math.max(end, own.end);
          replaced.push({ offset: own.offset - first, end: own.end - first, text: own.text });
          other += 1;
        } else {
          break;
        }
      }
      const shiftBehind = made[next - 1]?.shift ?? 0;
      composed.push({
        offset: first - shiftBefore,
        end: end - shiftBehind,
        text: piecesOf(changed.slice(first, end), replaced).text,
      });
    }
    return composed;
  };
  return { text: changed, oldOffset, compose };
}

/** Edits of one text as a planner hands them on: in its order, and no two that touch. */
import type { TextEdit } from '../text/place';

/** Orders edits and makes one of those that touch or overlap (two deletions of the same blank, a comma and its line). */
export function joinTouching(edits: readonly TextEdit[]): TextEdit[] {
  const joined: { offset: number; end: number; text: string }[] = [];
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    const last = joined[joined.length - 1];
    if (last !== undefined && edit.offset <= last.end) {
      last.end = Math.max(last.end, edit.end);
      last.text += edit.text;
    } else if (edit.text !== '' || edit.end > edit.offset) {
      joined.push({ offset: edit.offset, end: edit.end, text: edit.text });
    }
  }
  return joined;
}

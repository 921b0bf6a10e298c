/** Edits of a text that has been edited, as edits of what it was. */
import { applyEdits, type Span, type TextEdit } from '../../text/place';

export interface Pieces {
  /** The text with the edits made. */
  readonly text: string;
  /** Where something of the new text stood in the old one; undefined where it is new. */
  oldOffset(offset: number): number | undefined;
  /** Edits of the old text that make these edits and then others, of the new text. */
  compose(others: readonly TextEdit[]): TextEdit[];
}

/** Where the text of an edit stands in the new text, and how far all behind it has moved. */
interface Made extends Span {
  readonly shift: number;
}

export function piecesOf(text: string, edits: readonly TextEdit[]): Pieces {
  const changed = applyEdits(text, edits);
  const made = madeBy(edits);
  return {
    text: changed,
    oldOffset(offset) {
      const last = made[lastAt(made, offset)];
      return last === undefined ? offset : offset < last.end ? undefined : offset - last.shift;
    },
    compose: others => composed(changed, made, others),
  };
}

function madeBy(edits: readonly TextEdit[]): Made[] {
  let shift = 0;
  return edits.map(edit => {
    const offset = edit.offset + shift;
    shift += edit.text.length - (edit.end - edit.offset);
    return { offset, end: offset + edit.text.length, shift };
  });
}

/** The index of the last edit whose text begins at or before an offset of the new text; -1 where none does. */
function lastAt(made: readonly Made[], offset: number): number {
  let low = -1;
  let high = made.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((made[middle] as Made).offset <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function composed(text: string, made: readonly Made[], others: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return groupsOf(made, others).map(group => {
    const { offset, end } = group;
    const before = shift;
    shift = group.made.at(-1)?.shift ?? shift;
    const replaced = group.others.map(other => ({ ...other, offset: other.offset - offset, end: other.end - offset }));
    return { offset: offset - before, end: end - shift, text: applyEdits(text.slice(offset, end), replaced) };
  });
}

/** Edits of both kinds that touch each other in the new text. */
interface Group {
  readonly offset: number;
  end: number;
  readonly made: Made[];
  readonly others: TextEdit[];
}

function groupsOf(made: readonly Made[], others: readonly TextEdit[]): Group[] {
  const groups: Group[] = [];
  for (const edit of [...made, ...others].sort((a, b) => a.offset - b.offset)) {
    let group = groups.at(-1);
    if (group === undefined || edit.offset > group.end) {
      group = { offset: edit.offset, end: edit.end, made: [], others: [] };
      groups.push(group);
    }
    group.end = Math.max(group.end, edit.end);
    if ('shift' in edit) {
      group.made.push(edit);
    } else {
      group.others.push(edit);
    }
  }
  return groups;
}

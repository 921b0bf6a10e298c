/**
 * The planner: edits of the tree, all made from one parse, as edits of the text. Every comment survives beside its
 * neighbour, and no byte outside what is touched changes but the blanks that keep a run of arguments aligned.
 */
import type { TextEdit } from '../../text/place';
import type { Edit, EditPlan } from '../edit';
import { aligned } from './align';
import { bodyEdits } from './body-edits';
import { bracketEdits, type ItemStyle } from './bracket-edits';
import { settle } from './changes';
import { formatting } from './format';
import { type Layout, layoutOf } from './layout';
import type { HclText } from './parse';
import { piecesOf } from './pieces';
import { type Added, isName, printKey, printValue } from './print';
import { replacement } from './replace';
import type { HclBody } from './syntax';

const LAYOUTS = new WeakMap<object, Layout>();

/** Of a document, or of what else was read of a text. */
export function planHcl(read: Pick<HclText, 'text' | 'comments' | 'root'>, edits: readonly Edit[]): EditPlan {
  const { bodies, lists, values, keys, refused } = settle(edits);
  const layout = LAYOUTS.get(read) ?? layoutOf(read);
  LAYOUTS.set(read, layout);
  const planned: TextEdit[] = [];
  for (const [body, changes] of bodies) {
    planned.push(
      ...(body.style === 'object'
        ? bracketEdits(layout, body, changes, (added, style) => printMember(layout, body, added, style))
        : bodyEdits(layout, body, changes)),
    );
  }
  for (const [list, changes] of lists) {
    planned.push(...bracketEdits(layout, list, changes, printValue));
  }
  for (const [member, key] of keys) {
    const isQuoted = layout.text.charAt(member.offset) === '"';
    const text = member.labels === undefined && (isQuoted || !isName(key)) ? printKey(key, isQuoted) : key;
    planned.push({ offset: member.offset, end: member.keyEnd, text });
  }
  for (const [node, value] of values) {
    planned.push(...replacement(layout, node, value));
  }
  return { edits: arranged(layout, joinTouching(planned)), refused };
}

/** The edits with the blanks that move with them: all that the formatter moves, where it had nothing to do before. */
function arranged(layout: Layout, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length === 0 || !layout.isFormatted()) {
    return aligned(layout.text, edits);
  }
  const pieces = piecesOf(layout.text, edits);
  return pieces.compose([...formatting(pieces.text)]);
}

/** A member of an object, written as those beside it. */
function printMember({ text }: Layout, { members }: HclBody, added: Added, style: ItemStyle): string {
  if (added.kind === 'block') {
    return '';
  }
  const [first] = members;
  const isQuoted = first !== undefined && text.charAt(first.offset) === '"';
  const between = first?.equals === undefined ? ' = ' : text.slice(first.keyEnd, first.value.offset);
  const isColon = /^ ?: {0,2}$/.test(between);
  return printKey(added.key, isQuoted) + (isColon ? between : ' = ') + printValue(added.value, style);
}

/** Orders edits and makes one of those that touch or overlap. */
function joinTouching(edits: readonly TextEdit[]): TextEdit[] {
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

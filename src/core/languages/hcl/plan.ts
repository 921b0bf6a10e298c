/**
 * The planner: edits of the tree, all made from one parse, as edits of the text. Every comment survives beside its
 * neighbour, and no byte outside what is touched changes but the blanks that keep a run of arguments aligned.
 */
import { lastAtOrBefore } from '../../text/lines';
import type { Span, TextEdit } from '../../text/place';
import type { Edit, EditPlan } from '../edit';
import { joinTouching } from '../touching';
import { aligned } from './align';
import { bodyEdits } from './body-edits';
import { bracketEdits, type ItemStyle } from './bracket-edits';
import { settle } from './changes';
import { formatting, isFormatted } from './format';
import { type Layout, layoutOf, lineStartOf } from './layout';
import type { HclText } from './parse';
import { piecesOf } from './pieces';
import { type Added, isName, printKey, printValue } from './print';
import { replacement } from './replace';
import type { HclBody } from './syntax';

/** Made once for all edits of a text. */
const LAYOUTS = new WeakMap<HclBody, Layout>();

export function planHcl(read: Pick<HclText, 'text' | 'comments' | 'root'>, edits: readonly Edit[]): EditPlan {
  const { bodies, lists, values, keys, refused } = settle(edits);
  const layout = LAYOUTS.get(read.root) ?? layoutOf(read);
  LAYOUTS.set(read.root, layout);
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
  return [...apart(layout, edits)].flatMap(({ part, edits: near }) => arrangedIn(layout, part, near));
}

interface Surrounded {
  readonly part: Span;
  readonly edits: readonly TextEdit[];
}

/** Edits that move nothing of each other: all the text between two that are far apart would be read for nothing. */
function* apart(layout: Layout, edits: readonly TextEdit[]): Generator<Surrounded> {
  let open: { part: Span; edits: TextEdit[] } | undefined;
  for (const edit of edits) {
    const part = surroundingPart(layout, edit);
    if (open !== undefined && part.offset < open.part.end) {
      open.edits.push(edit);
      open.part = { offset: open.part.offset, end: Math.max(open.part.end, part.end) };
    } else {
      if (open !== undefined) {
        yield open;
      }
      open = { part, edits: [edit] };
    }
  }
  if (open !== undefined) {
    yield open;
  }
}

function arrangedIn({ text: whole }: Layout, { offset, end }: Span, edits: readonly TextEdit[]): TextEdit[] {
  const text = whole.slice(offset, end);
  const own = edits.map(edit => moved(edit, -offset));
  if (!isFormatted(text)) {
    return aligned(text, own).map(edit => moved(edit, offset));
  }
  const pieces = piecesOf(text, own);
  return pieces.compose([...formatting(pieces.text)]).map(edit => moved(edit, offset));
}

function moved({ offset, end, text }: TextEdit, by: number): TextEdit {
  return { offset: offset + by, end: end + by, text };
}

/** The line that ends runs. */
const LONGEST_BREAK = '}\r\n'.length;

/** The part of a text in which edits can move anything: from a member of the file behind the end of every run to another. */
function surroundingPart(layout: Layout, span: Span): Span {
  const { breaks, text } = layout;
  const offset = breaks[lastAtOrBefore(breaks, span.offset)];
  // What is edited at the end of runs, behind a brace, may be a part of those that begin there.
  const next = lastAtOrBefore(breaks, span.end) + 1;
  const isKept = lineStartOf(layout, breaks[next] ?? text.length) - LONGEST_BREAK > span.end;
  const end = breaks[isKept ? next : next + 1];
  return {
    offset: offset === undefined ? 0 : lineStartOf(layout, offset),
    end: end === undefined ? text.length : lineStartOf(layout, end),
  };
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

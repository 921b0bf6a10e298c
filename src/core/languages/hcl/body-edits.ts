/** What removing and adding members does to the text of a file or a block: members stand in lines of their own. */
import type { TextEdit } from '../../text/place';
import { groupBy } from '../../wording';
import type { Item } from '../tree';
import type { ContainerChanges, Insertion } from './changes';
import {
  behindComments,
  behindLineEnd,
  commentsWithin,
  endOfLine,
  indentAt,
  isFirstOfLine,
  isOnOneLine,
  type Layout,
  lineStartOf,
  surroundings,
} from './layout';
import { type Added, printAdded } from './print';
import type { HclBody } from './syntax';

type Insertions = readonly Insertion<Added>[];

/** The text edits for one body. They may touch each other; the caller joins them. */
export function bodyEdits(layout: Layout, body: HclBody, changes: ContainerChanges<Added>): TextEdit[] {
  const { members } = body;
  const [first] = members;
  if (first === undefined) {
    return changes.insertions.length === 0 ? [] : [fillEmpty(layout, body, changes.insertions)];
  }
  const isInline = body.style === 'block' && isOnOneLine(layout, body);
  const added = groupBy(changes.insertions, ({ after, added: { kind } }) => after ?? lastBefore(body, kind) ?? BEFORE);
  if (isInline) {
    return inlineEdits(layout, body, changes, [...added.values()].flat());
  }
  const indent = indentAt(layout, first.offset);
  const edits = insert(layout, body, undefined, added.get(BEFORE) ?? [], indent, changes.removed);
  for (const [anchor, own] of added) {
    if (anchor !== BEFORE) {
      edits.push(...insert(layout, body, anchor, own, indent, changes.removed));
    }
  }
  for (const item of changes.removed) {
    if (!added.has(item)) {
      edits.push(...removal(layout, item, indent, added.size === 0));
    }
  }
  return edits;
}

/** Stands for the place before the first member. */
const BEFORE: unique symbol = Symbol('before');

/** What is added at the end: a block behind all, an argument behind the last argument, before the blocks. */
function lastBefore({ members }: HclBody, kind: Added['kind']): Item | undefined {
  return kind === 'block' ? members.at(-1) : members.findLast(({ labels }) => labels === undefined);
}

function insert(
  layout: Layout,
  body: HclBody,
  anchor: Item | undefined,
  insertions: Insertions,
  indent: string,
  removed: ReadonlySet<Item>,
): TextEdit[] {
  const { text, lineEnd } = layout;
  const around = surroundings(layout, indent);
  const printed = insertions.map(({ added }) => printAdded(added, around));
  if (printed.length === 0) {
    return [];
  }
  if (anchor === undefined) {
    const first = body.members[0]?.offset ?? body.end;
    const start = isFirstOfLine(layout, first) ? lineStartOf(layout, first) : first;
    const lines = printed.map(line => indent + line + lineEnd).join('');
    return [{ offset: start, end: start, text: lines + (text.startsWith(lineEnd, start) ? '' : lineEnd) }];
  }
  if (removed.has(anchor)) {
    const kept = commentsWithin(layout, anchor).map(({ offset, end }) => text.slice(offset, end));
    return [{ offset: anchor.offset, end: anchor.end, text: [...kept, ...printed].join(lineEnd + indent) }];
  }
  const end = Math.max(anchor.end, behindComments(layout, anchor.end));
  return [{ offset: end, end, text: spaced(layout, body, anchor, end, insertions, printed, indent) }];
}

/** New lines behind a member: a block has a blank line before and behind it where its neighbours don't stand close. */
function spaced(
  layout: Layout,
  body: HclBody,
  anchor: Item,
  end: number,
  insertions: Insertions,
  printed: readonly string[],
  indent: string,
): string {
  const { text, lineEnd } = layout;
  const isClose = standClose(layout, body);
  let previous: string | undefined = anchor.kind === 'member' && anchor.labels !== undefined ? anchor.key : undefined;
  let isAfterBlock = previous !== undefined;
  let lines = '';
  for (const [index, line] of printed.entries()) {
    const { kind, key } = (insertions[index] as Insertion<Added>).added;
    const isBlock = kind === 'block';
    const isApart = (isBlock || isAfterBlock) && !(isClose && isBlock) && !(isBlock && previous === key && isClose);
    lines += (isApart ? lineEnd : '') + lineEnd + indent + line;
    previous = isBlock ? key : undefined;
    isAfterBlock = isBlock;
  }
  const rest = text.slice(end, endOfLine(layout, end)).trim();
  const next = text.slice(behindLineEnd(layout, endOfLine(layout, end)));
  const isLast = rest !== '' || /^[ \t]*(?:\}|\r?\n|$)/.test(next.slice(0, 200));
  return lines + (isAfterBlock && !isLast && !isClose ? lineEnd : '');
}

/** Whether a block of a body stands right behind something else. */
function standClose(layout: Layout, { members }: HclBody): boolean {
  return members.some((member, index) => {
    const before = members[index - 1];
    if (member.labels === undefined || before === undefined) {
      return false;
    }
    return !/\n[ \t]*\r?\n/.test(layout.text.slice(before.end, member.offset));
  });
}

/** A block of one line takes no second argument: it is spread over lines before. */
function inlineEdits(
  layout: Layout,
  body: HclBody,
  { removed }: ContainerChanges<Added>,
  insertions: Insertions,
): TextEdit[] {
  const outer = indentAt(layout, body.offset);
  const around = surroundings(layout, outer + layout.unit);
  const open = body.offset + 1;
  const close = Math.max(open, layout.text.charAt(body.end - 1) === '}' ? body.end - 1 : body.end);
  const stays = body.members.filter(member => !removed.has(member));
  if (insertions.length === 0 && stays.length === 0) {
    const kept = commentsWithin(layout, { offset: open, end: close }).map(({ offset, end }) =>
      layout.text.slice(offset, end),
    );
    return [{ offset: open, end: close, text: kept.length === 0 ? '' : ` ${kept.join(' ')} ` }];
  }
  const { lineEnd } = layout;
  const lineBreak = lineEnd + around.indent;
  const lines = insertions.map(({ added }) => lineBreak + printAdded(added, around)).join('') + lineEnd + outer;
  if (stays.length === 0) {
    return [{ offset: open, end: close, text: lines }];
  }
  const inside = layout.text.slice(open, close);
  const start = open + inside.length - inside.trimStart().length;
  const end = open + inside.trimEnd().length;
  return [
    { offset: open, end: start, text: lineBreak },
    { offset: end, end: close, text: lines },
  ];
}

function fillEmpty(layout: Layout, body: HclBody, insertions: Insertions): TextEdit {
  const { text, lineEnd, unit } = layout;
  const isFile = body.style === 'file';
  const outer = isFile ? '' : indentAt(layout, body.offset);
  const indent = isFile ? '' : outer + unit;
  const around = surroundings(layout, indent);
  const printed = insertions.map(({ added }) => printAdded(added, around)).join(lineEnd + indent);
  if (isFile) {
    const isAtLineStart = text === '' || text === '\ufeff' || text.endsWith('\n');
    return { offset: text.length, end: text.length, text: isAtLineStart ? printed + lineEnd : lineEnd + printed };
  }
  const start = body.offset + 1;
  const close = Math.max(start, text.charAt(body.end - 1) === '}' ? body.end - 1 : body.end);
  const inside = text.slice(start, close);
  const offset = start + inside.trimEnd().length;
  // Comments that stand in it stay, and what is added goes to a line of its own behind them.
  return { offset, end: close, text: lineEnd + indent + printed + lineEnd + outer };
}

/** Takes a member out with its line, unless a comment stands there too; comments inside it stay. */
function removal(layout: Layout, { offset, end }: Item, indent: string, isOnly: boolean): TextEdit[] {
  const { text, lineEnd } = layout;
  const kept = commentsWithin(layout, { offset, end });
  const restEnd = endOfLine(layout, end);
  const isAlone = isFirstOfLine(layout, offset) && text.slice(end, restEnd).trim() === '';
  if (kept.length > 0) {
    const comments = kept.map(comment => text.slice(comment.offset, comment.end)).join(lineEnd + indent);
    return [{ offset, end: isAlone ? restEnd : end, text: comments + (isAlone ? '' : lineEnd + indent) }];
  }
  if (!isAlone) {
    const next = text.slice(end, restEnd).search(/[^ \t]/);
    return [{ offset, end: next < 0 ? restEnd : end + next, text: '' }];
  }
  return [removedLines(layout, lineStartOf(layout, offset), behindLineEnd(layout, restEnd), isOnly)];
}

/** Lines that go, with one of the blank lines between which they stood if nothing is added (`isOnly`). */
function removedLines({ text, lines }: Layout, start: number, end: number, isOnly: boolean): TextEdit {
  if (!isOnly) {
    return { offset: start, end, text: '' };
  }
  const before = text.slice(Math.max(0, start - 200), start);
  const behind = text.slice(end, end + 200);
  const isBlankBehind = /^[ \t]*\r?\n/.exec(behind);
  if (isBlankBehind !== null && /(?:^|\n[ \t]*\r?\n|\{[ \t]*\r?\n)$/.test(before)) {
    return { offset: start, end: end + isBlankBehind[0].length, text: '' };
  }
  const blankBefore = /\n([ \t]*\r?\n)$/.exec(before);
  if (blankBefore !== null && /^[ \t]*(?:\}|$)/.test(behind) && lines.length > 2) {
    return { offset: start - (blankBefore[1] as string).length, end, text: '' };
  }
  // A heredoc that comes to stand at the end needs the line end behind its marker.
  if (end === text.length && !text.endsWith('\n') && start > 0 && !text.includes('<<')) {
    const isPair = text.charCodeAt(start - 2) === 13;
    return { offset: start - (isPair ? 2 : 1), end, text: '' };
  }
  return { offset: start, end, text: '' };
}

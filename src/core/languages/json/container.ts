/** What removing and adding members does to the text of one object or array: commas, lines and comments. */
import { createScanner } from 'jsonc-parser';
import { isBlank } from '../../text/layout';
import type { Span, TextEdit } from '../../text/place';
import { groupBy } from '../../wording';
import type { Document } from '../language';
import { type Body, type Item, itemsOf, type List } from '../tree';
import type { ContainerChanges, Insertion } from './changes';
import { commaBehind } from './comma';
import { type MemberStyle, printValue } from './style';
import { Token } from './tokens';

/** The text edits for one container. They may touch each other; the caller joins them. */
export function planContainer(
  document: Document,
  style: MemberStyle,
  container: Body | List,
  { removed, insertions }: ContainerChanges,
): TextEdit[] {
  const members = itemsOf(container);
  const last = members[members.length - 1];
  if (last === undefined) {
    return insertions.length === 0 ? [] : [fillEmpty(document.text, style, container, insertions)];
  }
  const { text } = document;
  const added = groupBy(insertions, ({ after }) => after ?? last);
  // The last member that stays or leaves its place to others: something follows each one before it.
  const final = members.findLast(member => !removed.has(member) || added.has(member));
  // The others have their commas: nothing changes beside them, and there may be very many.
  const touched = new Set([...removed, ...added.keys(), ...(final === undefined ? [] : [final])]);
  return [...touched]
    .sort((a, b) => a.offset - b.offset)
    .flatMap(member => {
      const isFollowed = final !== undefined && member.offset < final.offset;
      const comma = isFollowed || commaBehind(text, last) >= 0;
      const own = added.get(member) ?? [];
      if (!removed.has(member)) {
        const isComma = comma || own.length > 0;
        return [...fixComma(text, member, isComma), ...insertBehind(text, style, member, own, comma)];
      }
      if (own.length === 0) {
        return removal(text, style, member, !isFollowed);
      }
      const replaced = commentsBefore(text, member, style) + printMembers(own, style, separatorOf(style));
      return [{ offset: member.offset, end: member.end, text: replaced }, ...fixComma(text, member, comma)];
    });
}

/** The comma behind a member that stays: there when something follows, gone when nothing does. */
function fixComma(text: string, member: Item, wanted: boolean): TextEdit[] {
  const comma = commaBehind(text, member);
  if (wanted === comma >= 0) {
    return [];
  }
  return wanted ? [{ offset: member.end, end: member.end, text: ',' }] : [{ offset: comma, end: comma + 1, text: '' }];
}

function insertBehind(
  text: string,
  style: MemberStyle,
  member: Item,
  added: readonly Insertion[],
  comma: boolean,
): TextEdit[] {
  if (added.length === 0) {
    return [];
  }
  const separator = separatorOf(style);
  const printed = separator + printMembers(added, style, separator) + (comma ? ',' : '');
  const end = Math.max(member.end, commaBehind(text, member) + 1);
  // A comment behind the member on its line is the member's: what is added comes after it.
  const offset = style.multiLine ? endOfLineComments(text, end) : end;
  return [{ offset, end: offset, text: printed }];
}

function separatorOf(style: MemberStyle): string {
  return style.multiLine ? style.lineEnd + style.indent : style.gap;
}

/** The comments inside something that goes, as they stand before what takes its place. */
export function commentsBefore(text: string, gone: Span, style: MemberStyle): string {
  return commentsIn(text, gone)
    .map(comment => comment + gapBehind(comment, style))
    .join('');
}

/** What has to stand between a comment and the member that follows it. */
function gapBehind(comment: string, style: MemberStyle): string {
  return style.multiLine || comment.startsWith('//') ? style.lineEnd + style.indent : ' ';
}

function printMembers(added: readonly Insertion[], style: MemberStyle, separator: string): string {
  return added
    .map(({ key, value }) => (key === undefined ? '' : JSON.stringify(key) + style.colon) + printValue(value, style))
    .join(`,${separator}`);
}

function fillEmpty(text: string, style: MemberStyle, container: Body | List, added: readonly Insertion[]): TextEdit {
  const start = container.offset + 1;
  const inside = text.slice(start, container.end - 1);
  const flat = !style.multiLine || (container.kind === 'list' && inside.trim() === '');
  const separator = separatorOf({ ...style, multiLine: !flat });
  const members = printMembers(added, style, separator);
  if (inside.trim() === '') {
    const padding = container.kind === 'body' ? style.gap : '';
    const filling = flat ? padding + members + padding : separator + members + style.lineEnd + style.outerIndent;
    return { offset: start, end: container.end - 1, text: filling };
  }
  // Only comments stand in it. They stay, and what is added goes to a line of its own behind them.
  const offset = start + inside.trimEnd().length;
  const broken = inside.slice(inside.trimEnd().length).includes('\n');
  const lineEnd = style.lineEnd === '' ? '\n' : style.lineEnd;
  return {
    offset,
    end: offset,
    text: lineEnd + style.indent + members + (broken ? '' : lineEnd + style.outerIndent),
  };
}

/**
 * Takes a member out. Its comma goes with it; the comma of the member before it is for {@link fixComma}. `isLast`: nothing follows.
 *
 * | the member | before | after |
 * | --- | --- | --- |
 * | alone on its line | `⏎  "a": 1,⏎` | `⏎` |
 * | first on its line, with others behind it | `⏎  "a": 1, "b": 2` | `⏎  "b": 2` |
 * | between others | `{ "a": 1, "b": 2 }` | `{ "b": 2 }` |
 * | the last, behind others | `{ "b": 2, "a": 1 }` | `{ "b": 2, }`, whose comma goes as well |
 * | with comments inside it | `"a": [/* why *\/ 1],` | the comments, each on a line |
 * | with a comment before its comma | `"a": 1 /* why *\/,` | `/* why *\/` |
 */
function removal(text: string, style: MemberStyle, member: Item, isLast: boolean): TextEdit[] {
  const kept = commentsIn(text, member);
  const comma = commaBehind(text, member);
  const betweenEndAndComma = comma < 0 ? '' : text.slice(member.end, comma);
  if (kept.length > 0 || betweenEndAndComma.trim() !== '') {
    return removalAroundComments(text, style, member, kept);
  }
  const { offset } = member;
  const end = Math.max(member.end, comma + 1);
  const start = blanksBefore(text, offset);
  const aloneBefore = text.charCodeAt(start - 1) === 10;
  let next = end;
  while (isBlank(text.charCodeAt(next))) {
    next += 1;
  }
  const lineEnd = lineEndAt(text, next);
  if (aloneBefore && lineEnd > next) {
    return [{ offset: start, end: lineEnd, text: '' }];
  }
  if (aloneBefore || !isLast) {
    return [{ offset, end: lineEnd > next ? end : next, text: '' }];
  }
  return [{ offset: start, end, text: '' }];
}

/** Where the blanks that stand before an offset on its line begin. */
function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (isBlank(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  return start;
}

function removalAroundComments(text: string, style: MemberStyle, member: Item, kept: readonly string[]): TextEdit[] {
  const lineBreak = style.lineEnd + style.indent;
  const isLine = kept.at(-1)?.startsWith('//') === true;
  const comma = commaBehind(text, member);
  const between = comma < 0 ? '' : text.slice(member.end, comma);
  const rest = /[^ \t]/.test(between) ? between : text.slice(Math.max(member.end, comma + 1));
  const breakAfter = isLine && !/^[ \t]*\r?\n/.test(rest) ? lineBreak : '';
  const edits: TextEdit[] = [{ offset: member.offset, end: member.end, text: kept.join(lineBreak) + breakAfter }];
  if (comma >= 0) {
    edits.push({ offset: comma, end: comma + 1, text: '' });
  }
  return edits;
}

/** Behind the blanks and comments that follow an offset on its line; the offset itself where there are none. */
function endOfLineComments(text: string, offset: number): number {
  const scanner = createScanner(text, false);
  scanner.setPosition(offset);
  let end = offset;
  for (;;) {
    const token = scanner.scan() as number;
    const tokenEnd = scanner.getTokenOffset() + scanner.getTokenLength();
    if (token === Token.lineComment) {
      return text.charCodeAt(tokenEnd - 1) === 13 ? tokenEnd - 1 : tokenEnd;
    }
    if (token === Token.blockComment && !text.slice(end, tokenEnd).includes('\n')) {
      end = tokenEnd;
    } else if (token !== Token.trivia) {
      return end;
    }
  }
}

/** The comments inside a member, as they stand in the text. */
function commentsIn(text: string, { offset, end }: Span): string[] {
  const inside = text.slice(offset, end);
  if (!inside.includes('//') && !inside.includes('/*')) {
    return [];
  }
  const scanner = createScanner(inside, false);
  const comments: string[] = [];
  for (let token = scanner.scan() as number; token !== Token.end; token = scanner.scan() as number) {
    if (token === Token.lineComment || token === Token.blockComment) {
      const start = scanner.getTokenOffset();
      comments.push(inside.slice(start, start + scanner.getTokenLength()).trimEnd());
    }
  }
  return comments;
}

/** The offset behind the line break that stands at an offset; the offset itself where none does. */
function lineEndAt(text: string, offset: number): number {
  if (text.charCodeAt(offset) === 13 && text.charCodeAt(offset + 1) === 10) {
    return offset + 2;
  }
  return text.charCodeAt(offset) === 10 ? offset + 1 : offset;
}

/** What removing and adding members does to the text of a list or an object: brackets, commas, lines and comments. */
import type { Span, TextEdit } from '../../text/place';
import { groupBy } from '../../wording';
import type { Item, List } from '../tree';
import type { ContainerChanges, Insertion } from './changes';
import {
  behindComments,
  behindLineEnd,
  commaBehind,
  commentsWithin,
  endOfLine,
  indentAt,
  isFirstOfLine,
  isLineComment,
  isOnOneLine,
  type Layout,
  surroundings,
} from './layout';
import type { Surroundings } from './print';
import type { HclBody } from './syntax';
import { Token } from './token';
import { tokensOf } from './tokens';

/** How the items of one list or object stand. */
export interface ItemStyle extends Surroundings {
  /** Whether something other than the end of a line stands between two items. */
  readonly commas: boolean;
}

export function itemStyleOf(layout: Layout, container: List | HclBody): ItemStyle {
  const { text } = layout;
  const [first, second] = itemsOf(container);
  if (first === undefined) {
    // In the line of the brackets, where they are in one: nothing tells that more lines are wanted.
    const outer = indentAt(layout, container.offset);
    return { ...surroundings(layout, outer + layout.unit), commas: container.kind === 'list' };
  }
  const between = second === undefined ? '' : text.slice(first.end, second.offset);
  const multiLine = text.slice(container.offset, first.offset).includes('\n') || between.includes('\n');
  const indent = indentAt(layout, first.offset);
  const commas = container.kind === 'list' || !multiLine || commaBehind(text, first.end) >= 0;
  return { ...surroundings(layout, indent, multiLine), commas };
}

function itemsOf(container: List | HclBody): readonly Item[] {
  return container.kind === 'list' ? container.elements : container.members;
}

/** The text edits for one list or object. They may touch each other; the caller joins them. */
export function bracketEdits<T>(
  layout: Layout,
  container: List | HclBody,
  { removed, insertions }: ContainerChanges<T>,
  print: (added: T, style: ItemStyle) => string,
): TextEdit[] {
  const style = itemStyleOf(layout, container);
  const items = itemsOf(container);
  const last = items.at(-1);
  const printAll = (own: readonly Insertion<T>[]): string[] =>
    own.map(({ added }) => closed(print(added, style), style));
  if (last === undefined) {
    return insertions.length === 0 ? [] : [fillEmpty(layout, container, style, printAll(insertions))];
  }
  const { text } = layout;
  const added = groupBy(insertions, ({ after }) => after ?? last);
  const final = items.findLast(item => !removed.has(item) || added.has(item));
  if (final === undefined && isOnOneLine(layout, container) && commentsWithin(layout, container).length === 0) {
    return [{ offset: container.offset + 1, end: container.end - 1, text: '' }];
  }
  const touched = new Set([...removed, ...added.keys(), ...(final === undefined ? [] : [final])]);
  const lastHasComma = commaBehind(text, last.end) >= 0;
  return [...touched]
    .sort((a, b) => a.offset - b.offset)
    .flatMap(item => {
      const isFollowed = final !== undefined && item.offset < final.offset;
      const comma = style.commas && (isFollowed || lastHasComma);
      const printed = printAll(added.get(item) ?? []);
      if (!removed.has(item)) {
        const wanted = style.commas && (comma || printed.length > 0);
        return [...fixComma(text, item, wanted, style), ...insertBehind(layout, style, item, printed, comma)];
      }
      if (printed.length === 0) {
        return removal(layout, style, item, !isFollowed);
      }
      const replaced = commentsBefore(layout, item, style) + printed.join(separatorOf(style));
      return [{ offset: item.offset, end: item.end, text: replaced }, ...fixComma(text, item, comma, style)];
    });
}

/** Behind the end marker of a heredoc nothing stands on its line. */
function closed(printed: string, style: ItemStyle): string {
  if (!printed.includes('<<')) {
    return printed;
  }
  const { kinds, count } = tokensOf(`${printed}\n`);
  return kinds[count - 2] === Token.closeHeredoc ? printed + style.lineEnd + style.indent : printed;
}

function fixComma(text: string, item: Item, wanted: boolean, style: ItemStyle): TextEdit[] {
  const comma = commaBehind(text, item.end);
  if (wanted === comma >= 0) {
    return [];
  }
  if (!wanted) {
    return [{ offset: comma, end: comma + 1, text: '' }];
  }
  const isHeredoc = text.startsWith('<<', item.kind === 'member' ? item.value.offset : item.offset);
  return [{ offset: item.end, end: item.end, text: isHeredoc ? `${style.lineEnd}${style.indent},` : ',' }];
}

function separatorOf({ commas, multiLine, lineEnd, indent }: ItemStyle): string {
  return (commas ? ',' : '') + (multiLine ? lineEnd + indent : ' ');
}

function insertBehind(
  layout: Layout,
  style: ItemStyle,
  item: Item,
  printed: readonly string[],
  comma: boolean,
): TextEdit[] {
  if (printed.length === 0) {
    return [];
  }
  const behind = Math.max(item.end, commaBehind(layout.text, item.end) + 1);
  // A comment behind an item on its line is the item's: what is added comes after it.
  const offset = style.multiLine ? behindComments(layout, behind) : behind;
  const start = style.multiLine ? style.lineEnd + style.indent : ' ';
  return [{ offset, end: offset, text: start + printed.join(separatorOf(style)) + (comma ? ',' : '') }];
}

function fillEmpty(layout: Layout, container: List | HclBody, style: ItemStyle, printed: readonly string[]): TextEdit {
  const { text } = layout;
  const start = container.offset + 1;
  const close = container.end - 1;
  const inside = text.slice(start, close);
  const isBare = inside.trim() === '';
  if (isBare && container.kind === 'list' && printed.every(item => !item.includes('\n'))) {
    return { offset: start, end: close, text: printed.join(', ') };
  }
  const outer = indentAt(layout, container.offset);
  const lines = printed.map(item => style.lineEnd + style.indent + item).join(style.commas ? ',' : '');
  const offset = start + inside.trimEnd().length;
  return { offset, end: close, text: lines + style.lineEnd + outer };
}

/** The comments inside something that goes, as they stand before what takes its place. */
export function commentsBefore(layout: Layout, gone: Span, style: Surroundings): string {
  return commentsWithin(layout, gone)
    .map(comment => {
      const isBroken = style.multiLine || isLineComment(layout, comment);
      return layout.text.slice(comment.offset, comment.end) + (isBroken ? style.lineEnd + style.indent : ' ');
    })
    .join('');
}

/** Takes an item out, its comma and, where nothing else stands there, its line; comments inside it stay. */
function removal(layout: Layout, style: ItemStyle, { offset, end }: Item, isLast: boolean): TextEdit[] {
  const { text } = layout;
  const comma = commaBehind(text, end);
  const behind = Math.max(end, comma + 1);
  const kept = commentsWithin(layout, { offset, end: behind });
  if (kept.length > 0) {
    const isBroken = !isOnOneLine(layout, { offset, end: behind }) || isLineComment(layout, kept.at(-1) as Span);
    const rest = text.slice(behind, endOfLine(layout, behind));
    const breaks = isBroken && rest.trim() !== '' ? style.lineEnd + style.indent : '';
    const blanks = breaks === '' ? 0 : rest.length - rest.trimStart().length;
    const comments = commentsBefore(layout, { offset, end: behind }, style).trimEnd();
    return [{ offset, end: behind + blanks, text: comments + breaks }];
  }
  const restEnd = endOfLine(layout, behind);
  const rest = text.slice(behind, restEnd);
  const isFirst = isFirstOfLine(layout, offset);
  if (isFirst && rest.trim() === '' && restEnd < text.length) {
    const indent = indentAt(layout, offset).length;
    return [{ offset: offset - indent, end: behindLineEnd(layout, restEnd), text: '' }];
  }
  if (isFirst || !isLast) {
    return [{ offset, end: behind + (rest.length - rest.trimStart().length), text: '' }];
  }
  let start = offset;
  while (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t') {
    start -= 1;
  }
  return [{ offset: start, end: behind, text: '' }];
}

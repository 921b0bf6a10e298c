/**
 * The planner of XML: edits of the tree as edits of the text. A new element is written as its neighbours are, on a line
 * of its own or not; one that goes takes its line along; of a text only the characters change that have to.
 */

import { indentOfLine, isBlank, type Layout, layoutOf } from '../../text/layout';
import { positionAt } from '../../text/lines';
import type { Span, TextEdit } from '../../text/place';
import type { Edit, EditPlan, Value } from '../edit';
import { settle, settled } from '../settle';
import { joinTouching } from '../touching';
import type { Body, Member } from '../tree';
import { canSay, unitsOf, written } from './characters';
import { OWN_TEXT, printElement } from './print';
import type { Run, XmlDocument, XmlMember } from './syntax';

export function planXml(document: XmlDocument, edits: readonly Edit[]): EditPlan {
  const texts = new Map<XmlMember, string>();
  const planned = new Map<string, TextEdit>();
  const plan = (edit: TextEdit): boolean => {
    planned.set(`${edit.offset} ${edit.end} ${edit.text}`, edit);
    return true;
  };
  const make = (edit: Edit): boolean => {
    switch (edit.kind) {
      case 'remove':
        return plan({ ...removalOf(document, edit.item as XmlMember), text: '' });
      case 'replace':
        return settled(texts, edit.node.parent as XmlMember, String(edit.value));
      case 'add':
      case 'add-block':
        return plan(insertionOf(document, edit));
      default:
        return false;
    }
  };
  const refused = settle(edits, { canWrite, make });
  for (const [member, text] of texts) {
    plan(replacementOf(document, member, text));
  }
  return { edits: joinTouching([...planned.values()]), refused };
}

/** XML has no lists, and no member is called otherwise here: what asks for that is refused. */
export function canWrite(edit: Edit): boolean {
  switch (edit.kind) {
    case 'remove':
      return edit.item.kind === 'member' && edit.item.parent.parent !== undefined;
    case 'replace':
      return edit.node.kind === 'text' && isScalar(edit.value) && hasOneRun(edit.node.parent as XmlMember);
    case 'add':
      return edit.path.every(isName) && isWritable(edit.value) && isAmongElements(edit.body);
    case 'add-block':
      return isName(edit.key) && isWritable(edit.members) && isAmongElements(edit.body);
    default:
      return false;
  }
}

function isAmongElements({ parent, members }: Body): boolean {
  return parent !== undefined && members.length > 0;
}

/** Text in several stretches, with comments between them, has no one place for another. */
function hasOneRun({ runs }: XmlMember): boolean {
  return runs.length <= 1;
}

function isScalar(value: Value): value is string | number | boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && canSay(value));
}

/** Keys that begin with `@` are attributes. */
function isWritable(value: Value): boolean {
  return (
    isScalar(value) ||
    (typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([key, inner]) =>
        key === OWN_TEXT
          ? isScalar(inner)
          : key.startsWith('@')
            ? isName(key.slice(1)) && isScalar(inner)
            : isName(key) && isWritable(inner),
      ))
  );
}

function isName(text: string): boolean {
  return /^[a-z_][\w.-]{0,100}(?::[a-z_][\w.-]{0,100})?$/i.test(text);
}

/** An element with its line, where it has one for itself. */
function removalOf(document: XmlDocument, { offset, end }: XmlMember): Span {
  const { text } = document;
  const { lines } = layoutOf(document);
  const start = offset - positionAt(lines, offset).character;
  const behind = blanksFrom(text, end);
  const line = positionAt(lines, behind).line;
  const isOwnLine = text.slice(start, offset).trim() === '' && /^(?:\r?\n|\r)/.test(text.slice(behind, behind + 2));
  return isOwnLine ? { offset: start, end: lines[line + 1] ?? text.length } : { offset, end };
}

function blanksFrom(text: string, offset: number): number {
  let end = offset;
  while (isBlank(text.charCodeAt(end))) {
    end += 1;
  }
  return end;
}

type Insertion = Extract<Edit, { kind: 'add' | 'add-block' }>;

function insertionOf(document: XmlDocument, edit: Insertion): TextEdit {
  const layout = layoutOf(document);
  const { members } = edit.body;
  const before = edit.kind === 'add-block' ? edit.before : undefined;
  const anchor = before ?? edit.after ?? (members.at(-1) as Member);
  const isOwnLine = isFirstOfLine(document, layout, anchor.offset);
  const indent = isOwnLine ? indentOfLine(document.text, layout.lines, anchor.offset) : '';
  const example = edit.kind === 'add-block' ? members.findLast(({ key }) => key === edit.key) : anchor;
  const isOneLine =
    !isOwnLine || (example !== undefined && !document.text.slice(example.offset, example.end).includes('\n'));
  const [key, value] = addedBy(edit);
  const style = isOneLine ? undefined : { ...layout, indent };
  const element = printElement(key, value, style, layout.lineEnd);
  const gap = isOwnLine ? layout.lineEnd + indent : '';
  if (before !== undefined) {
    const offset = withCommentsAbove(document, layout, anchor.offset);
    return { offset, end: offset, text: element + gap };
  }
  const offset = withCommentBehind(document, anchor.end);
  return { offset, end: offset, text: gap + element };
}

function addedBy(edit: Insertion): [key: string, value: Value] {
  if (edit.kind === 'add-block') {
    return [edit.key, edit.members];
  }
  const [key, ...rest] = edit.path;
  return [key, rest.reduceRight<Value>((inner, name) => ({ [name]: inner }), edit.value)];
}

function isFirstOfLine({ text }: XmlDocument, { lines }: Layout, offset: number): boolean {
  return text.slice(offset - positionAt(lines, offset).character, offset).trim() === '';
}

/** Where an element begins together with the comments on the lines above it, which speak of it. */
function withCommentsAbove(document: XmlDocument, layout: Layout, offset: number): number {
  let start = offset;
  for (const comment of document.commentSpans.toReversed()) {
    const between = comment.end <= start ? document.text.slice(comment.end, start) : undefined;
    if (between !== undefined) {
      if (!/^[ \t]*(?:\r?\n|\r)[ \t]*$/.test(between) || !isFirstOfLine(document, layout, comment.offset)) {
        break;
      }
      start = comment.offset;
    }
  }
  return start;
}

/** Where an element ends together with a comment behind it on its line. */
function withCommentBehind({ text, commentSpans }: XmlDocument, end: number): number {
  const next = blanksFrom(text, end);
  const comment = commentSpans.find(({ offset }) => offset === next);
  return comment === undefined ? end : comment.end;
}

function replacementOf(document: XmlDocument, member: XmlMember, text: string): TextEdit {
  const { lineEnd } = layoutOf(document);
  const [run] = member.runs;
  if (run !== undefined) {
    return changedRun(document.text, run, text, lineEnd);
  }
  const { offset, end } = member.content;
  return member.isClosed
    ? { offset, end, text: `>${written(text, lineEnd)}</${member.key}>` }
    : { offset: end, end, text: written(text, lineEnd) };
}

/** The smallest edit of a stretch of text, in whole characters as they are written; the blanks around it stay. */
function changedRun(source: string, run: Run, text: string, lineEnd: string): TextEdit {
  const units = unitsOf(source.slice(run.offset, run.end), run.isVerbatim);
  const isSpace = (index: number): boolean => units[index]?.text.trim() === '';
  let first = 0;
  let last = units.length;
  while (first < last && isSpace(first)) {
    first += 1;
  }
  while (last > first && isSpace(last - 1)) {
    last -= 1;
  }
  let head = 0;
  while (first < last && text.startsWith(units[first]?.text ?? '', head) && head < text.length) {
    head += units[first]?.text.length ?? 0;
    first += 1;
  }
  let tail = text.length;
  for (
    let unit = units[last - 1]?.text ?? '';
    last > first && tail - unit.length >= head;
    unit = units[last - 1]?.text ?? ''
  ) {
    if (!text.slice(head, tail).endsWith(unit)) {
      break;
    }
    tail -= unit.length;
    last -= 1;
  }
  const lengthOf = (from: number, to: number): number =>
    units.slice(from, to).reduce((sum, unit) => sum + unit.written.length, 0);
  const offset = run.offset + lengthOf(0, first);
  const middle = text.slice(head, tail);
  const around = source.slice(run.offset, run.end);
  return {
    offset,
    end: offset + lengthOf(first, last),
    text: run.isVerbatim ? verbatim(middle, lineEnd) : written(middle, lineEnd, around),
  };
}

/** The end of a section of CDATA can only be said by two of them. */
function verbatim(text: string, lineEnd: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\n', lineEnd);
}

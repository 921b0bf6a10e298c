/**
 * Texts of which each line says something by itself: kickstart and preseed files, scripts. The tree is a list of the
 * lines, without their ends.
 */
import { layoutOf } from '../../text/layout';
import type { FileId, Span, TextEdit } from '../../text/place';
import type { Edit, EditPlan } from '../edit';
import type { Document, Language } from '../language';
import { settle, settled } from '../settle';
import { smallestEdit } from '../smallest';
import { joinTouching } from '../touching';
import type { Item, List, Node, Text } from '../tree';

export const lines: Language = {
  id: 'lines',
  *parse(text, file) {
    yield;
    return { file, language: 'lines', text, root: rootOf(text, file), fatal: undefined, skipped: [], tolerated: [] };
  },
  plan: planLines,
  canWrite,
  comments: () => [],
  comment: text => `# ${text}`,
  takesComments: true,
};

function rootOf(text: string, file: FileId): List {
  const elements: Text[] = [];
  const root: List = { kind: 'list', file, offset: 0, end: text.length, parent: undefined, elements };
  for (const { 0: value, index: offset } of text.matchAll(/[^\r\n]+|(?<=\n)(?=\r?\n)|^(?=\r?\n)/g)) {
    elements.push({ kind: 'text', file, offset, end: offset + value.length, parent: root, value });
  }
  return root;
}

function canWrite(edit: Edit): boolean {
  switch (edit.kind) {
    case 'replace':
      return isLine(edit.value) && edit.node.kind === 'text';
    case 'append':
      return edit.values.every(isLine);
    case 'remove':
      return edit.item.kind === 'text';
    default:
      return false;
  }
}

function isLine(value: unknown): value is string {
  return typeof value === 'string' && !/[\r\n]/.test(value);
}

function planLines(document: Document, edits: readonly Edit[]): EditPlan {
  const { lineEnd } = layoutOf(document);
  const texts = new Map<Node, string>();
  const others = new Map<string, TextEdit>();
  const removed = new Set(edits.flatMap(edit => (edit.kind === 'remove' ? [edit.item] : [])));
  const plan = (edit: TextEdit): boolean => {
    others.set(`${edit.offset} ${edit.end} ${edit.text}`, edit);
    return true;
  };
  const make = (edit: Edit): boolean => {
    switch (edit.kind) {
      case 'remove':
        return plan({ ...wholeLine(document.text, edit.item as Node), text: '' });
      case 'append':
        return plan(appended(document, edit.after, removed, (edit.values as readonly string[]).join(lineEnd)));
      case 'replace':
        return settled(texts, edit.node, String(edit.value));
      default:
        return false;
    }
  };
  const refused = settle(edits, { canWrite, make });
  // What a line becomes stands before what comes behind it.
  const changes = [...texts].map(([node, text]) =>
    smallestEdit(node.offset, document.text.slice(node.offset, node.end), text),
  );
  return { edits: joinTouching([...changes, ...others.values()]), refused };
}

/** A line with its end; the last one with the end before it. */
function wholeLine(text: string, { offset, end }: Node): Span {
  const lineEnd = lineEndAt(text, end);
  if (lineEnd !== '') {
    return { offset, end: end + lineEnd.length };
  }
  const [before = ''] = /(?:\r?\n|\r)$/.exec(text.slice(Math.max(0, offset - 2), offset)) ?? [];
  return { offset: offset - before.length, end };
}

function lineEndAt(text: string, offset: number): string {
  return /^(?:\r?\n|\r)/.exec(text.slice(offset, offset + 2))?.[0] ?? '';
}

function appended(document: Document, after: Node | undefined, removed: ReadonlySet<Item>, added: string): TextEdit {
  const { text } = document;
  const { lineEnd } = layoutOf(document);
  if (after === undefined) {
    const isBroken = text === '' || /[\r\n]$/.test(text);
    return { offset: text.length, end: text.length, text: isBroken ? added + lineEnd : lineEnd + added };
  }
  const takesPlace = removed.has(after) && lineEndAt(text, after.end) !== '';
  const offset = takesPlace ? after.offset : after.end;
  return { offset, end: offset, text: takesPlace ? added + lineEnd : lineEnd + added };
}

/** Edits of a text as a unified diff. They are known, so nothing is compared: the time is that of reading the text once. */
import { applyEdits, type TextEdit } from './place';

/** Unchanged lines around a change. */
const CONTEXT = 3;

/** Old lines, from one index up to another, and what stands in their place. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly added: readonly string[];
}

/** The diff of a file, as `diff -u` and `git apply` have it; empty where nothing changes. `edits`: as planned for the text; `before`: undefined where the file is new. */
export function unifiedDiff(path: string, before: string | undefined, edits: readonly TextEdit[]): string {
  const text = before ?? '';
  const starts = startsOf(text);
  const lineAt = (index: number): string => text.slice(starts[index], starts[index + 1]);
  const blocks = blocksOf(text, starts, edits, lineAt);
  if (blocks.length === 0) {
    return '';
  }
  const lines = (sign: string, from: number, to: number): string =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => signed(sign, lineAt(from + index))).join('');
  let shift = 0;
  const hunks = hunksOf(blocks).map(hunk => {
    const [first, last] = [hunk[0] as Block, hunk.at(-1) as Block];
    const from = Math.max(0, first.from - CONTEXT);
    const to = Math.min(starts.length - 1, last.to + CONTEXT);
    const grown = hunk.reduce((sum, block) => sum + block.added.length - (block.to - block.from), 0);
    let at = from;
    let body = '';
    for (const block of hunk) {
      body += lines(' ', at, block.from) + lines('-', block.from, block.to);
      body += block.added.map(line => signed('+', line)).join('');
      at = block.to;
    }
    const head = `@@ -${rangeText(from, to - from)} +${rangeText(from + shift, to - from + grown)} @@\n`;
    shift += grown;
    return head + body + lines(' ', at, to);
  });
  return `--- ${before === undefined ? '/dev/null' : path}\n+++ ${path}\n${hunks.join('')}`;
}

/** Where each line begins, and after the last one where the text ends. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  if (starts.at(-1) !== text.length) {
    starts.push(text.length);
  }
  return starts;
}

/** The changed lines; edits that share a line are one block. */
function blocksOf(
  text: string,
  starts: readonly number[],
  edits: readonly TextEdit[],
  lineAt: (index: number) => string,
): Block[] {
  const lineCount = starts.length - 1;
  const blocks: Block[] = [];
  let line = 0;
  let next = 0;
  while (next < edits.length) {
    const first = edits[next] as TextEdit;
    while (line + 1 < lineCount && (starts[line + 1] as number) <= first.offset) {
      line += 1;
    }
    const from = line;
    let to = line;
    const own: TextEdit[] = [];
    for (let edit: TextEdit | undefined = first; edit !== undefined; edit = edits[next]) {
      if (own.length > 0 && edit.offset >= (starts[to + 1] ?? text.length)) {
        break;
      }
      while (to + 1 < lineCount && (starts[to + 1] as number) <= edit.end) {
        to += 1;
      }
      own.push(edit);
      next += 1;
    }
    const offset = starts[from] as number;
    const old = text.slice(offset, starts[to + 1] ?? text.length);
    const made = applyEdits(
      old,
      own.map(edit => ({ ...edit, offset: edit.offset - offset, end: edit.end - offset })),
    );
    blocks.push(...trimmed(from, Math.min(to + 1, lineCount), linesOf(made), lineAt));
    line = to;
  }
  return blocks;
}

function linesOf(text: string): string[] {
  const starts = startsOf(text);
  return starts.slice(1).map((end, index) => text.slice(starts[index], end));
}

/** A block without the lines at its beginning and end that stay as they are; none where all do. */
function trimmed(from: number, to: number, added: readonly string[], lineAt: (index: number) => string): Block[] {
  let start = 0;
  while (from + start < to && start < added.length && lineAt(from + start) === added[start]) {
    start += 1;
  }
  let end = 0;
  while (from + start < to - end && start < added.length - end && lineAt(to - end - 1) === added.at(-1 - end)) {
    end += 1;
  }
  const block = { from: from + start, to: to - end, added: added.slice(start, added.length - end) };
  return block.from === block.to && block.added.length === 0 ? [] : [block];
}

/** Blocks whose surroundings touch, together. */
function hunksOf(blocks: readonly Block[]): Block[][] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    if (last !== undefined && block.from - (last.at(-1) as Block).to <= 2 * CONTEXT) {
      last.push(block);
    } else {
      hunks.push([block]);
    }
  }
  return hunks;
}

function signed(sign: string, line: string): string {
  return line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
}

/** Lines count from 1; no lines at all stand behind the one before. */
function rangeText(from: number, count: number): string {
  return `${count === 0 ? from : from + 1}${count === 1 ? '' : `,${count}`}`;
}

/** Kernel arguments in GRUB's command language, in which some characters end a command or stand for something else. */
import {
  byElement,
  charactersBeside,
  isEnter,
  isTyped,
  type Stroke,
  strokesIn,
  type Word,
  wordsIn,
  written,
} from './keys';
import { isTypeable, startsEdited } from './recognise';

/** Characters that end a command, open a block, or stand for a variable; behind a blank `#` begins a comment. */
const SPECIAL = /[;&|<>{}$]|^#/;
/** GRUB takes quotes away, or puts a backslash before each of them, where isolinux passes them on. */
const UNCERTAIN = /["'\\]/;
const EXPRESSION = /\{\{[^{}]*\}\}/g;

/**
 * A line of words of which each reaches the kernel as isolinux would have passed it on: those with special characters
 * stand in single quotes, from behind the `=` where one is. Undefined where GRUB can't be made to.
 */
export function quoted(line: readonly Stroke[]): Stroke[] | undefined {
  const opened = new Map<number, Stroke>();
  const closed = new Map<number, Stroke>();
  for (const { text, start, end } of wordsIn(line)) {
    const plain = text.replace(EXPRESSION, '');
    if (UNCERTAIN.test(plain)) {
      return undefined;
    }
    // What HCL puts in alone may be any number of words.
    const isPutIn = line.slice(start, end).every(stroke => stroke.kind === 'expression' || !isTyped(stroke));
    if (SPECIAL.test(plain) && !isPutIn) {
      opened.set(startOfValue(line, start, end), charactersBeside(line[start], "'"));
      closed.set(end - 1, charactersBeside(line[end - 1], "'"));
    }
  }
  return line.flatMap((stroke, index) =>
    [opened.get(index), stroke, closed.get(index)].filter(part => part !== undefined),
  );
}

/** Where the part of a word that has something special begins: behind its first `=`, unless that is in it. */
function startOfValue(line: readonly Stroke[], start: number, end: number): number {
  const word = line.slice(start, end);
  const sign = word.findIndex(({ text }) => text === '=');
  const isPlain = sign >= 0 && !word.slice(0, sign).some(({ text }) => SPECIAL.test(text));
  return isPlain ? start + sign + 1 : start;
}

/** Whether a value goes on behind a semicolon, with nothing before it that could keep it together. */
function isParted(word: string): boolean {
  const end = word.indexOf(';');
  const before = word.slice(0, end);
  return end >= 0 && before.includes('=') && !UNCERTAIN.test(before) && /^[\w.-]+=/.test(word.slice(end + 1));
}

export interface Parted {
  /** The first word of which the kernel gets only the part before the semicolon. */
  readonly word: string;
  /** The elements with each such value in quotes. */
  readonly lines: readonly string[];
}

/** What GRUB parts at a semicolon in the kernel's lines of a boot command; undefined where it is nothing. */
export function partedIn(elements: readonly string[]): Parted | undefined {
  if (!isTypeable(elements)) {
    return undefined;
  }
  const strokes = strokesIn(elements);
  const quotes = new Map<Stroke, 'before' | 'behind'>();
  let found: string | undefined;
  for (const line of kernelLinesIn(strokes)) {
    for (const word of partedWords(line)) {
      found ??= word.text;
      quotes.set(line[startOfValue(line, word.start, word.end)] as Stroke, 'before');
      quotes.set(line[word.end - 1] as Stroke, 'behind');
    }
  }
  if (found === undefined) {
    return undefined;
  }
  const lines = new Map(
    byElement(strokes).map(group => [group[0]?.element, group.map(quoted => withQuote(quoted, quotes)).join('')]),
  );
  return { word: found, lines: elements.map((element, index) => lines.get(index) ?? element) };
}

function withQuote(stroke: Stroke, quotes: ReadonlyMap<Stroke, 'before' | 'behind'>): string {
  const side = quotes.get(stroke);
  return side === undefined ? stroke.text : side === 'before' ? `'${stroke.text}` : `${stroke.text}'`;
}

/** The words outside of quotes that begin in another word. */
function partedWords(line: readonly Stroke[]): Word[] {
  let open: string | undefined;
  return wordsIn(line).filter(word => {
    const isOpen = open !== undefined;
    for (const [mark] of word.text.matchAll(/["']/g)) {
      open = open === undefined ? mark : open === mark ? undefined : open;
    }
    return !isOpen && isParted(word.text);
  });
}

/** The lines that GRUB reads for a kernel: typed behind its command, or edited in a menu entry. */
function kernelLinesIn(strokes: readonly Stroke[]): Stroke[][] {
  const lines: Stroke[][] = [];
  let line: Stroke[] = [];
  for (const [index, stroke] of strokes.entries()) {
    const isEdited = startsEdited(strokes, index);
    if (isEdited || isEnter(stroke)) {
      if (isEdited || isKernelLine(line)) {
        lines.push(line);
      }
      line = [];
    } else {
      line.push(stroke);
    }
  }
  return lines;
}

/** The key 'c', which opens GRUB's command line, may stand before it. */
function isKernelLine(line: readonly Stroke[]): boolean {
  return /^c? *linux(?:efi|16)? /.test(
    written(line)
      .replace(/<[^<>]*>/g, ' ')
      .trimStart(),
  );
}

/**
 * A boot command as Packer types it: single characters, keys such as <enter> or <wait10>, and expressions that stand for
 * characters which only show when Packer runs. Packer types the elements of the list one behind the other, with nothing
 * between them, so a word may begin in one element and end in another.
 */

export interface Stroke {
  readonly kind: 'character' | 'key' | 'expression';
  /** As it is written: 'a', '<wait10>', '{{ .HTTPIP }}', '${var.name}'. */
  readonly text: string;
  /** Index of the element in which it is written. */
  readonly element: number;
}

/** What HCL puts in, with at most one object in it, and the same characters where they are typed: `$${`. */
const PUT_IN = /\$\$\{|%%\{|\$\{(?:[^{}]|\{[^{}]*\})*\}/g;

/** No key has a name of one letter: `<a>` is three characters. */
const STROKE = new RegExp(`<[a-z0-9]{2,}>|\\{\\{[^{}]*\\}\\}|${PUT_IN.source}|.`, 'gisu');

/** Whether an element has parts that are there or not by a condition, or more than is taken for one expression here. */
export function hasTemplateParts(element: string): boolean {
  return /[$%]\{/.test(element.replace(PUT_IN, ''));
}

/** The strokes of a boot command's elements. */
export function strokesIn(elements: readonly string[]): Stroke[] {
  return elements.flatMap((element, index) =>
    Array.from(element.matchAll(STROKE), ([text]): Stroke => ({ kind: kindOf(text), text, element: index })),
  );
}

function kindOf(text: string): Stroke['kind'] {
  const isKey = text.startsWith('<') && text.endsWith('>');
  return isKey ? 'key' : text.startsWith('{{') || text.startsWith('${') ? 'expression' : 'character';
}

/** Characters beside a stroke, in its element. */
export function charactersBeside(stroke: Stroke | undefined, text: string): Stroke {
  return { kind: 'character', text, element: stroke?.element ?? 0 };
}

/** Strokes by the element in which they are written. */
export function byElement(strokes: readonly Stroke[]): Stroke[][] {
  const groups: Stroke[][] = [];
  for (const stroke of strokes) {
    const last = groups.at(-1);
    if (last?.[0]?.element === stroke.element) {
      last.push(stroke);
    } else {
      groups.push([stroke]);
    }
  }
  return groups;
}

/** Strokes as they are written in an element. */
export function written(strokes: readonly Stroke[]): string {
  return strokes.map(({ text }) => text).join('');
}

/** The key of a stroke in lower case: 'enter' for <Enter>; undefined for anything that is no key. */
export function keyOf({ kind, text }: Stroke): string | undefined {
  return kind === 'key' ? text.slice(1, -1).toLowerCase() : undefined;
}

export function isEnter(stroke: Stroke): boolean {
  const key = keyOf(stroke);
  return key === 'enter' || key === 'return';
}

/** <wait>, <wait10>, <wait1m20s>: time passes and nothing is typed. */
export function isWait(stroke: Stroke): boolean {
  return keyOf(stroke)?.startsWith('wait') === true;
}

/** A blank, however it is written. */
export function isBlank(stroke: Stroke): boolean {
  return stroke.text === ' ' || keyOf(stroke) === 'spacebar';
}

/** What begins or continues a word: a character that is no blank, or what an expression stands for. */
export function isTyped(stroke: Stroke): boolean {
  return stroke.kind !== 'key' && !isBlank(stroke);
}

/** Where a word of a line stands among its strokes: from `start` to `end` (exclusive), waits within it included. */
export interface Word {
  /** The word as it ends up on the line: without waits, expressions as they are written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a line of strokes, between blanks. */
export function wordsIn(strokes: readonly Stroke[]): Word[] {
  const words: Word[] = [];
  let start = -1;
  let end = -1;
  for (const [index, stroke] of [...strokes.entries(), [strokes.length, undefined] as const]) {
    if (stroke !== undefined && isTyped(stroke)) {
      start = start < 0 ? index : start;
      end = index + 1;
    } else if ((stroke === undefined || isBlank(stroke)) && start >= 0) {
      words.push({ text: written(strokes.slice(start, end).filter(isTyped)), start, end });
      start = -1;
    }
  }
  return words;
}

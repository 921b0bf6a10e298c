/**
 * A list of items in YAML as people write it: each of them a block of `name: value` lines, or between braces on one line.
 * A library for YAML is a quarter of what the whole package may weigh; what is written otherwise (anchors, templates,
 * braces over several lines) is not read at all.
 */

export interface Item {
  /** Of its lines; `end` is behind the last one. */
  readonly start: number;
  readonly end: number;
  readonly type: string | undefined;
  /** Without quotation marks and comments. */
  value(this: void, name: string): string | undefined;
  /** The lines of another one with these values, in the same form. */
  like(this: void, values: Readonly<Record<string, string>>): string[];
  readonly isBraced: boolean;
  /** Where the names of a block stand. */
  readonly column: number;
  /** The lines of its values in a block, by name. */
  readonly places: ReadonlyMap<string, number>;
}

const PAIR = /^([ \t]{0,99}(?:-[ \t]{1,99})?)(["']?)([\w-]{1,40})\2[ \t]{0,9}:(?=[ \t]|$)/;
/** Anchors, references, tags and texts over several lines, and what templates decide. */
const NOT_PLAIN = /^(?:[&*!|>@`%]|<<)/;
const TEMPLATE = /^[ \t]{0,99}(?:%\{|\{%)/;
const BRACE = /^[ \t]{0,99}-[ \t]{1,99}(?=\{)/;

/** The items of `outer: inner:`; undefined where they can't be read with certainty. */
export function listedIn(lines: readonly string[], outer: string, inner: string): Item[] | undefined {
  if (lines.some(line => TEMPLATE.test(line))) {
    return undefined;
  }
  const outerAt = indexOf(lines, 0, lines.length, outer);
  const outerEnd = outerAt < 0 ? 0 : endOfBlock(lines, outerAt);
  const innerAt = outerAt < 0 ? -1 : indexOf(lines, outerAt + 1, outerEnd, inner);
  if (innerAt < 0 || !isOpened(lines[innerAt] ?? '')) {
    return undefined;
  }
  const end = endOfList(lines, innerAt, outerEnd);
  const first = lines.findIndex((line, index) => index > innerAt && index < end && !isEmpty(line));
  const indent = /^[ \t]*(?=-[ \t])/.exec(lines[first] ?? '')?.[0];
  if (first < 0 || indent === undefined || indent.includes('\t')) {
    return undefined;
  }
  const starts = lines.flatMap((line, index) =>
    index >= first && index < end && line.startsWith(`${indent}-`) ? [index] : [],
  );
  const items = starts.map((start, index) => itemOf(lines, start, lastOf(lines, start, starts[index + 1] ?? end)));
  return items.some(item => item === undefined) ? undefined : (items as Item[]);
}

/** Whether a value stands on the lines below. */
function isOpened(line: string): boolean {
  return isEmpty(line.slice(PAIR.exec(line)?.[0].length ?? 0));
}

function indexOf(lines: readonly string[], from: number, to: number, name: string): number {
  return lines.findIndex((line, index) => index >= from && index < to && PAIR.exec(line)?.[3] === name);
}

function indentOf(line: string): number {
  return line.search(/[^ \t]/);
}

function isEmpty(line: string): boolean {
  return /^[ \t]*(?:#|$)/.test(line);
}

function endOfBlock(lines: readonly string[], at: number): number {
  const indent = indentOf(lines[at] ?? '');
  const end = lines.findIndex((line, index) => index > at && !isEmpty(line) && indentOf(line) <= indent);
  return end < 0 ? lines.length : end;
}

/** The items may stand at the column of the name that they are of. */
function endOfList(lines: readonly string[], at: number, limit: number): number {
  const indent = indentOf(lines[at] ?? '');
  const end = lines.findIndex(
    (line, index) =>
      index > at &&
      index < limit &&
      !isEmpty(line) &&
      (indentOf(line) < indent || (indentOf(line) === indent && !/^[ \t]*-(?:[ \t]|$)/.test(line))),
  );
  return end < 0 ? limit : end;
}

/** Behind the last line of an item that says something. */
function lastOf(lines: readonly string[], start: number, end: number): number {
  let last = end;
  while (last > start + 1 && isEmpty(lines[last - 1] ?? '')) {
    last -= 1;
  }
  return last;
}

function itemOf(lines: readonly string[], start: number, end: number): Item | undefined {
  return BRACE.test(lines[start] ?? '') ? bracedItem(lines, start, end) : blockItem(lines, start, end);
}

/** Its braces may go over several lines, as the installer's own copy of what was chosen has them. */
function bracedItem(lines: readonly string[], start: number, end: number): Item | undefined {
  const braces = bracesIn(lines.slice(start, end).join('\n'));
  const pairs = braces && pairsIn(braces.inside);
  if (braces === undefined || pairs === undefined) {
    return undefined;
  }
  const values = new Map(pairs.map(({ name, value }) => [name, unquoted(value)]));
  const gap = braces.inside.startsWith(' ') ? ' ' : '';
  return {
    start,
    end,
    type: values.get('type'),
    value: name => values.get(name),
    like: more => [`${braces.head}{${gap}${written(more).join(', ')}${gap}}`],
    isBraced: true,
    column: 0,
    places: new Map(),
  };
}

interface Braces {
  readonly head: string;
  readonly inside: string;
  /** What stands behind them: blanks and a comment. */
  readonly tail: string;
}

function bracesIn(text: string): Braces | undefined {
  const [head = ''] = BRACE.exec(text) ?? [];
  const close = text.lastIndexOf('}');
  const [inside, tail] = [text.slice(head.length + 1, close), text.slice(close + 1)];
  return close < head.length || inside.includes('#') || !isEmpty(tail) ? undefined : { head, inside, tail };
}

interface Pair {
  readonly name: string;
  /** As it is written, without blanks around it. */
  readonly value: string;
  /** Where that begins between the braces. */
  readonly offset: number;
}

/** Undefined where something is no pair, or more than one level of brackets stands in another. */
function pairsIn(inside: string): Pair[] | undefined {
  const pairs: Pair[] = [];
  for (const { text, offset } of partsIn(inside)) {
    const [head = '', , name = ''] = /^\s{0,99}(["']?)([\w-]{1,40})\1\s{0,9}:(?=\s|$)/.exec(text) ?? [];
    const value = text.slice(head.length).trim();
    if (name === '' || NOT_PLAIN.test(value) || /[{}[\]]/.test(value.slice(1, -1))) {
      return undefined;
    }
    pairs.push({ name, value, offset: offset + head.length + text.slice(head.length).search(/\S|$/) });
  }
  return pairs;
}

/** What stands between commas that are neither in quotation marks nor in brackets. */
function partsIn(inside: string): { readonly text: string; readonly offset: number }[] {
  const parts: { text: string; offset: number }[] = [];
  let [offset, depth, quote] = [0, 0, ''];
  for (let index = 0; index <= inside.length; index += 1) {
    const character = inside.charAt(index);
    if (quote !== '') {
      quote = character === quote ? '' : quote;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
    if (index === inside.length || (character === ',' && depth === 0 && quote === '')) {
      parts.push({ text: inside.slice(offset, index), offset });
      offset = index + 1;
    }
  }
  return parts;
}

function blockItem(lines: readonly string[], start: number, end: number): Item | undefined {
  const [, head = ''] = PAIR.exec(lines[start] ?? '') ?? [];
  const column = head.length;
  const values = new Map<string, string>();
  const places = new Map<string, number>();
  let isOpen = false;
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    // The elements of the list that the value before is may stand at the column of its name.
    const isElement = isOpen && indentOf(line) === column && /^[ \t]{0,99}-[ \t]/.test(line);
    if (isEmpty(line) || isElement || (index > start && indentOf(line) > column)) {
      continue;
    }
    const [all = '', before = '', , name = ''] = PAIR.exec(line) ?? [];
    const { value } = valueBehind(line, all.length);
    if (name === '' || before.length !== column || NOT_PLAIN.test(value) || values.has(name)) {
      return undefined;
    }
    isOpen = value === '';
    values.set(name, unquoted(value));
    places.set(name, index);
  }
  const indent = ' '.repeat(column);
  return {
    start,
    end,
    type: values.get('type'),
    value: name => values.get(name),
    like: more => written(more).map((pair, index) => (index === 0 ? head : indent) + pair),
    isBraced: false,
    column,
    places,
  };
}

/** The value behind a name in a block, as it is written, and what stands behind it: blanks and a comment. */
function valueBehind(
  line: string,
  from: number,
): { readonly value: string; readonly before: string; readonly after: string } {
  const start = from + line.slice(from).search(/\S|$/);
  const quote = /["']/.test(line.charAt(start)) ? line.charAt(start) : '';
  const close = quote === '' ? -1 : line.indexOf(quote, start + 1);
  const comment = line.startsWith('#', start) ? start : line.slice(start).search(/[ \t]#/) + start;
  const end = close >= 0 ? close + 1 : comment < start ? line.length : comment;
  const value = line.slice(start, end).trimEnd();
  // Where there is none, what comes to stand there keeps its distance from a comment.
  const offset = value === '' ? from : start;
  return { value, before: line.slice(0, offset), after: line.slice(offset + value.length) };
}

function written(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}: ${value}`);
}

function unquoted(value: string): string {
  return /^["']/.test(value) && value.length > 1 && value.endsWith(value.charAt(0)) ? value.slice(1, -1) : value;
}

function inItsQuotes(before: string, value: string): string {
  const [quote = ''] = /^["']/.exec(before) ?? [];
  return quote + value + quote;
}

/** Sets a value of an item among lines, for each of which those are given that stand in its place: as yet one each. */
export function withProperty(lines: string[][], item: Item, name: string, value: string): void {
  const { start, end, column, isBraced, places } = item;
  if (isBraced) {
    const text = lines
      .slice(start, end)
      .map(([line = '']) => line)
      .join('\n');
    for (const [index, line] of withPair(text, name, value).split('\n').entries()) {
      lines[start + index] = [line];
    }
    return;
  }
  const at = places.get(name);
  if (at === undefined) {
    lines[end - 1]?.push(`${' '.repeat(column)}${name}: ${value}`);
    return;
  }
  const [line = '', ...behind] = lines[at] ?? [];
  const old = valueBehind(line, PAIR.exec(line)?.[0].length ?? 0);
  const gap = old.value === '' ? ' ' : '';
  lines[at] = [old.before + gap + inItsQuotes(old.value, value) + old.after, ...behind];
}

function withPair(text: string, name: string, value: string): string {
  const { head, inside, tail } = bracesIn(text) as Braces;
  const pair = pairsIn(inside)?.find(each => each.name === name);
  const end = inside.trimEnd().length;
  const changed =
    pair === undefined
      ? `${inside.slice(0, end)}, ${name}: ${value}${inside.slice(end)}`
      : inside.slice(0, pair.offset) + inItsQuotes(pair.value, value) + inside.slice(pair.offset + pair.value.length);
  return `${head}{${changed}}${tail}`;
}

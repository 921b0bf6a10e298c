/** The functions that make something of texts. */

import {
  asBoolean,
  asNumber,
  asText,
  bounded,
  isList,
  isUnknown,
  REFUSED,
  type Result,
  TOO_MUCH,
  type Unknown,
  unknown,
  type Work,
} from './known';
import { listOf } from './unify';

/** What a text can be made of at most. */
export const MOST_CHARACTERS = 100_000;

export const TEXT_FUNCTIONS: readonly (readonly [name: string, work: Work])[] = [
  ['lower', ofTexts(text => text.toLowerCase())],
  ['upper', ofTexts(text => text.toUpperCase())],
  ['title', ofTexts(text => text.replace(/(?<![\p{L}\p{N}_'])\p{L}/gu, letter => letter.toUpperCase()))],
  ['trimspace', ofTexts(text => text.trim())],
  ['chomp', ofTexts(text => trimmed(text, '\r\n', { end: true }))],
  ['trim', ofTexts((text, characters) => trimmed(text, characters, { start: true, end: true }))],
  ['trimprefix', ofTexts((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text))],
  [
    'trimsuffix',
    ofTexts((text, suffix) => (text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text)),
  ],
  ['startswith', ofTexts((text, prefix) => text.startsWith(prefix))],
  ['endswith', ofTexts((text, suffix) => text.endsWith(suffix))],
  ['strcontains', ofTexts((text, part) => text.includes(part))],
  ['basename', ofTexts(basename)],
  ['dirname', ofTexts(dirname)],
  ['substr', substr],
  ['join', join],
  ['split', ofTexts((separator, text) => listOf(text.split(separator)))],
  ['replace', ofTexts(replace)],
  ['format', format],
  ['formatlist', formatlist],
];

/** Of something that takes texts only. */
function ofTexts(work: (...texts: [string, string, string]) => Result): Work {
  return given => {
    const texts = given.map(asText);
    const refused = texts.find(text => typeof text !== 'string');
    const [one, two = '', three = ''] = texts as string[];
    return refused ?? (one === undefined || given.length < work.length ? REFUSED : work(one, two, three));
  };
}

function trimmed(
  text: string,
  characters: string,
  { start, end }: { readonly start?: true; readonly end?: true },
): string {
  let from = 0;
  let to = text.length;
  while (start && from < to && characters.includes(text[from] ?? '')) {
    from += 1;
  }
  while (end && to > from && characters.includes(text[to - 1] ?? '')) {
    to -= 1;
  }
  return text.slice(from, to);
}

function basename(path: string): string {
  return path === '' ? '.' : (path.split('/').findLast(part => part !== '') ?? '/');
}

/** Of a path that is as plain as most are. */
function dirname(path: string): Result {
  const end = path.lastIndexOf('/');
  return end < 0
    ? '.'
    : end > 0 && /^\.?\/?[^./][^/]*(?:\/[^./][^/]*)*\/?$/.test(path)
      ? path.slice(0, end).replace(/^\.\//, '')
      : unknown({ kind: 'function', name: 'dirname' });
}

function substr([text = REFUSED, offset = REFUSED, length = REFUSED]: readonly Result[]): Result {
  const characters = asText(text);
  const [from, count] = [asNumber(offset), asNumber(length)];
  if (typeof characters !== 'string' || typeof from !== 'number' || typeof count !== 'number') {
    return REFUSED;
  }
  const all = [...characters];
  const start = from < 0 ? Math.max(0, all.length + from) : from;
  return all.slice(start, count < 0 ? all.length : start + count).join('');
}

function join([separator = REFUSED, ...lists]: readonly Result[]): Result {
  const between = asText(separator);
  return typeof between === 'string' && lists.every(isList) && lists.length > 0
    ? joined(lists.flat(1), between)
    : REFUSED;
}

/** Texts as one, if it doesn't become longer than any that somebody means. */
export function joined(parts: readonly Result[], separator = ''): string | Unknown {
  const texts: string[] = [];
  let characters = 0;
  for (const part of parts) {
    const text = asText(part);
    if (typeof text !== 'string') {
      return text;
    }
    characters += text.length + separator.length;
    if (characters > MOST_CHARACTERS) {
      return TOO_MUCH;
    }
    texts.push(text);
  }
  return texts.join(separator);
}

/** A text between slashes is a regular expression of another dialect. */
function replace(text: string, from: string, to: string): Result {
  if ((from.length > 1 && from.startsWith('/') && from.endsWith('/')) || from === '') {
    return unknown({ kind: 'function', name: 'replace' });
  }
  return joined(text.split(from), to);
}

const NOT_FORMATTED = unknown({ kind: 'function', name: 'format' });

/** `%s`, `%v`, `%d` and `%t`, filled up to a width; the rest changes what is printed. */
function format([pattern = REFUSED, ...given]: readonly Result[]): Result {
  if (typeof pattern !== 'string') {
    return REFUSED;
  }
  const left = [...given];
  const parts = pattern.split(/(%[-0+]?\d*[^\d])/s).map((part): Result => {
    const [, flag = '', width = '', verb] = /^%([-0+]?)(\d*)(.)$/s.exec(part) ?? [];
    if (verb === undefined) {
      return part.includes('%') ? NOT_FORMATTED : part;
    }
    if (part === '%%') {
      return '%';
    }
    const text = verbOf(verb, left.shift() ?? REFUSED);
    return typeof text === 'string' ? filled(text, flag, Number(width), verb) : text;
  });
  return parts.find(isUnknown) ?? (left.length > 0 ? REFUSED : joined(parts));
}

function verbOf(verb: string, value: Result): string | Unknown {
  if (verb === 'd') {
    const number = asNumber(value);
    return typeof number !== 'number' ? number : Number.isInteger(number) ? String(number) : REFUSED;
  }
  if (verb === 't') {
    const truth = asBoolean(value);
    return typeof truth === 'boolean' ? String(truth) : truth;
  }
  const isPlain = (verb === 's' || verb === 'v') && (typeof value !== 'object' || isUnknown(value));
  return isPlain ? asText(value) : NOT_FORMATTED;
}

/** More than somebody fills up. */
const WIDEST = 200;

function filled(text: string, flag: string, width: number, verb: string): string | Unknown {
  const isNumber = verb === 'd';
  if (width > WIDEST || (!isNumber && (flag === '0' || flag === '+'))) {
    return NOT_FORMATTED;
  }
  const sign = text.startsWith('-') ? '-' : flag === '+' ? '+' : '';
  const digits = sign === '-' ? text.slice(1) : text;
  if (flag === '0') {
    return sign + digits.padStart(width - sign.length, '0');
  }
  return flag === '-' ? text.padEnd(width) : (isNumber ? sign + digits : text).padStart(width);
}

/** A text for each element of the lists, which are of one length. */
function formatlist([pattern = REFUSED, ...given]: readonly Result[]): Result {
  const lists = given.filter(isList);
  const lengths = new Set(lists.map(({ length }) => length));
  const [length = 1] = lengths;
  return lengths.size > 1
    ? REFUSED
    : bounded(
        Array.from({ length }, (_, index) =>
          format([pattern, ...given.map(each => (isList(each) ? (each[index] as Result) : each))]),
        ),
      );
}

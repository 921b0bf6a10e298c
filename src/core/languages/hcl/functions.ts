/** The functions whose result can be known; those of Packer and Terraform of one name do the same. */
import { append } from '../../append';
import {
  asBoolean,
  asNumber,
  asText,
  bounded,
  isList,
  isObject,
  isSame,
  isUnknown,
  REFUSED,
  type Result,
  setOf,
  TOO_MUCH,
  type Unknown,
  unknown,
} from './known';

type Work = (given: readonly Result[]) => Result;

/** What Terraform makes of `range` at most (lang/funcs/sequence.go). */
const MOST_NUMBERS = 1024;

/** What a text can be made of at most. */
const MOST_CHARACTERS = 100_000;

/** Each is given results of which none is unknown as a whole; parts of lists and objects may be. */
export const FUNCTIONS: ReadonlyMap<string, Work> = new Map<string, Work>([
  ['lower', ofText(text => text.toLowerCase())],
  ['upper', ofText(text => text.toUpperCase())],
  ['trimspace', ofText(text => text.trim())],
  ['basename', ofText(text => text.split('/').findLast(part => part !== '') ?? '')],
  ['tostring', ([value = REFUSED]) => (value === null ? null : asText(value))],
  ['tonumber', ([value = REFUSED]) => (value === null ? null : asNumber(value))],
  ['list', bounded],
  ['tobool', ([value = REFUSED]) => (value === null ? null : asBoolean(value))],
  ['tolist', ([value = REFUSED]) => (isList(value) ? bounded([...value]) : REFUSED)],
  ['toset', ([value = REFUSED]) => (isList(value) ? setOf(value) : REFUSED)],
  ['tomap', ([value = REFUSED]) => (isObject(value) ? value : REFUSED)],
  ['distinct', distinct],
  ['flatten', ([value = REFUSED]) => (isList(value) ? flatten(value) : REFUSED)],
  ['range', range],
  ['zipmap', zipmap],
  ['length', length],
  ['concat', concat],
  ['compact', compact],
  ['merge', merge],
  ['lookup', lookup],
  ['coalesce', given => given.find(value => value !== null && value !== '') ?? REFUSED],
  ['join', join],
  ['split', split],
  ['replace', replace],
  ['format', format],
  ['contains', contains],
  ['element', element],
  ['keys', ([object = REFUSED]) => (isObject(object) ? bounded([...object.keys()].sort()) : REFUSED)],
  ['values', values],
]);

function ofText(work: (text: string) => string): Work {
  return ([value = REFUSED]) => {
    const text = asText(value);
    return typeof text === 'string' ? work(text) : text;
  };
}

function length([value = REFUSED]: readonly Result[]): Result {
  return isList(value)
    ? value.length
    : isObject(value)
      ? value.size
      : typeof value === 'string'
        ? [...value].length
        : REFUSED;
}

function concat(lists: readonly Result[]): Result {
  if (!lists.every(isList)) {
    return REFUSED;
  }
  const parts = lists.reduce((sum, { length }) => sum + length, 0);
  return parts > MOST_CHARACTERS ? TOO_MUCH : bounded(lists.flat(1));
}

/** Without the texts that are empty; which ones those are has to be known of all. */
function compact([list = REFUSED]: readonly Result[]): Result {
  return isList(list) ? (list.find(isUnknown) ?? bounded(list.filter(part => part !== '' && part !== null))) : REFUSED;
}

function merge(objects: readonly Result[]): Result {
  const given = objects.filter(object => object !== null);
  return given.every(isObject) ? bounded(new Map(given.flatMap(object => [...object]))) : REFUSED;
}

/** Where parts are lists or objects, which of them are the same isn't looked at. */
function distinct([list = REFUSED]: readonly Result[]): Result {
  if (!isList(list)) {
    return REFUSED;
  }
  const isPlain = list.every(part => part === null || typeof part !== 'object');
  return isPlain ? bounded([...new Set(list)]) : unknown({ kind: 'function', name: 'distinct' });
}

/** Of lists in lists all parts; how many there are of one that isn't known nobody knows. */
function flatten(list: readonly Result[]): Result {
  const parts: Result[] = [];
  for (const part of list) {
    const own = isList(part) ? flatten(part) : [part];
    if (isUnknown(part) || !isList(own) || parts.length + own.length > MOST_CHARACTERS) {
      return isUnknown(part) ? part : TOO_MUCH;
    }
    append(parts, own);
  }
  return bounded(parts);
}

/** The end is none of it: range(3) is 0, 1, 2. */
function range(given: readonly Result[]): Result {
  const [one = Number.NaN, two, step = 1] = given.map(asNumber);
  const [start, end] = two === undefined ? [0, one] : [one, two];
  if (typeof start !== 'number' || typeof end !== 'number' || typeof step !== 'number' || step === 0) {
    return REFUSED;
  }
  const count = Math.max(0, Math.ceil((end - start) / step));
  return count > MOST_NUMBERS ? REFUSED : bounded(Array.from({ length: count }, (_, index) => start + index * step));
}

function zipmap([keys = REFUSED, parts = REFUSED]: readonly Result[]): Result {
  return isList(keys) && isList(parts) && keys.length === parts.length && keys.every(key => typeof key === 'string')
    ? bounded(new Map(keys.map((key, index) => [key, parts[index] as Result])))
    : REFUSED;
}

function lookup([object = REFUSED, key = REFUSED, otherwise = REFUSED]: readonly Result[]): Result {
  return isObject(object) && typeof key === 'string' ? (object.get(key) ?? otherwise) : REFUSED;
}

function values([object = REFUSED]: readonly Result[]): Result {
  return isObject(object) ? bounded([...object.keys()].sort().map(key => object.get(key) ?? REFUSED)) : REFUSED;
}

function join([separator = REFUSED, ...lists]: readonly Result[]): Result {
  const parts = concat(lists);
  return typeof separator === 'string' && isList(parts) ? joined(parts, separator) : REFUSED;
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

function split([separator = REFUSED, text = REFUSED]: readonly Result[]): Result {
  return typeof separator === 'string' && typeof text === 'string' ? bounded(text.split(separator)) : REFUSED;
}

/** A text between slashes is a regular expression of another dialect. */
function replace([text = REFUSED, from = REFUSED, to = REFUSED]: readonly Result[]): Result {
  if (typeof text !== 'string' || typeof from !== 'string' || typeof to !== 'string') {
    return REFUSED;
  }
  if ((from.length > 1 && from.startsWith('/') && from.endsWith('/')) || from === '') {
    return unknown({ kind: 'function', name: 'replace' });
  }
  return joined(text.split(from), to);
}

/** `%s` and `%d` without more; the rest of them changes what is printed. */
function format([pattern = REFUSED, ...given]: readonly Result[]): Result {
  if (typeof pattern !== 'string') {
    return REFUSED;
  }
  const left = [...given];
  const parts = pattern.split(/(%.)/s).map((part): Result => {
    if (part === '%%') {
      return '%';
    }
    if (part === '%s' || part === '%v') {
      return left.shift() ?? REFUSED;
    }
    if (part === '%d') {
      const number = asNumber(left.shift() ?? REFUSED);
      return typeof number !== 'number' || Number.isInteger(number) ? number : REFUSED;
    }
    return part.startsWith('%') ? unknown({ kind: 'function', name: 'format' }) : part;
  });
  return parts.find(isUnknown) ?? (left.length > 0 ? REFUSED : joined(parts));
}

function contains([list = REFUSED, wanted = REFUSED]: readonly Result[]): Result {
  if (!isList(list)) {
    return REFUSED;
  }
  const same = list.map(part => isSame(part, wanted));
  return same.includes(true) || (same.find(answer => answer !== false) ?? false);
}

function element([list = REFUSED, index = REFUSED]: readonly Result[]): Result {
  const at = asNumber(index);
  return isList(list) && list.length > 0 && typeof at === 'number' && at >= 0 && Number.isInteger(at)
    ? (list[at % list.length] as Result)
    : REFUSED;
}

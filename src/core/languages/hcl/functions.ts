/** The functions whose result can be known; those of Packer and Terraform of one name do the same. */
import { append } from '../../append';
import { NUMBER_FUNCTIONS } from './functions-number';
import { MOST_CHARACTERS, TEXT_FUNCTIONS } from './functions-text';
import {
  asBoolean,
  asNumber,
  asText,
  bounded,
  collectionOf,
  isList,
  isObject,
  isSame,
  isUnknown,
  keyed,
  kindOf,
  REFUSED,
  type Result,
  TOO_MUCH,
  type Work,
} from './known';
import { distinctOf, keyOf, listOf, mapOf, setOf, unified } from './unify';

/** What Terraform makes of `range` at most (lang/funcs/sequence.go). */
const MOST_NUMBERS = 1024;

/** Each is given results of which none is unknown as a whole; parts of lists and objects may be. */
export const FUNCTIONS: ReadonlyMap<string, Work> = new Map<string, Work>([
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ['tostring', ([value = REFUSED]) => (value === null ? null : asText(value))],
  ['tonumber', ([value = REFUSED]) => (value === null ? null : asNumber(value))],
  ['tobool', ([value = REFUSED]) => (value === null ? null : asBoolean(value))],
  ['list', bounded],
  ['tolist', ofList(listOf)],
  ['toset', ofList(setOf)],
  ['tomap', ([value = REFUSED]) => (value === null ? null : isObject(value) ? mapOf(value) : REFUSED)],
  ['sensitive', ([value = REFUSED]) => value],
  ['nonsensitive', ([value = REFUSED]) => value],
  ['distinct', ([list = REFUSED]) => (isList(list) ? distinctOf(list) : REFUSED)],
  ['flatten', ([value = REFUSED]) => (isList(value) ? flatten(value) : REFUSED)],
  ['range', range],
  ['zipmap', zipmap],
  ['length', length],
  ['concat', concat],
  ['compact', compact],
  ['merge', merge],
  ['lookup', lookup],
  ['coalesce', coalesce],
  ['coalescelist', lists => lists.find(list => !isList(list) || list.length > 0) ?? REFUSED],
  ['contains', contains],
  ['index', index],
  ['element', element],
  ['one', one],
  ['alltrue', ([list = REFUSED]) => (isList(list) ? allTrue(list) : REFUSED)],
  ['anytrue', ([list = REFUSED]) => (isList(list) ? anyTrue(list) : REFUSED)],
  ['reverse', ([list = REFUSED]) => (isList(list) ? ofKind(list, [...list].reverse()) : REFUSED)],
  ['slice', slice],
  ['sort', ([list = REFUSED]) => (isList(list) ? sort(list) : REFUSED)],
  ['setunion', lists => (lists.every(isList) ? setOf(lists.flat(1)) : REFUSED)],
  ['setsubtract', lists => chosenOf(lists, true)],
  ['setintersection', lists => chosenOf(lists, false)],
  ['setproduct', setproduct],
  ['keys', ([object = REFUSED]) => (isObject(object) ? bounded([...object.keys()].sort()) : REFUSED)],
  ['values', values],
]);

function ofList(work: (parts: readonly Result[]) => Result): Work {
  return ([value = REFUSED]) => (value === null ? null : isList(value) ? work(value) : REFUSED);
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
  if (!lists.every(isList) || lists.length === 0 || lists.some(list => kindOf(list) === 'set')) {
    return REFUSED;
  }
  const parts = lists.reduce((sum, { length }) => sum + length, 0);
  return parts > MOST_CHARACTERS
    ? TOO_MUCH
    : lists.every(list => kindOf(list) === 'list')
      ? listOf(lists.flat(1))
      : bounded(lists.flat(1));
}

/** Without the texts that are empty; which ones those are has to be known of all. */
function compact([list = REFUSED]: readonly Result[]): Result {
  if (!isList(list)) {
    return REFUSED;
  }
  const texts = list.map(part => (part === null ? null : asText(part)));
  return (
    texts.find(isUnknown) ??
    collectionOf(
      'list',
      texts.filter(text => text !== '' && text !== null),
    )
  );
}

function merge(objects: readonly Result[]): Result {
  const given = objects.filter(object => object !== null);
  if (!given.every(isObject)) {
    return REFUSED;
  }
  const all = new Map(given.flatMap(object => [...object]));
  return given.length > 0 && given.every(object => kindOf(object) === 'map') ? collectionOf('map', all) : bounded(all);
}

/** The first that is neither null nor an empty text, of the type that all have in common. */
function coalesce(given: readonly Result[]): Result {
  const alike = unified(given);
  return isUnknown(alike) ? alike : (alike.find(value => value !== null && value !== '') ?? REFUSED);
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
  const [one = Number.NaN, two, three] = given.map(asNumber);
  const [start, end] = two === undefined ? [0, one] : [one, two];
  if (typeof start !== 'number' || typeof end !== 'number') {
    return REFUSED;
  }
  const step = three ?? (end < start ? -1 : 1);
  if (typeof step !== 'number' || step === 0 || (end - start) * step < 0) {
    return REFUSED;
  }
  const count = Math.ceil((end - start) / step);
  return count > MOST_NUMBERS
    ? REFUSED
    : collectionOf(
        'list',
        Array.from({ length: count }, (_, index) => start + index * step),
      );
}

function zipmap([keys = REFUSED, parts = REFUSED]: readonly Result[]): Result {
  const names = isList(keys) ? keys.map(asText) : [];
  const open = names.find(isUnknown);
  if (open !== undefined || !isList(keys) || !isList(parts) || keys.length !== parts.length) {
    return open ?? REFUSED;
  }
  const made = keyed(names as string[], parts);
  return kindOf(parts) === 'list' ? collectionOf('map', made) : bounded(made);
}

/** What isn't in a map is of the type of what is. */
function lookup([object = REFUSED, key = REFUSED, otherwise]: readonly Result[]): Result {
  const name = asText(key);
  if (!isObject(object) || typeof name !== 'string') {
    return REFUSED;
  }
  const found = object.get(name);
  if (otherwise === undefined || kindOf(object) === 'object') {
    return found === undefined ? (otherwise === undefined ? REFUSED : otherwise) : found;
  }
  const [like = null] = [...object.values()].filter(value => value !== null);
  const turned = like === null || otherwise === null ? otherwise : turnedLike(like, otherwise);
  return isUnknown(turned) || found === undefined ? turned : found;
}

/** A value in the type of another one, where that is plain. */
function turnedLike(like: Result, value: Result): Result {
  switch (typeof like) {
    case 'string':
      return asText(value);
    case 'number':
      return asNumber(value);
    case 'boolean':
      return asBoolean(value);
    default:
      return value;
  }
}

function values([object = REFUSED]: readonly Result[]): Result {
  if (!isObject(object)) {
    return REFUSED;
  }
  const all = [...object.keys()].sort().map(key => object.get(key) as Result);
  return kindOf(object) === 'map' ? collectionOf('list', all) : bounded(all);
}

function contains([list = REFUSED, wanted = REFUSED]: readonly Result[]): Result {
  if (!isList(list) || wanted === null) {
    return REFUSED;
  }
  const same = list.map(part => isSame(part, wanted));
  return same.includes(true) || (same.find(answer => answer !== false) ?? false);
}

function index([list = REFUSED, wanted = REFUSED]: readonly Result[]): Result {
  const same = isList(list) ? list.map(part => isSame(part, wanted)) : [];
  const at = same.findIndex(answer => answer !== false);
  return at < 0 ? REFUSED : same[at] === true ? at : (same[at] as Result);
}

function element([list = REFUSED, index = REFUSED]: readonly Result[]): Result {
  const at = asNumber(index);
  return isList(list) &&
    kindOf(list) !== 'set' &&
    list.length > 0 &&
    typeof at === 'number' &&
    at >= 0 &&
    Number.isInteger(at)
    ? (list[at % list.length] as Result)
    : REFUSED;
}

/** Of a list that has one element at most. */
function one([list = REFUSED]: readonly Result[]): Result {
  return isList(list) && list.length < 2 ? (list[0] ?? null) : REFUSED;
}

function allTrue(list: readonly Result[]): Result {
  const truths = list.map(part => part !== null && asBoolean(part));
  return truths.find(truth => truth !== true) ?? true;
}

function anyTrue(list: readonly Result[]): Result {
  const truths = list.map(part => part !== null && asBoolean(part));
  return truths.find(truth => truth !== false) ?? false;
}

/** A list or a tuple as the one that it is made of. */
function ofKind(list: readonly Result[], parts: readonly Result[]): Result {
  return kindOf(list) === 'tuple' ? bounded(parts) : collectionOf('list', parts);
}

function slice([list = REFUSED, from = REFUSED, to = REFUSED]: readonly Result[]): Result {
  const [start, end] = [asNumber(from), asNumber(to)];
  const isIn = typeof start === 'number' && typeof end === 'number' && start >= 0 && start <= end;
  return isList(list) && kindOf(list) !== 'set' && isIn && end <= list.length
    ? ofKind(list, list.slice(start, end))
    : REFUSED;
}

function sort(list: readonly Result[]): Result {
  const texts = list.map(asText);
  return texts.find(isUnknown) ?? collectionOf('list', [...texts].sort());
}

/** Of the first list what is in each of the others, or in none. */
function chosenOf([first = REFUSED, ...others]: readonly Result[], isLeft: boolean): Result {
  if (!isList(first) || !others.every(isList)) {
    return REFUSED;
  }
  const alike = unified([...first, ...others.flat(1)]);
  const keys = isUnknown(alike) ? [alike] : alike.map(keyOf);
  const open = keys.find(isUnknown);
  if (open !== undefined || isUnknown(alike)) {
    return open ?? REFUSED;
  }
  let from = first.length;
  const sets = others.map(({ length }) => {
    from += length;
    return new Set(keys.slice(from - length, from));
  });
  return setOf(alike.slice(0, first.length).filter((_, at) => sets.every(set => set.has(keys[at] ?? '') !== isLeft)));
}

/** Each element of the first list with each one of the others. */
function setproduct(lists: readonly Result[]): Result {
  const alike = lists.map(list => (isList(list) ? unified(list) : REFUSED));
  const open = alike.find(isUnknown);
  if (open !== undefined || lists.length < 2) {
    return open ?? REFUSED;
  }
  let made: readonly (readonly Result[])[] = [[]];
  for (const list of alike as readonly (readonly Result[])[]) {
    if (made.length * list.length > MOST_NUMBERS) {
      return TOO_MUCH;
    }
    made = made.flatMap(before => list.map(part => [...before, part]));
  }
  return collectionOf(
    lists.every(list => isList(list) && kindOf(list) === 'set') ? 'set' : 'list',
    made.map(tuple => bounded(tuple)),
  );
}

/** What an expression comes to, as far as it can be known from the text alone. */

/** Why something can't be known. */
export type Reason =
  /** A variable without a default, or one that nothing declares. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A reference to what only a run knows: 'data.x.y', 'each.value'. */
  | { readonly kind: 'reference'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string }
  /** What isn't worked out here: a key in parentheses. */
  | { readonly kind: 'form'; readonly form: string }
  /** Its tool refuses it: a member that isn't there, a value of another type. */
  | { readonly kind: 'refused' }
  /** It refers to itself, or takes more work than it is worth. */
  | { readonly kind: 'too-much' };

export interface Unknown {
  readonly kind: 'unknown';
  readonly because: Reason;
}

/** Parts of a list or an object may be unknown where others aren't. */
export type Result = string | number | boolean | null | readonly Result[] | ReadonlyMap<string, Result> | Unknown;

/** What a function makes of what it is given. */
export type Work = (given: readonly Result[]) => Result;

export function unknown(because: Reason): Unknown {
  return { kind: 'unknown', because };
}

export const REFUSED: Unknown = unknown({ kind: 'refused' });

export function isUnknown(result: Result | readonly Element[]): result is Unknown {
  return typeof result === 'object' && result !== null && 'kind' in result;
}

export function isList(result: Result): result is readonly Result[] {
  return Array.isArray(result);
}

export function isObject(result: Result): result is ReadonlyMap<string, Result> {
  return result instanceof Map;
}

/** An object of its keys, and of what stands under each of them in the same order. */
export function keyed(keys: Iterable<string>, values: readonly Result[]): ReadonlyMap<string, Result> {
  return new Map(Array.from(keys, (key, index) => [key, values[index] as Result]));
}

/** With all of its parts. */
export function isWhollyKnown(result: Result): boolean {
  return isList(result) || isObject(result) ? [...result.values()].every(isWhollyKnown) : !isUnknown(result);
}

/** More is none of what somebody writes of a machine: whoever looks at all parts of a result comes to an end. */
const MOST_PARTS = 20_000;
const DEEPEST = 200;

export const TOO_MUCH: Unknown = unknown({ kind: 'too-much' });

const EXTENTS = new WeakMap<object, Extent>();

interface Extent {
  readonly parts: number;
  readonly depth: number;
}

/** A list or an object, unless it has become larger than it is worth: a part of it may be in it many times. */
export function bounded(result: readonly Result[] | ReadonlyMap<string, Result>): Result {
  let parts = 1;
  let depth = 0;
  for (const part of result.values()) {
    const extent = typeof part === 'object' && part !== null ? EXTENTS.get(part) : undefined;
    parts += extent?.parts ?? 1;
    depth = Math.max(depth, extent?.depth ?? 0);
    if (parts > MOST_PARTS || depth > DEEPEST) {
      return TOO_MUCH;
    }
  }
  EXTENTS.set(result, { parts, depth: depth + 1 });
  return result;
}

/** A list, a set and a map have elements of one type; what is written out is a tuple or an object. */
export type CollectionKind = 'list' | 'set' | 'map' | 'tuple' | 'object';

const KINDS = new WeakMap<object, CollectionKind>();

export function kindOf(collection: readonly Result[] | ReadonlyMap<string, Result>): CollectionKind {
  return KINDS.get(collection) ?? (isList(collection) ? 'tuple' : 'object');
}

/** A list, a set or a map of elements that are of one type. */
export function collectionOf(
  kind: 'list' | 'set' | 'map',
  elements: readonly Result[] | ReadonlyMap<string, Result>,
): Result {
  const made = bounded(isList(elements) ? [...elements] : new Map(elements));
  if (isList(made) || isObject(made)) {
    KINDS.set(made, kind);
  }
  return made;
}

export type Element = readonly [key: Result, value: Result];

/** What a collection has: an object by its keys as they are written, a list by its indexes, a set by its parts. */
export function elementsIn(collection: Result): readonly Element[] | Unknown {
  if (isList(collection)) {
    const isSet = kindOf(collection) === 'set';
    return collection.map((value, index): Element => [isSet ? value : index, value]);
  }
  if (isObject(collection)) {
    return [...collection];
  }
  return isUnknown(collection) ? collection : REFUSED;
}

/** As text, where that is what is wanted (hclsyntax/spec.md, type conversions). */
export function asText(result: Result): string | Unknown {
  switch (typeof result) {
    case 'string':
      return result;
    case 'number':
    case 'boolean':
      return String(result);
    default:
      return isUnknown(result) ? result : REFUSED;
  }
}

export function asNumber(result: Result): number | Unknown {
  if (typeof result === 'number') {
    return result;
  }
  if (typeof result === 'string') {
    return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(result) ? Number(result) : REFUSED;
  }
  return isUnknown(result) ? result : REFUSED;
}

/** The texts that are flags (zclconf/go-cty, convert/conversion_primitive.go). */
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

export function asBoolean(result: Result): boolean | Unknown {
  if (typeof result === 'boolean') {
    return result;
  }
  if (typeof result === 'string') {
    return TRUTHS.get(result) ?? REFUSED;
  }
  return isUnknown(result) ? result : REFUSED;
}

/** Whether two results are the same; values of different types aren't, such as a list and a tuple. */
export function isSame(first: Result, second: Result): boolean | Unknown {
  if (isUnknown(first)) {
    return first;
  }
  if (isUnknown(second)) {
    return second;
  }
  if ((isList(first) || isObject(first)) && (isList(second) || isObject(second)) && kindOf(first) !== kindOf(second)) {
    return false;
  }
  if (isList(first) && isList(second)) {
    return first.length === second.length && allSame(first.map((part, index) => [part, second[index] as Result]));
  }
  if (isObject(first) && isObject(second)) {
    const keys = [...first.keys()];
    return (
      first.size === second.size &&
      keys.every(key => second.has(key)) &&
      allSame(keys.map(key => [first.get(key) as Result, second.get(key) as Result]))
    );
  }
  return first === second;
}

function allSame(pairs: readonly (readonly [Result, Result])[]): boolean | Unknown {
  let open: Unknown | undefined;
  for (const [first, second] of pairs) {
    const same = isSame(first, second);
    if (same === false) {
      return false;
    }
    if (same !== true) {
      open ??= same;
    }
  }
  return open ?? true;
}

/** What collections have in common: the elements of a list, a set or a map are of one type (zclconf/go-cty, convert/unify). */
import {
  asText,
  bounded,
  collectionOf,
  isList,
  isObject,
  isUnknown,
  keyed,
  kindOf,
  REFUSED,
  type Result,
  type Unknown,
} from './known';

/** Results as elements of one collection: beside a text a number becomes one. What is null or unknown is of any type. */
export function unified(parts: readonly Result[]): readonly Result[] | Unknown {
  const stated = parts.filter(part => part !== null && !isUnknown(part));
  if (stated.every(isList)) {
    return unifiedLists(parts, stated);
  }
  if (stated.every(isObject)) {
    return unifiedObjects(parts, stated);
  }
  const types = new Set(stated.map(part => typeof part));
  if (types.size === 1 && !types.has('object')) {
    return parts;
  }
  return types.has('string') && !types.has('object')
    ? parts.map(part => (part === null ? null : asText(part)))
    : REFUSED;
}

/** Tuples of one length are unified place by place; others become lists. */
function unifiedLists(parts: readonly Result[], stated: readonly (readonly Result[])[]): readonly Result[] | Unknown {
  const [first] = stated;
  if (first === undefined) {
    return parts;
  }
  if (stated.every(list => kindOf(list) === 'tuple' && list.length === first.length)) {
    const places = first.map((_, index) => unified(stated.map(list => list[index] as Result)));
    return spread(parts, places, (_, values) => bounded([...values]));
  }
  const elements = unified(stated.flat(1));
  const kind = stated.every(list => kindOf(list) === 'set') ? 'set' : 'list';
  return distributed(parts, elements, (_, own) => collectionOf(kind, own));
}

/** Objects with the same attributes are unified attribute by attribute; others become maps. */
function unifiedObjects(
  parts: readonly Result[],
  stated: readonly ReadonlyMap<string, Result>[],
): readonly Result[] | Unknown {
  const [first] = stated;
  if (first === undefined) {
    return parts;
  }
  const keys = [...first.keys()];
  const isAlike = (object: ReadonlyMap<string, Result>): boolean =>
    kindOf(object) === 'object' && object.size === keys.length && keys.every(key => object.has(key));
  if (stated.every(isAlike)) {
    const places = keys.map(key => unified(stated.map(object => object.get(key) as Result)));
    return spread(parts, places, (_, values) => bounded(keyed(keys, values)));
  }
  const elements = unified(stated.flatMap(object => [...object.values()]));
  return distributed(parts, elements, (part, own) =>
    collectionOf('map', keyed((part as ReadonlyMap<string, Result>).keys(), own)),
  );
}

type Made = (part: Result, values: readonly Result[]) => Result;

/** Each part anew, of what all have at each place. */
function spread(
  parts: readonly Result[],
  places: readonly (readonly Result[] | Unknown)[],
  made: Made,
): readonly Result[] | Unknown {
  const refused = places.find(isUnknown);
  if (refused !== undefined) {
    return refused;
  }
  let index = -1;
  return parts.map(part => {
    if (part === null || isUnknown(part)) {
      return part;
    }
    index += 1;
    return made(
      part,
      places.map(place => (place as readonly Result[])[index] as Result),
    );
  });
}

/** Each part anew, of as many elements as it has. */
function distributed(
  parts: readonly Result[],
  elements: readonly Result[] | Unknown,
  made: Made,
): readonly Result[] | Unknown {
  if (isUnknown(elements)) {
    return elements;
  }
  let from = 0;
  return parts.map(part => {
    if (!isList(part) && !isObject(part)) {
      return part;
    }
    const end = from + (isList(part) ? part.length : part.size);
    const own = elements.slice(from, end);
    from = end;
    return made(part, own);
  });
}

/** A list whose elements are of one type. */
export function listOf(parts: readonly Result[]): Result {
  const elements = unified(parts);
  return isUnknown(elements) ? elements : collectionOf('list', elements);
}

export function mapOf(object: ReadonlyMap<string, Result>): Result {
  const elements = unified([...object.values()]);
  return isUnknown(elements) ? elements : collectionOf('map', keyed(object.keys(), elements));
}

/** A set: each part once, in their order. Which of its parts are the same has to be known of all. */
export function setOf(parts: readonly Result[]): Result {
  const elements = unified(parts);
  return isUnknown(elements) ? elements : known(elements, each => collectionOf('set', each.sort(inOrder)));
}

/** Each part once, in the order in which they are. */
export function distinctOf(parts: readonly Result[]): Result {
  const elements = unified(parts);
  return isUnknown(elements) ? elements : known(elements, each => collectionOf('list', each));
}

function known(elements: readonly Result[], made: (each: Result[]) => Result): Result {
  const found = new Map<string, Result>();
  for (const element of elements) {
    const key = keyOf(element);
    if (isUnknown(key)) {
      return key;
    }
    if (!found.has(key)) {
      found.set(key, element);
    }
  }
  return made([...found.values()]);
}

/** A text that only the same result has; where a part isn't known, which one that is. */
export function keyOf(result: Result): string | Unknown {
  if (isUnknown(result)) {
    return result;
  }
  if (!isList(result) && !isObject(result)) {
    return JSON.stringify(result);
  }
  const keys = [...result.values()].map(keyOf);
  const open = keys.find(isUnknown);
  const names = isObject(result) ? [...result.keys()] : [];
  return open ?? JSON.stringify([names, keys]);
}

/** Numbers by their value, texts by their letters; what is null comes last. */
function inOrder(one: Result, other: Result): number {
  if (one === null || other === null) {
    return Number(one === null) - Number(other === null);
  }
  if (typeof one === 'number' && typeof other === 'number') {
    return one - other;
  }
  const [first, second] = [String(one), String(other)];
  return typeof one === 'object' || first === second ? 0 : first < second ? -1 : 1;
}

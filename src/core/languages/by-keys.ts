/** What the keys of an object alone decide, worked out once for each kind of object. */
import { shared } from '../text/remember';
import { type Body, haveKeys } from './tree';

/** Of objects with more keys nothing is remembered: they are no devices and no machines. */
const MOST_KEYS = 300;

/**
 * A pure function of the keys of an object, in their order. A list of machines repeats a few kinds of objects thousands of
 * times, so of each number of keys the last object's is remembered.
 */
export function byKeys<T>(make: (keys: readonly string[]) => T): (body: Body) => T {
  const last = new Map<number, { readonly keys: readonly string[]; readonly made: T }>();
  return ({ members }) => {
    const known = last.get(members.length);
    if (known !== undefined && haveKeys(members, known.keys)) {
      return known.made;
    }
    const keys = members.map(({ key }) => shared(key));
    const made = make(keys);
    if (keys.length <= MOST_KEYS) {
      last.set(keys.length, { keys, made });
    }
    return made;
  };
}

/** Remembering what was made of a text: lists of machines repeat their keys and names thousands of times. */

/** So many texts are remembered at most, and none that is longer: no file of generated texts fills the memory. */
const MOST_TEXTS = 5_000;
const LONGEST_TEXT = 200;

/** A pure function of a text, worked out once for each text. */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const remembered = new Map<string, { readonly made: T }>();
  return text => {
    const known = remembered.get(text);
    if (known !== undefined) {
      return known.made;
    }
    if (text.length > LONGEST_TEXT) {
      return make(text);
    }
    if (remembered.size >= MOST_TEXTS) {
      remembered.clear();
    }
    const own = detached(text);
    const made = make(own);
    remembered.set(own, { made });
    return made;
  };
}

/** One text for all that are alike, in all documents: two that are the same text are quick to compare. */
export const shared = remembering(detached);

/** A copy: engines keep the whole of a text in memory for as long as any part of it. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** What somebody meant who mistyped a name. */
import { closest, distance } from 'fastest-levenshtein';

/** No name that is looked for is near this length; text of any length may stand in a file. */
const LONGEST_WORD = 80;

/** The name that a mistyped word most likely stands for; undefined where none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || word.length > LONGEST_WORD) {
    return undefined;
  }
  const name = closest(word.toLowerCase(), names);
  return distance(word.toLowerCase(), name) <= Math.max(word.length, name.length) / 2 ? name : undefined;
}

/** Names of files for an installation, for what is asked of every file that is opened and knows none of their kinds. */
import { endsIn } from '../languages/files';

/**
 * Of the kinds that can be rewritten: in lower case and without folders, called as hardly anything else is. What may stand anywhere
 * in a name is looked for from its end back: a name that has it a thousand times is read once.
 */
export const ANSWERS = {
  'answer-file': /^autounattend\.xml$/,
  kickstart: /\.ks$|\.cfg$(?<=(?:^|[-_.])ks[^/]*)|^kickstart[^/]*\.cfg$/,
  preseed: /\.seed$|\.cfg$(?<=preseed[^/]*)/,
  autoinstall: /(?:^|[-_.])user-data(?:\.ya?ml)?$|^autoinstall[^/]*\.ya?ml$/,
  autoyast: /^auto(?:yast|inst)[^/]*\.xml$/,
} as const;

export function isCalledAnswers(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return Object.values(ANSWERS).some(names => names.test(name));
}

/** What such a file can be called at all. */
const ENDINGS = ['.xml', '.ks', '.cfg', '.seed', '.txt', '.yaml', '.yml', 'user-data'];

/** A glob of all that can be one. */
export const POSSIBLE_ANSWERS = `**/*{${ENDINGS.join(',')}}`;

export function mayBeAnswers(path: string): boolean {
  return endsIn(path.toLowerCase(), ENDINGS);
}

/** Which files of a folder are looked at, by their names: the same in editor and command line. */
import { LANGUAGE_FILES } from './languages/files';

/** Folders that hold what others made. */
export const SKIPPED_FOLDERS = [
  'node_modules',
  '.git',
  '.hg',
  '.svn',
  '.terraform',
  '.vagrant',
  'packer_cache',
  '.vscode-test',
];

/** The file in which a team keeps what it has decided. */
export const CONFIGURATION_FILE = '.gen2-advisor.json';

const ENDINGS = LANGUAGE_FILES.flatMap(({ endings }) => endings);

/** A glob of all candidates. */
export const CANDIDATES = `**/*.{${ENDINGS.join(',')}}`;

/** Whether nothing below a folder of this name is looked at: hidden folders are those of tools. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || SKIPPED_FOLDERS.includes(name);
}

/** Whether a file of this name may define machines. */
export function isCandidateName(name: string): boolean {
  return !name.startsWith('.') && ENDINGS.some(ending => name.endsWith(`.${ending}`));
}

/** Whether the file at a path (with `/`, relative to the folder that is checked) is looked at. */
export function isCandidate(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return isCandidateName(name) && !folders.some(isSkippedFolder);
}

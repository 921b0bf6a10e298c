/** The files beside a definition, read when a machine names them. */
import { readdirSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Files } from '../core/text/files';
import { statsOf } from '../shell/stats';
import { readDefinition, slashes } from './files';
import type { OthersOf } from './other-definitions';

/** Answer files and their like have a few kilobytes; what is larger is something else. */
const MAXIMUM_SIZE = 1_000_000;

/** What several files are looked at for. */
export interface Run {
  readonly othersOf?: OthersOf;
  /** What it was asked for: what lies in such a folder is worked in. */
  readonly given?: readonly string[];
  /** The folders that are worked in, and not that in which the program was started. */
  readonly roots?: readonly string[];
  /** Nothing outside of those is read. */
  readonly closed?: boolean;
  /** Files that others need as they are change all the same. */
  readonly inPlace?: boolean;
}

/** Those in and around the folder of a file. A path that is no plain file, or can't be read, has no text. */
export function filesBeside(path: string, valueFiles: readonly string[] = [], run: Run = {}): Files {
  const folder = dirname(path);
  const isOpen = (name: string): boolean =>
    run.closed !== true || run.roots?.some(root => isBelow(join(folder, name), root)) === true;
  const listed = new Map<string, readonly string[]>();
  const namesIn = (other: string): readonly string[] => {
    const names = listed.get(other) ?? filesIn(join(folder, other));
    listed.set(other, names);
    return names;
  };
  return {
    values: valueFiles.map(file => slashes(relative(folder, file))),
    inPlace: run.inPlace === true,
    others: () => run.othersOf?.(path) ?? [],
    read(name) {
      const companion = join(folder, name);
      if (statsOf(companion)?.isFile() !== true || !isOpen(name)) {
        return undefined;
      }
      const content = readDefinition(companion, MAXIMUM_SIZE);
      return 'text' in content ? content.text : undefined;
    },
    isOurs(name) {
      const root = (run.roots ?? ['.', ...(run.given ?? [])]).find(each => isBelow(path, each)) ?? folder;
      return isBelow(join(folder, name), root);
    },
    list: (ending, other = '') =>
      namesIn(other)
        .map(name => (other === '' ? name : `${other}/${name}`))
        .filter(name => name.endsWith(ending) && isOpen(name)),
  };
}

/** Whether a file lies in a folder, where links lead as well. */
function isBelow(path: string, folder: string): boolean {
  try {
    const from = relative(realpathSync(folder), realpathSync(path));
    return from !== '' && !isAbsolute(from) && from.split(sep)[0] !== '..';
  } catch {
    return false;
  }
}

/** The names of the files in a folder; none where it can't be read. */
function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter(entry => entry.isFile()).map(({ name }) => name);
  } catch {
    return [];
  }
}

/** Which files a command line means, and what they hold. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { posix, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import writeFileAtomic from 'write-file-atomic';
import { CANDIDATES, SKIPPED_FOLDERS } from '../core/candidates';
import { type DecodedFile, decode } from './encoding';

/** A file to look at. `named`: by its own name, so that its absence from the report would be a surprise. */
export interface FileToRead {
  readonly path: string;
  readonly named: boolean;
}

/**
 * The files that paths stand for, in order and each once: a file is itself, a folder all JSON files below it, anything
 * else a glob. A path that is none of these, or a glob of no file, stays, so that reading it says why.
 */
export async function filesToRead(paths: readonly string[]): Promise<readonly FileToRead[]> {
  const found = new Map<string, FileToRead>();
  for (const path of paths) {
    for (const file of await expand(path)) {
      const before = found.get(file.path);
      found.set(file.path, before === undefined ? file : { ...file, named: before.named || file.named });
    }
  }
  return [...found.values()];
}

async function expand(path: string): Promise<readonly FileToRead[]> {
  const stats = await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) {
    const below = await search(CANDIDATES, path);
    return below.map(file => ({ path: posix.join(slashes(path), file), named: false }));
  }
  if (stats === undefined && isDynamicPattern(path)) {
    const matching = await search(slashes(path), '.');
    // A mistyped glob must not pass for one that has nothing to complain about.
    return matching.length === 0 ? [{ path, named: true }] : matching.map(file => ({ path: file, named: false }));
  }
  return [{ path, named: true }];
}

async function search(pattern: string, folder: string): Promise<string[]> {
  const ignore = SKIPPED_FOLDERS.map(name => `**/${name}/**`);
  const files = await glob(pattern, { cwd: folder, ignore, dot: false, followSymbolicLinks: false });
  return files.sort();
}

/** A path of this system with `/` between its folders. */
export function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** Why a file can't be read. */
export interface Unreadable {
  readonly code: 'unreadable' | 'too-large';
  readonly message: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder',
  EACCES: 'No permission to read this',
  EISDIR: 'This is a folder',
  ERR_FS_FILE_TOO_LARGE: 'The file is too large to be read at once',
  ERR_STRING_TOO_LONG: 'The file is too large to be read at once',
};

/**
 * Reads a file of at most a size (in bytes). Never throws: what went wrong is the result. Synchronous, as nothing else
 * waits for this program, and thousands of small files take a multiple of the time otherwise.
 */
export function readDefinition(path: string, maximumSize = Number.POSITIVE_INFINITY): DecodedFile | Unreadable {
  try {
    return maximumSize < Number.POSITIVE_INFINITY && statSync(path).size > maximumSize
      ? { code: 'too-large', message: `The file is larger than ${maximumSize / 1_000_000} MB` }
      : decode(readFileSync(path));
  } catch (error) {
    return unreadable(error);
  }
}

/**
 * Replaces a file, or makes it: all at once or not at all. What is there and no ordinary file, such as a pipe or
 * /dev/stdout, is written to and stays what it is. Throws what the system says.
 */
export function writeWhole(path: string, content: string | Buffer): void {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) {
    writeFileSync(path, content);
  } else {
    writeFileAtomic.sync(path, content);
  }
}

/** A system error in words that say what to do about it. */
export function unreadable(error: unknown): Unreadable {
  const { code = 'unreadable', message } = error as NodeJS.ErrnoException;
  return { code: 'unreadable', message: REASONS[code] ?? message };
}

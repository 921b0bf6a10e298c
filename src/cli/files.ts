/** Which files a command line means, and what they hold. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { posix, resolve, sep } from 'node:path';
import { CANDIDATES } from '../core/candidates';
import { statsOf } from '../shell/stats';
import { type DecodedFile, decode } from './encoding';

/** A file to look at. `named`: by its own name, so that its absence from the report would be a surprise. */
export interface FileToRead {
  readonly path: string;
  readonly named: boolean;
}

/**
 * The files that paths stand for, in order and each once: a file is itself, a folder all files below it that may define
 * machines, anything else a glob from a folder. A path that is none of these, or a glob of no file, stays, so that reading
 * it says why.
 */
export async function filesToRead(paths: readonly string[], folder = '.'): Promise<readonly FileToRead[]> {
  const found = new Map<string, FileToRead>();
  for (const path of paths) {
    for (const file of await expand(path, folder)) {
      const key = file.path === '-' ? file.path : resolve(file.path);
      const before = found.get(key);
      found.set(key, before === undefined ? file : { ...before, named: before.named || file.named });
    }
  }
  return [...found.values()];
}

async function expand(path: string, folder: string): Promise<readonly FileToRead[]> {
  const stats = statsOf(path);
  if (stats !== undefined && !stats.isDirectory()) {
    return [{ path, named: true }];
  }
  const { isDynamicPattern, search } = require('./search') as typeof import('./search');
  if (stats?.isDirectory()) {
    const below = await search(CANDIDATES, path);
    return below.map(file => ({ path: posix.join(slashes(path), file), named: false }));
  }
  if (stats === undefined && isDynamicPattern(path)) {
    const matching = await search(slashes(path), folder);
    // A mistyped glob must not pass for one that has nothing to complain about.
    return matching.length === 0
      ? [{ path, named: true }]
      : matching.map(file => ({ path: posix.join(slashes(folder), file), named: false }));
  }
  return [{ path, named: true }];
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
  EPERM: 'No permission to read this',
  ENOTDIR: 'A part of this path is a file and no folder',
  ENAMETOOLONG: 'The name is too long for this file system',
  ELOOP: 'The links lead in a circle',
  ERR_INVALID_ARG_VALUE: 'No file can have this name',
  ENXIO: 'This is no file that can be read',
  EISDIR: 'This is a folder',
  ERR_FS_FILE_TOO_LARGE: 'The file is too large to be read at once',
  ERR_STRING_TOO_LONG: 'The file is too large to be read at once',
};

/** Of a pipe or a device, which may never end, no more is read: a link in a repository can name /dev/zero. */
const LONGEST_STREAM = 50_000_000;

/**
 * Reads a file of at most a size (in bytes). Never throws: what went wrong is the result. Synchronous, as nothing else
 * waits for this program, and thousands of small files take a multiple of the time otherwise.
 */
export function readDefinition(path: string, maximumSize = Number.POSITIVE_INFINITY): DecodedFile | Unreadable {
  try {
    const file = openSync(path, 'r');
    try {
      const stats = fstatSync(file);
      if (stats.isFile() && stats.size <= maximumSize) {
        return decode(readFileSync(file));
      }
      const most = stats.isFile() ? maximumSize : Math.min(maximumSize, LONGEST_STREAM);
      const bytes = stats.isFile() ? undefined : readStream(file, most);
      return bytes === undefined
        ? { code: 'too-large', message: `The file is larger than ${most / 1_000_000} MB` }
        : decode(bytes);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(error);
  }
}

/** All that a pipe or a device gives; undefined where it is more than a number of bytes. */
function readStream(file: number, most: number): Buffer | undefined {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65_536);
    const count = readSync(file, chunk);
    if (count === 0) {
      return Buffer.concat(chunks);
    }
    size += count;
    if (size > most) {
      return undefined;
    }
    chunks.push(chunk.subarray(0, count));
  }
}

/** A system error in words that say what to do about it. */
function unreadable(error: unknown): Unreadable {
  const { code = 'unreadable', message } = error as NodeJS.ErrnoException;
  return { code: 'unreadable', message: REASONS[code] ?? message };
}

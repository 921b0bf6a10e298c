/**
 * Writing files so that none is ever half written. write-file-atomic would do most of it, but takes a signal that comes
 * while it writes for its own and loses it, names its temporary file after the file (too long where that has a long
 * name), and replaces files that are read-only or another user's.
 */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Why a file is left as it is, in words for a person. */
export class NotWritten extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'No permission to write here',
  EPERM: 'No permission to write here',
  EROFS: 'This file system is read-only',
  ENOSPC: 'There is no room left',
  EDQUOT: 'There is no room left for this user',
  ENOTDIR: 'A part of this path is a file and no folder',
  EEXIST: 'A part of this path is a file and no folder',
  EISDIR: 'This is a folder',
  ENOENT: 'There is no such folder',
  ENAMETOOLONG: 'The name is too long for this file system',
  EBUSY: 'Another program uses this file',
  ELOOP: 'The links lead in a circle',
};

/** What went wrong when a file was written, in words that say what to do about it. */
export function notWritten(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

/**
 * Replaces a file, or makes it: all at once or not at all, with its mode and owner. A link stays one, and what it names is
 * replaced. What is there and no ordinary file, such as a pipe or /dev/stdout, is written to and stays what it is. Throws
 * what the system says, and NotWritten for a file that is read-only or would become another user's.
 */
export function writeWhole(path: string, content: string | Buffer): void {
  const before = statSync(path, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile()) {
    writeFileSync(path, content);
    return;
  }
  if (before !== undefined) {
    askLeave(path, before);
  }
  replace(before === undefined ? path : realpathSync(path), content, before);
}

/** Replaces or makes several files, each as a whole, or leaves all as they are. Throws as `writeWhole` does. */
export function writeAll(contents: ReadonlyMap<string, Buffer>): void {
  const before = new Map<string, Buffer | undefined>();
  const folders: string[] = [];
  let current = '';
  try {
    for (const [path, content] of contents) {
      current = path;
      const isNew = !existsSync(path);
      const bytes = contents.size > 1 && !isNew ? readFileSync(path) : undefined;
      const made = isNew ? mkdirSync(dirname(path), { recursive: true }) : undefined;
      folders.push(...(made === undefined ? [] : [made]));
      writeWhole(path, content);
      if (contents.size > 1) {
        before.set(path, bytes);
      }
    }
  } catch (error) {
    for (const [path, bytes] of before) {
      if (bytes === undefined) {
        rmSync(path, { force: true });
      } else {
        writeWhole(path, bytes);
      }
    }
    for (const folder of folders) {
      rmSync(folder, { recursive: true, force: true });
    }
    // Whoever named one file has to hear that it is another which stands in the way.
    throw contents.size > 1 ? new NotWritten(`${current}: ${notWritten(error)}`) : error;
  }
}

/** A rename asks the folder and not the file, so the file is asked here. The superuser may write what nobody may. */
function askLeave(path: string, { mode, uid }: Stats): void {
  const user = process.geteuid?.() ?? uid;
  if ((mode & 0o222) === 0) {
    throw new NotWritten('The file is read-only');
  }
  accessSync(path, constants.W_OK);
  if (user !== uid && user !== 0) {
    throw new NotWritten('The file belongs to another user, and would become yours');
  }
}

function replace(path: string, content: string | Buffer, before: Stats | undefined): void {
  const temporary = join(dirname(path), `.gen2-${process.pid}-${performance.now().toString(36)}.tmp`);
  try {
    const file = openSync(temporary, 'wx', before?.mode ?? 0o666);
    try {
      writeFileSync(file, content);
      if (before !== undefined) {
        keepOwner(file, before);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The mode as it was, which the mask of the process has narrowed; owner and group where this user may give them. */
function keepOwner(file: number, { mode, uid, gid }: Stats): void {
  if (process.geteuid?.() === 0) {
    fchownSync(file, uid, gid);
  }
  fchmodSync(file, mode & 0o7777);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a synchronous piece of work to its end, then lets a signal that came meanwhile end the process, as it would have
 * without: so a file is written whole or not at all, and the next one is not begun.
 */
export async function wholly<T>(work: () => T): Promise<T> {
  let received: NodeJS.Signals | undefined;
  const remember = (signal: NodeJS.Signals): void => {
    received = signal;
  };
  for (const signal of SIGNALS) {
    process.on(signal, remember);
  }
  try {
    return work();
  } finally {
    // A signal is heard of in the event loop only: the second turn is sure to come after a look at what arrived.
    await nextTurn();
    await nextTurn();
    for (const signal of SIGNALS) {
      process.off(signal, remember);
    }
    if (received !== undefined) {
      process.kill(process.pid, received);
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

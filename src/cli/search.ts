/** Files by a glob. In a bundle of its own: who names a file needs no library for it. */
import { readdir } from 'node:fs';
import { resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { SKIPPED_FOLDERS } from '../core/candidates';

export { isDynamicPattern } from 'tinyglobby';

/** Their paths from a folder, in order, without what others made. */
export async function search(pattern: string, folder: string): Promise<string[]> {
  const ignore = SKIPPED_FOLDERS.map(name => `**/${name}/**`);
  const files = await glob(pattern, {
    cwd: folder,
    ignore,
    dot: false,
    followSymbolicLinks: false,
    ...foldersAsNamed(resolve(folder)),
  });
  return files.sort();
}

/** For the library every `\` in the way to a folder is a `/`; where only that parts folders it is a letter. */
function foldersAsNamed(folder: string): { readonly fs?: { readonly readdir: typeof readdir } } {
  const known = folder.replaceAll('\\', '/');
  const read = (path: string, ...rest: never[]): void =>
    (readdir as (...all: unknown[]) => void)(
      path.startsWith(known) ? folder + path.slice(known.length) : path,
      ...rest,
    );
  return sep === '/' && known !== folder ? { fs: { readdir: read as unknown as typeof readdir } } : {};
}

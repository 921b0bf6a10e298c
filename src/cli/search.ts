/** Files by a glob. In a bundle of its own: who names a file needs no library for it. */
import { glob } from 'tinyglobby';
import { SKIPPED_FOLDERS } from '../core/candidates';

export { isDynamicPattern } from 'tinyglobby';

/** Their paths from a folder, in order, without what others made. */
export async function search(pattern: string, folder: string): Promise<string[]> {
  const ignore = SKIPPED_FOLDERS.map(name => `**/${name}/**`);
  const files = await glob(pattern, { cwd: folder, ignore, dot: false, followSymbolicLinks: false });
  return files.sort();
}

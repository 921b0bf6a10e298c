/** Paths of folders from the one of the document that is looked at, which is ''. */
import type { Documents } from '../../languages/language';

/** The names of the folders in which a document is, as far as its path tells them. */
function namesAbove({ path = '' }: Documents): string[] {
  return normalised(path.split(/[\\/]/).slice(0, -1));
}

function normalised(names: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of names) {
    if (name === '..' && found.length > 0 && found.at(-1) !== '..') {
      found.pop();
    } else if (name !== '.' && name !== '') {
      found.push(name);
    }
  }
  return found;
}

/** The folder that a source such as '../disks' is, for what is written in another. */
export function folderFrom(documents: Documents, folder: string, source: string): string {
  const above = namesAbove(documents);
  const names = normalised([...above, ...folder.split('/'), ...source.split(/[\\/]/)]);
  let shared = 0;
  while (shared < above.length && names[shared] === above[shared]) {
    shared += 1;
  }
  return [...above.slice(shared).map(() => '..'), ...names.slice(shared)].join('/');
}

/** The folders above that of the document, the highest first. */
export function foldersAbove(documents: Documents, most: number): string[] {
  const count = Math.min(namesAbove(documents).filter(name => name !== '..').length, most);
  return Array.from({ length: count }, (_, index) => '../'.repeat(count - index).slice(0, -1));
}

/** How a folder is called from another one above it: 'modules/vm'. */
export function folderName(documents: Documents, top: string, folder: string): string {
  const above = namesAbove(documents);
  const [from, to] = [top, folder].map(each => normalised([...above, ...each.split('/')])) as [string[], string[]];
  return to.slice(from.length).join('/');
}

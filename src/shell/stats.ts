import { type Stats, statSync } from 'node:fs';

/** What is at a path, links followed; undefined where nothing is, or where the way to it is closed or is no way at all. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A part of the path is a file, too long, a circle of links, or not ours to read.
    return undefined;
  }
}

/** A conversion as a diff of all files that it changes. */
import { unifiedDiff } from '../text/diff';
import { pathBeside } from '../text/place';
import type { Conversion } from './convert';

/**
 * As `git apply` has it: that of the file at `path` first, then those of the files beside it. `shown`: those of conversions
 * before it in one patch, as definitions that share a file all change it, and a patch changes it once.
 */
export function conversionDiff(path: string, { analysis, edits }: Conversion, shown = new Set<string>()): string {
  const { main, read } = analysis.documents;
  return [...edits.keys()]
    .sort((a, b) => Number(b === main.file) - Number(a === main.file))
    .map(file =>
      unifiedDiff(file === main.file ? path : plain(pathBeside(path, file)), read(file), edits.get(file) ?? []),
    )
    .filter(diff => !shown.has(diff) && shown.add(diff))
    .join('');
}

/** A path without `..` behind a folder that has a name: `git apply` takes none. */
function plain(path: string): string {
  const parts: string[] = [];
  for (const part of path.split(/(?<=[/\\])/)) {
    const above = parts.at(-1);
    if (/^\.\.[/\\]$/.test(part) && above !== undefined && !/^(?:\.\.?)?[/\\]$/.test(above)) {
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join('');
}

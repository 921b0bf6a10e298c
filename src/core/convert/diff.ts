/** A conversion as a diff of all files that it changes. */
import { unifiedDiff } from '../text/diff';
import { pathBeside } from '../text/place';
import type { Conversion } from './convert';

/** As `git apply` has it: that of the file at `path` first, then those of the files beside it. */
export function conversionDiff(path: string, { analysis, edits }: Conversion): string {
  const { main, read } = analysis.documents;
  return [...edits.keys()]
    .sort((a, b) => Number(b === main.file) - Number(a === main.file))
    .map(file => unifiedDiff(file === main.file ? path : pathBeside(path, file), read(file), edits.get(file) ?? []))
    .join('');
}

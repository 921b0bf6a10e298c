/** Files of a folder that are one definition, such as a configuration of Packer, are looked at once. */
import { mayBeDefinition } from '../core/formats/marks';
import { isHclName, languageIdOf } from '../core/languages/files';
import { pathBeside } from '../core/text/place';
import { wholeOf } from '../core/whole';
import { type FileToRead, readDefinition } from './files';
import { filesBeside, type Run } from './files-beside';
import { loadAllParts } from './parts';

/** Larger than what people write: JSON of that size is no configuration of HCL. */
const LARGEST = 1_000_000;

/** The definitions among files: those that somebody names, and those that have in them what one has. */
export function likelyDefinitions(files: readonly FileToRead[]): FileToRead[] {
  return definitionsAmong(files).filter(({ path, named }) => named || hasMarks(path, textOf(path)));
}

/** Of files that are one definition the one that stands for all of them, in the place of the first. */
export function definitionsAmong(files: readonly FileToRead[], run: Run = {}): FileToRead[] {
  const standsFor = new Map<string, string>();
  const parts = files.filter(({ path }) => isHclName(path)).map(file => ({ ...file, text: textOf(file.path) }));
  if (parts.length > 0) {
    loadAllParts();
  }
  const marked = parts.filter(({ path, text }) => hasMarks(path, text));
  // What holds a machine tells which others are of its definition; none has to be looked at for itself then.
  for (const { path, text } of [...marked, ...parts.filter(part => part.named && !marked.includes(part))]) {
    const whole =
      text === undefined || standsFor.has(path) ? undefined : wholeOf(text, path, filesBeside(path, [], run));
    for (const file of whole?.files ?? []) {
      standsFor.set(pathBeside(path, file), pathBeside(path, whole?.main ?? file));
    }
  }
  const found = new Map<string, FileToRead>();
  for (const { path, named } of files) {
    const main = standsFor.get(path) ?? path;
    found.set(main, { path: main, named: named || found.get(main)?.named === true });
  }
  return [...found.values()];
}

function textOf(path: string): string | undefined {
  const content = readDefinition(path, LARGEST);
  return 'text' in content ? content.text : undefined;
}

function hasMarks(path: string, text: string | undefined): boolean {
  return text !== undefined && mayBeDefinition(text, languageIdOf(path) ?? 'json');
}

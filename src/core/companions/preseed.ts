/** What a preseed file of the Debian installer says of partitions (debian-installer, partman-auto-recipe.txt). */
import type { Span } from '../text/place';

export interface Preseed {
  /** A recipe of its own, in place of one of the installer's, which fit the firmware by themselves. */
  readonly recipe: Span | undefined;
  /** Whether the recipe has an EFI system partition. */
  readonly efi: boolean;
}

const RECIPE = /^[ \t]*\S+[ \t]+partman-auto\/expert_recipe[ \t]+string\b/m;

/** Reads the answers of a preseed file. */
export function readPreseed(text: string): Preseed {
  const offset = text.search(RECIPE);
  if (offset < 0) {
    return { recipe: undefined, efi: false };
  }
  const recipe = text.slice(offset, endOfAnswer(text, offset));
  const [firstLine = ''] = recipe.split(/\r?\n/, 1);
  return { recipe: { offset, end: offset + firstLine.length }, efi: hasEfi(recipe) };
}

/** An answer goes on over lines that end in a backslash. */
function endOfAnswer(text: string, offset: number): number {
  let end = text.indexOf('\n', offset);
  while (end >= 0 && /\\\r?$/.test(text.slice(end - 2, end))) {
    end = text.indexOf('\n', end + 1);
  }
  return end < 0 ? text.length : end;
}

/** By the method of a partition, by its file system and a name for it, or by a flag; a point ends a partition. */
function hasEfi(recipe: string): boolean {
  const isNamed = (partition: string): boolean => {
    const fileSystem = partition.search(/\bfat32\b/i);
    return fileSystem >= 0 && /\befi\b/i.test(partition.slice(fileSystem));
  };
  return /\bmethod\{\s*efi\s*\}|\besp\b/i.test(recipe) || recipe.split('.').some(isNamed);
}

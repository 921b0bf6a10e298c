/** What a preseed file of the Debian installer says of partitions (debian-installer, partman-auto-recipe.txt). */
import type { Span } from '../text/tree';

export interface Preseed {
  /** A recipe of its own, in place of one of the installer's, which fit the firmware by themselves. */
  readonly recipe: Span | undefined;
  /** Whether the recipe has an EFI system partition. */
  readonly efi: boolean;
}

/** Reads the answers of a preseed file. */
export function readPreseed(text: string): Preseed {
  // An answer goes on over lines that end in a backslash.
  const match = /^[ \t]*\S+[ \t]+partman-auto\/expert_recipe[ \t]+string\b(?:\\\r?\n|[^\n])*/m.exec(text);
  if (match === null) {
    return { recipe: undefined, efi: false };
  }
  const [recipe] = match;
  const [firstLine = ''] = recipe.split(/\r?\n/, 1);
  return {
    recipe: { offset: match.index, end: match.index + firstLine.length },
    efi: /\bmethod\{\s*efi\s*\}|\bfat32\b[^.]*\befi\b|\besp\b/i.test(recipe),
  };
}

/** What a preseed file of the Debian installer says of partitions (debian-installer, partman-auto-recipe.txt). */
import { sentence } from '../l10n';
import type { Span } from '../text/place';
import type { Content, Kind } from './kind';
import { preseedForUefi } from './uefi/preseed';

export interface Preseed extends Content {
  /** A recipe of its own, in place of one of the installer's, which fit the firmware by themselves. */
  readonly recipe: Span | undefined;
  /** Whether the recipe has an EFI system partition. */
  readonly efi: boolean;
}

export const kind: Kind<Preseed> = {
  name: sentence('preseed file'),
  fileName: /\.seed$|preseed[^/]*\.cfg$/,
  usual: ['preseed.cfg'],
  argument: '(?:preseed\\/)?(?:url|file)',
  read: readPreseed,
  writer: { language: 'lines', fitsBoth: true, forUefi: preseedForUefi },
};

/** Of a line that is no comment: the question that it answers. */
const ANSWER =
  /^[ \t]*[^\s#]\S*[ \t]+(partman-auto\/expert_recipe(?:_file)?|preseed\/include(?:_command)?)[ \t]+string\b/gm;

/** Reads the answers of a preseed file. Of two to one question the last one counts. */
export function readPreseed(text: string): Preseed {
  let recipe: Span | undefined;
  let efi = false;
  let elsewhere: Span | undefined;
  let includes: readonly string[] = [];
  let end = 0;
  for (const { 0: beginning, 1: question, index: offset } of text.matchAll(ANSWER)) {
    if (offset < end) {
      continue;
    }
    end = endOfAnswer(text, offset);
    const answer = text.slice(offset, end);
    const [firstLine = ''] = answer.split(/\r?\n/, 1);
    const span = { offset, end: offset + firstLine.length };
    if (question === 'partman-auto/expert_recipe') {
      recipe = span;
      efi = hasEfi(answer);
    } else if (question === 'preseed/include') {
      includes = answer
        .slice(beginning.length)
        .split(/[\s\\]+/)
        .filter(Boolean);
    } else {
      elsewhere = span;
    }
  }
  return { recipe, efi, elsewhere: recipe === undefined ? elsewhere : undefined, includes };
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

/**
 * A preseed file for UEFI: its recipe of partitions with an EFI system partition in front. `$iflabel{ gpt }` makes that
 * one of GPT disks, which the Debian installer makes with UEFI and not with BIOS, so that the recipe fits both (PARTMAN).
 * Where GRUB goes needs no change: with UEFI that is the EFI system partition, whatever grub-installer/bootdev says.
 */
import type { Edit } from '../../languages/edit';
import type { Document } from '../../languages/language';
import type { List, Text } from '../../languages/tree';
import type { Written } from './written';

/** As Debian's own recipes have it. */
const EFI = '538 538 1075 free $iflabel{ gpt } $reusemethod{ } method{ efi } format{ } .';

const RECIPE = /^[ \t]*[^\s#]\S*[ \t]+partman-auto\/expert_recipe[ \t]+string\b/;

/** The devices of its arrays, and one of them by the number of a partition: in place of `raidid=`. */
const RAID_RECIPE = /^[ \t]*[^\s#]\S*[ \t]+partman-auto-raid\/recipe[ \t]+string\b/;
const NUMBERED = /\/dev\/[^\s#]{0,99}\d/;

/** An answer by which the installer makes MBR disks, on which it makes no partition of `$iflabel{ gpt }`. */
export const MBR_LABEL =
  /^[ \t]*[^\s#]\S*[ \t]+partman(?:-partitioning|-basicfilesystems)?\/(?:default|choose)_label[ \t]+\w+[ \t]+msdos\b/;

/** `isShared`: machines with a BIOS read the file as well. */
export function preseedForUefi({ root }: Document, isShared: boolean): Written {
  if (root?.kind !== 'list') {
    return { cannot: 'no-layout' };
  }
  const texts = root.elements.filter(
    (element): element is Text => element.kind === 'text' && !isDropped(element.value),
  );
  const labels = texts.filter(({ value }) => MBR_LABEL.test(value));
  if (labels.length > 0 && isShared) {
    return { cannot: 'mbr-label' };
  }
  const edits = labels.map((node): Edit => ({ kind: 'replace', node, value: node.value.replace(/msdos\b/, 'gpt') }));
  const recipe = answerTo(RECIPE, texts);
  const index = recipe.findIndex(({ value }) => value.includes('::'));
  const head = recipe[index];
  if (head === undefined) {
    return recipe.length === 0 && edits.length > 0 ? { edits } : { cannot: 'no-recipe' };
  }
  if (hasEfi(recipe.map(({ value }) => value).join('\n'))) {
    return { edits };
  }
  return answerTo(RAID_RECIPE, texts).some(({ value }) => NUMBERED.test(value))
    ? { cannot: 'raid-numbers' }
    : { edits: [...edits, withEfi(root, head, recipe[index + 1])] };
}

/** The lines of the last answer to a question; none where there is none. */
function answerTo(question: RegExp, texts: readonly Text[]): readonly Text[] {
  const start = texts.findLastIndex(({ value }, index) => question.test(value) && !isContinued(texts[index - 1]));
  const end = texts.findIndex((line, index) => index >= start && !isContinued(line));
  return start < 0 ? [] : texts.slice(start, end < 0 ? texts.length : end + 1);
}

/** Comments and empty lines: the installer drops them before it looks which lines go on (debconf-set-selections). */
export function isDropped(line: string): boolean {
  return /^(?:#|\s*$)/.test(line);
}

function isContinued(line: Text | undefined): boolean {
  return line?.value.endsWith('\\') === true;
}

/** Behind the name of the recipe: on a line of its own where the partitions have theirs. */
function withEfi(root: List, head: Text, next: Text | undefined): Edit {
  const place = head.value.indexOf('::') + 2;
  const rest = head.value.slice(place);
  if (next === undefined || !/^[ \t]*\\$/.test(rest)) {
    const gap = /^[ \t]/.test(rest) ? '' : ' ';
    return { kind: 'replace', node: head, value: `${head.value.slice(0, place)} ${EFI}${gap}${rest}` };
  }
  const [indent = ''] = /^[ \t]*/.exec(next.value) ?? [];
  return { kind: 'append', list: root, values: [`${indent}${EFI} \\`], after: head };
}

/** By the method of a partition, by its file system and a name for it, or by a flag; a point ends a partition. */
export function hasEfi(recipe: string): boolean {
  const isNamed = (partition: string): boolean => {
    const fileSystem = partition.search(/\bfat32\b/i);
    return fileSystem >= 0 && /\befi\b/i.test(partition.slice(fileSystem));
  };
  return /\bmethod\{\s*efi\s*\}|\besp\b/i.test(recipe) || recipe.split('.').some(isNamed);
}

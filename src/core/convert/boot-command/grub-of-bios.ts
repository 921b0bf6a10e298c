/** Commands that GRUB has for BIOS only: its module linux16 is for that platform alone (GRUBPC). */
import { isTypedForGrub } from './recognise';

const BIOS_ONLY = /(?<![\w/.=-])(linux|initrd)16(?= )/g;

/** The elements with the commands of the same function that UEFI has too; undefined where there are none. */
export function forAnyGrub(elements: readonly string[]): readonly string[] | undefined {
  const changed = elements.map(element => element.replace(BIOS_ONLY, '$1'));
  const isSame = changed.every((element, index) => element === elements[index]);
  return isSame || !isTypedForGrub(elements) ? undefined : changed;
}

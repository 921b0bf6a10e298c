/** Which drive letter a Windows guest gives the disc that is added to a machine. */
import type { VirtualMachine } from '../machine/machine';

/** The installed system is on C:, and the first disc, from which it was installed, on the next one. */
const FIRST_DISC = 'D';
const LAST = 'Z';

/**
 * The letter of one more disc, behind those of the definition: Packer mounts the one that it makes last
 * (builder/hyperv/common/step_mount_secondary_dvd_images.go). Undefined where the discs aren't all known.
 */
export function discLetter({ drives }: VirtualMachine): string | undefined {
  const discs = drives.items.filter(({ kind }) => kind === 'dvd').length;
  const letter = String.fromCharCode(FIRST_DISC.charCodeAt(0) + discs);
  return drives.complete && letter <= LAST ? letter : undefined;
}

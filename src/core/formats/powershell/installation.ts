/** Whether who makes the machine of a definition installs its guest, or attaches a disk on which it is installed. */
import { bootDisk } from '../../machine/devices';
import { known } from '../../machine/field';
import { isInstallationDisc } from '../../machine/guests/medium';
import type { Drive, VirtualMachine } from '../../machine/machine';

/**
 * It takes both: a new disk to start from, and a disc to install the guest from. A definition that says what the
 * machine does at the moment is of one that is there, with its disks, and the image was left in the drive.
 */
export function isMadeFresh(machine: VirtualMachine): boolean {
  return (
    known(machine.state) === undefined &&
    machine.parentCheckpoint === undefined &&
    machine.drives.items.some(drive => isSetup(drive, machine)) &&
    isNew(bootDisk(machine))
  );
}

/** The size of a disk is stated to make it: one that is there has its size already. */
function isNew(disk: Drive | undefined): boolean {
  return disk?.size !== undefined && disk.parentPath === undefined && disk.physical === undefined;
}

function isSetup({ kind, path }: Drive, { guest }: VirtualMachine): boolean {
  const image = kind === 'dvd' ? known(path) : undefined;
  return image !== undefined && isInstallationDisc(image, guest?.recognised);
}

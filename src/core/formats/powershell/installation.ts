/** Whether who makes the machine of a definition installs its guest, or attaches a disk on which it is installed. */
import { bootDisk } from '../../machine/devices';
import { known, unknown } from '../../machine/field';
import { isInstallationDisc } from '../../machine/guests/medium';
import type { Drive, VirtualMachine } from '../../machine/machine';
import type { Dialect } from './dialect';

/** A machine with what is known of the disk that its guest is on, or will be. */
export function withInstallation(machine: VirtualMachine, { absent }: Dialect): VirtualMachine {
  if (absent === 'not-exported' || saysItIsThere(machine)) {
    return withUnknownPaths(machine);
  }
  return isMadeFresh(machine) ? { ...machine, installation: 'fresh' } : machine;
}

/** It takes both: a new disk to start from, and a disc to install the guest from. */
function isMadeFresh(machine: VirtualMachine): boolean {
  return machine.drives.items.some(drive => isSetup(drive, machine)) && isNew(bootDisk(machine));
}

/**
 * A definition that says what the machine does at the moment is of one that is there, with its disks, and an image was
 * left in the drive.
 */
function saysItIsThere(machine: VirtualMachine): boolean {
  return known(machine.state) !== undefined || machine.parentCheckpoint !== undefined;
}

/**
 * With an unknown path for each disk without one: the drive of a machine that is there has a disk that the host does not
 * reach at the moment, or one that the list leaves out.
 */
function withUnknownPaths(machine: VirtualMachine): VirtualMachine {
  const { items } = machine.drives;
  if (!items.some(lacksPath)) {
    return machine;
  }
  const withPath = (drive: Drive): Drive =>
    lacksPath(drive) ? { ...drive, path: { ...unknown(drive.node, 'not-exported'), at: drive.at } } : drive;
  return { ...machine, drives: { ...machine.drives, items: items.map(withPath) } };
}

function lacksPath({ kind, path, physical, size }: Drive): boolean {
  return kind === 'disk' && path === undefined && physical === undefined && size === undefined;
}

/** The size of a disk is stated to make it: one that is there has its size already. */
function isNew(disk: Drive | undefined): boolean {
  return disk?.size !== undefined && disk.parentPath === undefined && disk.physical === undefined;
}

function isSetup({ kind, path }: Drive, { guest }: VirtualMachine): boolean {
  const image = kind === 'dvd' ? known(path) : undefined;
  return image !== undefined && isInstallationDisc(image, guest?.recognised);
}

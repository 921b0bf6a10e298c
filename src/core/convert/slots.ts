/** Where the drives of a machine stand once none is on IDE. */
import { bootDisk, isDvdOfHost, isOnIde, SCSI_CONTROLLERS, SCSI_LOCATIONS, slotKey, slotOf } from '../machine/devices';
import { known } from '../machine/field';
import type { Drive, Slot, VirtualMachine } from '../machine/machine';
import { sortFew } from '../sort';

export interface SlotAssignment {
  /** The new place of each drive whose place the definition states, and that is on IDE or on no controller of the tool's. */
  readonly slots: ReadonlyMap<Drive, Slot>;
  /** Drives that find no place on 4 controllers of 64 locations (MAX), or as many as the tool gives a machine. */
  readonly drivesWithoutSlot: readonly Drive[];
}

/** Behind all places on IDE. */
const BEHIND_IDE = 1_000_000;

/**
 * Gives every IDE drive a free SCSI place: the boot disk 0:0 where that is free (as CVM does), then the others in
 * their IDE order, each the lowest free one. Drives that are on SCSI keep theirs: the guest's disk order,
 * `/dev/disk/by-path` and cluster scripts may depend on it. Behind them come those on a controller that the tool lacks.
 */
export function assignSlots(machine: VirtualMachine): SlotAssignment {
  const moving: { readonly drive: Drive; readonly place: number }[] = [];
  const taken = new Set<number>();
  const controllers = machine.toolLimits?.scsiControllers ?? SCSI_CONTROLLERS;
  for (const drive of machine.drives.items) {
    const slot = slotOf(drive);
    if (slot !== undefined && !isDvdOfHost(drive)) {
      if (isOnIde(drive)) {
        moving.push({ drive, place: slotKey(slot) });
      } else if (known(drive.bus) === 'scsi' && slot.number >= controllers && controllers < SCSI_CONTROLLERS) {
        moving.push({ drive, place: BEHIND_IDE + slotKey(slot) });
      } else if (known(drive.bus) === 'scsi') {
        taken.add(slotKey(slot));
      }
    }
  }
  const slots = new Map<Drive, Slot>();
  if (moving.length === 0) {
    return { slots, drivesWithoutSlot: [] };
  }
  const boot = bootDisk(machine);
  const inOrder = sortFew(moving, (a, b) => Number(b.drive === boot) - Number(a.drive === boot) || a.place - b.place);
  const drivesWithoutSlot: Drive[] = [];
  let next = 0;
  for (const { drive } of inOrder) {
    while (taken.has(next)) {
      next += 1;
    }
    if (next >= controllers * SCSI_LOCATIONS) {
      drivesWithoutSlot.push(drive);
      continue;
    }
    slots.set(drive, { number: Math.floor(next / SCSI_LOCATIONS), location: next % SCSI_LOCATIONS });
    next += 1;
  }
  return { slots, drivesWithoutSlot };
}

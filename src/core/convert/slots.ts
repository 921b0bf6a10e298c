/** Where the drives of a machine stand once none is on IDE. */
import {
  bootDisk,
  isDvdOfHost,
  isOnIde,
  placeOf,
  SCSI_CONTROLLERS,
  SCSI_LOCATIONS,
  slotKey,
  slotOf,
  slotText,
} from '../machine/devices';
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
 * their IDE order, each the lowest free one that no boot order names before the boot disk. Drives that are on SCSI keep
 * theirs: the guest's disk order, `/dev/disk/by-path` and cluster scripts may depend on it. Behind them come those on a
 * controller that the tool lacks. As many places stay free as there are drives without one: Hyper-V gives these the first.
 */
export function assignSlots(machine: VirtualMachine): SlotAssignment {
  const moving: { readonly drive: Drive; readonly place: number }[] = [];
  const taken = new Set<number>();
  let unplaced = 0;
  const controllers = machine.toolLimits?.scsiControllers ?? SCSI_CONTROLLERS;
  for (const drive of machine.drives.items) {
    if (isDvdOfHost(drive)) {
      continue;
    }
    const slot = slotOf(drive);
    if (slot === undefined) {
      unplaced += 1;
    } else if (isOnIde(drive)) {
      moving.push({ drive, place: slotKey(slot) });
    } else if (known(drive.bus) === 'scsi' && slot.number >= controllers && controllers < SCSI_CONTROLLERS) {
      moving.push({ drive, place: BEHIND_IDE + slotKey(slot) });
    } else if (known(drive.bus) === 'scsi') {
      taken.add(slotKey(slot));
    }
  }
  const slots = new Map<Drive, Slot>();
  if (moving.length === 0) {
    return { slots, drivesWithoutSlot: [] };
  }
  const boot = bootDisk(machine);
  const inOrder = sortFew(moving, (a, b) => Number(b.drive === boot) - Number(a.drive === boot) || a.place - b.place);
  const drivesWithoutSlot: Drive[] = [];
  // The boot disk is the first to get a place, where it moves; that is none of those that are named before it.
  const ofBoot = inOrder[0]?.drive === boot ? firstFree(0, taken) : undefined;
  if (machine.firmware.orders.length > 0) {
    namedBefore(machine, boot, ofBoot).forEach(place => void taken.add(place));
  }
  let next = 0;
  for (const { drive } of inOrder) {
    // What Hyper-V places itself comes behind the boot disk, or is that.
    for (; unplaced > 0 && drive !== boot; unplaced -= 1) {
      next = firstFree(next, taken) + 1;
    }
    next = firstFree(next, taken);
    if (next >= controllers * SCSI_LOCATIONS) {
      drivesWithoutSlot.push(drive);
      continue;
    }
    slots.set(drive, { number: Math.floor(next / SCSI_LOCATIONS), location: next % SCSI_LOCATIONS });
    next += 1;
  }
  return { slots, drivesWithoutSlot };
}

function firstFree(from: number, taken: ReadonlySet<number>): number {
  let next = from;
  while (taken.has(next)) {
    next += 1;
  }
  return next;
}

/**
 * The SCSI places that a boot order names before the boot disk, which goes to `to` where it moves: a drive that came to
 * stand at one where there is none would be started in its place.
 */
function namedBefore(machine: VirtualMachine, boot: Drive | undefined, to: number | undefined): ReadonlySet<number> {
  const named = new Set<number>();
  const place = boot === undefined ? undefined : placeOf(boot);
  for (const { device } of machine.firmware.orders.flatMap(({ entries }) => entries)) {
    if (device.kind === 'slot') {
      const isScsi = device.bus === 'scsi';
      const key = slotKey(device.slot);
      if (slotText(device.bus, device.slot) === place || (isScsi && key === to)) {
        return named;
      }
      if (isScsi) {
        named.add(key);
      }
    }
  }
  return named;
}

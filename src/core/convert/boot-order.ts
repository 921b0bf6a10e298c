/** What stands in a Generation 2 boot order for the entries of an order that Generation 2 can't read. */
import type { BootTarget } from '../machine/change';
import { bootDisk, isDvdOfHost, placeOf, slotKey, slotOf, slotText, startsNothing } from '../machine/devices';
import { known } from '../machine/field';
import type { BootDevice, BootOrder, Drive, Slot, VirtualMachine } from '../machine/machine';
import { groupBy } from '../wording';

/**
 * The devices that remain, in the same order: IDE is the boot disk, CD the DVD drives, a legacy adapter the network; a
 * floppy drive has no successor, nor has what starts nothing. Undefined where an entry isn't understood: then only a
 * person can rewrite the order.
 */
export function bootTargets(
  machine: VirtualMachine,
  order: BootOrder,
  slotFor: (drive: Drive) => Slot | undefined,
): BootTarget[] | undefined {
  if (!order.complete) {
    return undefined;
  }
  const target = (drive: Drive): BootTarget => ({ kind: 'drive', drive, slot: slotFor(drive) ?? placeOnScsi(drive) });
  const drives = machine.drives.items.filter(drive => !isDvdOfHost(drive));
  const byPlace = groupBy(drives, placeOf);
  const targets = new Map<Drive | 'network', BootTarget>();
  // A device that is named again adds nothing.
  const starting = order.entries.filter(({ device }) => !startsNothing(machine, order, device));
  const devices = new Map(starting.map(({ device }) => [nameOf(device), device]));
  for (const device of devices.values()) {
    const found = targetsFor(device, machine, drives, byPlace);
    if (found === undefined) {
      return undefined;
    }
    for (const each of found) {
      if (!targets.has(each)) {
        targets.set(each, each === 'network' ? { kind: 'network' } : target(each));
      }
    }
  }
  return [...targets.values()];
}

/** As a BIOS goes through the drives: by their places, whichever the file names first. */
function inPlaces(a: Drive, b: Drive): number {
  const [slot, other] = [slotOf(a), slotOf(b)];
  return slot === undefined || other === undefined ? 0 : slotKey(slot) - slotKey(other);
}

/** A drive that is on SCSI stays there: by its kind alone it would be another one where it is not the first. */
function placeOnScsi(drive: Drive): Slot | undefined {
  return known(drive.bus) === 'scsi' ? slotOf(drive) : undefined;
}

function nameOf(device: BootDevice): string {
  return device.kind === 'slot' ? slotText(device.bus, device.slot) : device.kind;
}

function targetsFor(
  device: BootDevice,
  machine: VirtualMachine,
  drives: readonly Drive[],
  byPlace: ReadonlyMap<string | undefined, readonly Drive[]>,
): readonly (Drive | 'network')[] | undefined {
  switch (device.kind) {
    case 'floppy':
      return [];
    case 'cd':
      return drives.filter(drive => drive.kind === 'dvd').toSorted(inPlaces);
    case 'ide':
    case 'hard-disk': {
      const disk = bootDisk(machine);
      return disk === undefined ? [] : [disk];
    }
    case 'legacy-network':
    case 'network':
      return ['network'];
    case 'slot':
      return byPlace.get(nameOf(device)) ?? [];
    case 'other':
      return undefined;
  }
}

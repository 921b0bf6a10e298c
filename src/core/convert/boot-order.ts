/** What stands in a Generation 2 boot order for the entries of an order that Generation 2 can't read. */
import type { BootTarget } from '../machine/change';
import { bootDisk, isDvdOfHost, sameSlot, slotOf } from '../machine/devices';
import { known } from '../machine/field';
import type { BootDevice, BootOrder, Drive, Slot, VirtualMachine } from '../machine/machine';

/**
 * The devices that remain, in the same order: IDE is the boot disk, CD the DVD drives, a legacy adapter the network; a
 * floppy drive has no successor. Undefined where an entry isn't understood: then only a person can rewrite the order.
 */
export function bootTargets(
  machine: VirtualMachine,
  order: BootOrder,
  slotFor: (drive: Drive) => Slot | undefined,
): BootTarget[] | undefined {
  if (!order.complete) {
    return undefined;
  }
  const target = (drive: Drive): BootTarget => ({ kind: 'drive', drive, slot: slotFor(drive) });
  const targets: BootTarget[] = [];
  const seen = new Set<Drive | 'network'>();
  for (const { device } of order.entries) {
    const drives = drivesFor(machine, device);
    if (drives === undefined) {
      return undefined;
    }
    if (drives === 'network') {
      if (!seen.has('network')) {
        targets.push({ kind: 'network' });
      }
      seen.add('network');
      continue;
    }
    targets.push(...drives.filter(drive => !seen.has(drive)).map(target));
    for (const drive of drives) {
      seen.add(drive);
    }
  }
  return targets;
}

function drivesFor(machine: VirtualMachine, device: BootDevice): readonly Drive[] | 'network' | undefined {
  const drives = machine.drives.items.filter(drive => !isDvdOfHost(drive));
  switch (device.kind) {
    case 'floppy':
      return [];
    case 'cd':
      return drives.filter(drive => drive.kind === 'dvd');
    case 'ide':
    case 'hard-disk': {
      const disk = bootDisk(machine);
      return disk === undefined ? [] : [disk];
    }
    case 'legacy-network':
    case 'network':
      return 'network';
    case 'slot':
      return drives.filter(drive => known(drive.bus) === device.bus && sameSlot(slotOf(drive), device.slot));
    case 'other':
      return undefined;
  }
}

/** What is said of a setting that names the one device to start from. */
import type { BootTarget } from '../machine/change';
import { isMissingInGeneration2, slotText, startsNothing } from '../machine/devices';
import type { BootDevice, BootOrder, VirtualMachine } from '../machine/machine';
import type { Report } from './rule';

/** Which message of firmware/startup-order: such a setting is no order, so what it names is said, and what to name. */
export function startMessage(
  machine: VirtualMachine,
  order: BootOrder,
  [target]: readonly BootTarget[] = [],
): Pick<Report, 'message' | 'arguments'> {
  const [entry] = order.entries;
  const missing = order.entries.find(({ device }) => isMissingInGeneration2(device));
  if (order.generation === 2 && order.single === undefined && missing !== undefined) {
    return { message: 'listed', arguments: { device: deviceText(missing.device) } };
  }
  if (order.single === undefined || entry === undefined) {
    return {};
  }
  if (startsNothing(machine, order, entry.device)) {
    return { message: 'network' };
  }
  const device = deviceText(entry.device);
  const { disk, network } = order.single;
  if (target === undefined) {
    return isBootPlace(entry.device)
      ? { message: 'device', arguments: { device, instead: disk } }
      : { message: 'none', arguments: { device } };
  }
  const instead = target.kind === 'network' ? network : target.drive.kind === 'dvd' ? 'CD' : disk;
  return { message: 'device', arguments: { device, instead } };
}

/** Whether something of an order of places alone is in Generation 2, whatever drives the definition lists. */
export function hasSuccessor({ single, entries }: BootOrder): boolean {
  return entries.some(({ device }) =>
    single === undefined ? device.kind === 'slot' && device.bus === 'scsi' : isBootPlace(device),
  );
}

/** Nothing stands at a place on IDE in a machine whose drives its tool places; 0:0 is that of the disk it boots. */
function isBootPlace(device: BootDevice): boolean {
  return device.kind === 'slot' && device.slot.number === 0 && device.slot.location === 0;
}

const WORDS = { floppy: 'Floppy', ide: 'IDE', 'legacy-network': 'LegacyNetworkAdapter' } as const;

function deviceText(device: BootDevice): string {
  switch (device.kind) {
    case 'slot':
      return slotText(device.bus, device.slot);
    case 'other':
      return device.text;
    case 'floppy':
    case 'ide':
    case 'legacy-network':
      return WORDS[device.kind];
    case 'cd':
    case 'network':
    case 'hard-disk':
      return device.kind;
  }
}

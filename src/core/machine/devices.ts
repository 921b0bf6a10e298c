/** Questions about a machine's devices that more than one rule asks. */
import { pathIn } from '../text/file-name';
import type { AnyMachine, Generation } from './any-machine';
import { known } from './field';
import type { BootDevice, BootOrder, Drive, Slot, VirtualMachine } from './machine';

export const SCSI_CONTROLLERS = 4;
export const SCSI_LOCATIONS = 64;

/** The generation that a machine states; undefined where it can't be known. */
export function statedGeneration(machine: Pick<AnyMachine, 'generation'>): Generation | undefined {
  return known(machine.generation);
}

interface Disks {
  readonly disks: readonly Drive[];
  readonly boot: Drive | undefined;
}

const DISKS = new WeakMap<VirtualMachine, Disks>();

/** Looked up once for each machine: a dozen rules ask. */
function lookedUp(machine: VirtualMachine): Disks {
  const known = DISKS.get(machine);
  if (known !== undefined) {
    return known;
  }
  const disks = machine.drives.items.filter(drive => drive.kind === 'disk');
  const boot = namedFirst(machine, disks) ?? lowest(disks, isOnIde) ?? lowest(disks, disk => !isOnIde(disk));
  const found = { disks, boot };
  DISKS.set(machine, found);
  return found;
}

export function disksOf(machine: VirtualMachine): readonly Drive[] {
  return lookedUp(machine).disks;
}

export function isOnIde(drive: Drive): boolean {
  return known(drive.bus) === 'ide';
}

/** Where a drive stands; a number or location that isn't written is 0. Undefined where neither is, or one is unknown. */
export function slotOf(drive: Drive): Slot | undefined {
  if (drive.number === undefined && drive.location === undefined) {
    return undefined;
  }
  const number = drive.number === undefined ? 0 : known(drive.number);
  const location = drive.location === undefined ? 0 : known(drive.location);
  return number === undefined || location === undefined ? undefined : { number, location };
}

/** A number for a slot by which slots sort; those that exist on SCSI also compare by it. */
export function slotKey(slot: Slot): number {
  return slot.number * SCSI_LOCATIONS + slot.location;
}

/** As Hyper-V's tools write a place: 'SCSI 0:1'. */
export function slotText(bus: 'ide' | 'scsi', slot: Slot | undefined): string {
  return slot === undefined ? BUSES[bus] : `${BUSES[bus]} ${slot.number}:${slot.location}`;
}

const BUSES = { ide: 'IDE', scsi: 'SCSI' } as const;

/** The same of a drive: drives have it alike where they are in one place. Undefined where that isn't known. */
export function placeOf(drive: Drive): string | undefined {
  const bus = known(drive.bus);
  const slot = slotOf(drive);
  return bus === undefined || slot === undefined ? undefined : slotText(bus, slot);
}

/** A DVD drive of the host: no drive of Generation 2 can be one, so a conversion takes it away (PLAN25). */
export function isDvdOfHost({ kind, physical }: Drive): boolean {
  return kind === 'dvd' && physical !== undefined;
}

/** A disk that continues another from a checkpoint on. */
export function isCheckpointDisk(drive: Drive): boolean {
  return drive.kind === 'disk' && /\.avhdx?$/i.test(pathIn(known(drive.path) ?? ''));
}

/** One that continues a .vhd. */
export function isCheckpointOfVhd(drive: Drive): boolean {
  return drive.kind === 'disk' && /\.avhd$/i.test(pathIn(known(drive.path) ?? ''));
}

/**
 * The disk that a machine starts from: what its boot order names first; else the first on IDE in the order 0:0, 0:1,
 * 1:0, 1:1, which is what Convert-VMGeneration.ps1 takes too (CVM); else the first disk.
 */
export function bootDisk(machine: VirtualMachine): Drive | undefined {
  return lookedUp(machine).boot;
}

/** The disk at the first place in a boot order that is a disk's. */
function namedFirst({ firmware, drives }: VirtualMachine, disks: readonly Drive[]): Drive | undefined {
  let byPlace: ReadonlyMap<string | undefined, Drive> | undefined;
  for (const { entries } of firmware.orders) {
    for (const { device } of entries) {
      if (device.kind === 'ide' && disks.some(isOnIde)) {
        return undefined;
      }
      if (device.kind === 'slot') {
        // Of disks in one place the first one counts; where a DVD drive is as well, it may be the one that is meant.
        byPlace ??= new Map(disks.toReversed().map(disk => [placeOf(disk), disk]));
        const place = slotText(device.bus, device.slot);
        const named = byPlace.get(place);
        if (named !== undefined && !drives.items.some(drive => drive.kind === 'dvd' && placeOf(drive) === place)) {
          return named;
        }
      }
    }
  }
  return undefined;
}

/**
 * The disk of a Generation 1 machine on which its guest is installed: for Generation 2 what is on it has to change.
 * Undefined where the definition names no disk that is there already.
 */
export function installedDisk(machine: VirtualMachine): Drive | undefined {
  const disk = machine.installation === 'fresh' ? undefined : bootDisk(machine);
  const isThere = disk?.path !== undefined || disk?.physical !== undefined;
  return isThere && statedGeneration(machine) === 1 ? disk : undefined;
}

/** Of some disks the one in the lowest place; one without a place comes behind all others. */
function lowest(disks: readonly Drive[], isMeant: (disk: Drive) => boolean): Drive | undefined {
  let first: Drive | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const disk of disks) {
    if (isMeant(disk)) {
      const slot = slotOf(disk);
      const place = slot === undefined ? Number.MAX_SAFE_INTEGER : slotKey(slot);
      if (place < least) {
        first = disk;
        least = place;
      }
    }
  }
  return first;
}

/** Whether a start order tries the network: then an adapter is more than a network to the guest. */
export function bootsFromNetwork(machine: VirtualMachine): boolean {
  return machine.firmware.orders.some(order => order.entries.some(entry => isNetwork(entry.device)));
}

/** Whether a machine has a legacy adapter; undefined where that isn't known. */
function hasLegacyAdapter({ networkAdapters: { items, complete } }: VirtualMachine): boolean | undefined {
  if (items.some(({ legacy }) => known(legacy) === true)) {
    return true;
  }
  return complete && items.every(({ legacy }) => legacy.known) ? false : undefined;
}

export function isNetwork({ kind }: BootDevice): boolean {
  return kind === 'legacy-network' || kind === 'network';
}

/**
 * Whether an entry starts nothing: Generation 1 boots by PXE from a legacy adapter only (PLAN25), so without one the
 * network in an order that its firmware reads is a word without a device.
 */
export function startsNothing(machine: VirtualMachine, order: BootOrder, device: BootDevice): boolean {
  const isOfBios = order.generation === 1 || (order.generation === 'both' && statedGeneration(machine) === 1);
  const isMissing = order.bringsAdapter !== true && hasLegacyAdapter(machine) === false;
  return isOfBios && isNetwork(device) && isMissing;
}

/** Devices that a boot order of Generation 2 can't name: it has none of them (PS Set-VMFirmware, PKR). */
export function isMissingInGeneration2(device: BootDevice): boolean {
  switch (device.kind) {
    case 'floppy':
    case 'ide':
    case 'legacy-network':
      return true;
    case 'slot':
      return device.bus === 'ide';
    case 'cd':
    case 'network':
    case 'hard-disk':
    case 'other':
      return false;
  }
}

/**
 * Whether a start order has to be rewritten for Generation 2, where what started nothing before would start the machine
 * from the network.
 */
export function belongsToGeneration1(machine: VirtualMachine, order: BootOrder): boolean {
  return (
    order.generation === 1 ||
    order.entries.some(({ device }) => isMissingInGeneration2(device) || startsNothing(machine, order, device))
  );
}

/** Whether a disk is a VHD Set, which is made to be shared (VHDS). */
export function isVhdSet({ path }: Drive): boolean {
  return /\.vhds$/i.test(known(path) ?? '');
}

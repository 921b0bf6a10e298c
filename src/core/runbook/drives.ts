/** The drives of the new machine: where each stands, and what is in it. */
import type { ConversionPlan } from '../convert/plan';
import { bootDisk, isCheckpointDisk, SCSI_CONTROLLERS, SCSI_LOCATIONS, slotKey, slotOf } from '../machine/devices';
import { known } from '../machine/field';
import type { Drive, Slot, VirtualMachine } from '../machine/machine';
import { listedOnce } from './listed-once';
import { pathLiteral } from './quote';
import type { Parameters } from './step';

export interface NewDrive {
  readonly drive: Drive;
  readonly slot: Slot;
  readonly source: DriveSource;
}

export type DriveSource =
  /** A virtual hard disk. */
  | {
      readonly kind: 'file';
      /** From 1: the number in the names of the script's variables. */
      readonly index: number;
      /** The path of the old machine's file, as an expression. */
      readonly path: string;
      /** The old file is a .vhd, which only becomes usable as a .vhdx. */
      readonly convert: boolean;
      /** The path of the .vhdx, where the plan names another one than beside the old file under its name. */
      readonly convertedPath: string | undefined;
      /** It stays one once checkpoints are merged. */
      readonly differencing: boolean;
      readonly shared: boolean;
    }
  /** A disk of the host, by its number as an expression. */
  | { readonly kind: 'physical'; readonly diskNumber: string }
  | { readonly kind: 'dvd'; readonly path: string | undefined };

/** The variable of the path that a virtual disk of the new machine has. */
export function pathVariable(source: Extract<DriveSource, { kind: 'file' }>): string {
  return source.convert ? `$newDisk${source.index}` : `$disk${source.index}`;
}

/** The drives that remain: at the places that the plan or the definition gives them, the others at free ones. */
export function newDrives(machine: VirtualMachine, plan: ConversionPlan, parameters: Parameters): NewDrive[] {
  const changes = plan.steps.map(({ change }) => change);
  const removed = new Set(changes.flatMap(change => (change.kind === 'remove-drive' ? [change.drive] : [])));
  const moved = new Map(
    changes.flatMap(change =>
      change.kind === 'move-drive-to-scsi' && change.to !== undefined ? [[change.drive, change.to]] : [],
    ),
  );
  const renamed = new Map(
    changes.flatMap(change =>
      change.kind === 'use-vhdx' && change.to !== undefined && !isPlainName(change.drive, change.to)
        ? [[change.drive, change.to]]
        : [],
    ),
  );
  const boot = bootDisk(machine);
  const remaining = listedOnce(machine.drives.items, boot).filter(drive => !removed.has(drive));
  const slots = placesOf(remaining, boot, drive => moved.get(drive) ?? statedScsiSlot(drive));
  const count = { disk: 0, dvd: 0 };
  return remaining.flatMap(drive => {
    const slot = slots.get(drive);
    if (slot === undefined) {
      return [];
    }
    count[drive.kind] += 1;
    return [{ drive, slot, source: sourceOf(drive, count[drive.kind], renamed.get(drive), parameters) }];
  });
}

/** Whether the new file has the name of the old one, as far as that is known. */
function isPlainName({ path }: Drive, to: string): boolean {
  const name = known(path);
  return name === undefined || `${name}x`.toLowerCase() === to.toLowerCase();
}

function statedScsiSlot(drive: Drive): Slot | undefined {
  return known(drive.bus) === 'scsi' ? slotOf(drive) : undefined;
}

/** A place for each drive; where none is stated, or it is taken, the next free one, beginning with the boot disk. */
function placesOf(
  drives: readonly Drive[],
  boot: Drive | undefined,
  stated: (drive: Drive) => Slot | undefined,
): Map<Drive, Slot> {
  const places = new Map<Drive, Slot>();
  const taken = new Set<number>();
  for (const drive of drives) {
    const slot = stated(drive);
    if (slot !== undefined && exists(slot) && !taken.has(slotKey(slot))) {
      places.set(drive, slot);
      taken.add(slotKey(slot));
    }
  }
  const others = drives.filter(drive => !places.has(drive));
  let next = 0;
  for (const drive of others.toSorted((a, b) => Number(b === boot) - Number(a === boot))) {
    while (taken.has(next)) {
      next += 1;
    }
    if (next < SCSI_CONTROLLERS * SCSI_LOCATIONS) {
      places.set(drive, { number: Math.floor(next / SCSI_LOCATIONS), location: next % SCSI_LOCATIONS });
      taken.add(next);
    }
  }
  return places;
}

function exists({ number, location }: Slot): boolean {
  return number >= 0 && number < SCSI_CONTROLLERS && location >= 0 && location < SCSI_LOCATIONS;
}

function sourceOf(drive: Drive, index: number, renamed: string | undefined, parameters: Parameters): DriveSource {
  if (drive.kind === 'dvd') {
    return { kind: 'dvd', path: drive.path === undefined ? undefined : dvdPath(drive, index, parameters) };
  }
  if (drive.physical !== undefined) {
    return { kind: 'physical', diskNumber: diskNumber(drive, index, parameters) };
  }
  return {
    kind: 'file',
    index,
    path: diskPath(drive, index, parameters),
    convert: isVhd(drive),
    convertedPath: renamed === undefined ? undefined : pathLiteral(renamed),
    differencing: drive.parentPath !== undefined && !isCheckpointDisk(drive),
    shared: known(drive.shared) === true,
  };
}

function dvdPath(drive: Drive, index: number, { add }: Parameters): string {
  const path = known(drive.path);
  return path === undefined
    ? add({ name: `Dvd${index}Path`, type: 'string', comment: `The image in DVD drive ${index}.` })
    : pathLiteral(path);
}

function diskNumber(drive: Drive, index: number, { add }: Parameters): string {
  const number = known(drive.physical);
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? String(number)
    : add({ name: `Disk${index}Number`, type: 'uint32', comment: `The host's number of disk ${index} (Get-Disk).` });
}

function isVhd(drive: Drive): boolean {
  return known(drive.format) === 'vhd';
}

/** The file of a checkpoint isn't the one that remains once the checkpoints are merged. */
function diskPath(drive: Drive, index: number, { add }: Parameters): string {
  const path = known(drive.path);
  if (path !== undefined && !/\.avhdx$/i.test(path)) {
    return pathLiteral(path);
  }
  const vhd = isVhd(drive);
  const merged = path === undefined ? '' : ' once its checkpoints are merged';
  return add({
    name: `Disk${index}Path`,
    type: 'string',
    comment: `The file of disk ${index}${merged}.${vhd ? '' : ' A .vhd has to be converted first (Convert-VHD).'}`,
    validation: vhd ? String.raw`ValidatePattern('\.vhd$')` : String.raw`ValidatePattern('\.vhd[xs]$')`,
  });
}

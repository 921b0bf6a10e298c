/** What a drive is, beside its place: its size, its parent, and whether it is a drive of the host itself. */
import type { Member, Node } from '../../languages/tree';
import { type Field, literal, mapField } from '../../machine/field';
import type { Drive } from '../../machine/machine';
import { readDvdMediaType, readPartitionStyle } from './enums';
import type { Properties } from './keys';
import { fieldOf, optionalField, readBoolean, readNumber, readSize, readText, valueIn } from './values';

export type DriveDetails = Pick<Drive, 'size' | 'physical' | 'shared' | 'parentPath' | 'partitionStyle'>;

export function readDriveDetails(properties: Properties<'drive'>, kind: Drive['kind']): DriveDetails {
  const path = valueIn(properties.get('Path'));
  if (kind === 'dvd') {
    return { physical: hostDrive(properties.get('DvdMediaType'), path) };
  }
  return {
    size: optionalField(properties.get('Size'), readSize),
    physical: diskNumber(properties.get('DiskNumber')) ?? physicalByPath(path, kind),
    shared: optionalField(properties.get('SupportPersistentReservations'), readBoolean),
    parentPath: optionalField(properties.get('ParentPath'), readText),
    partitionStyle: optionalField(properties.get('PartitionStyle'), readPartitionStyle),
  };
}

/** How a path names a drive of the host: a letter or a device (Set-VMDvdDrive), a disk with its number (Get-VMHardDiskDrive). */
const DVD_OF_HOST = /^(?:[a-z]:\\?|\\\\[.?]\\(?:cdrom\d+|[a-z]:))$/i;
const DISK_OF_HOST = /^(?:\\\\[.?]\\physicaldrive(\d{1,5})$|disk (\d{1,5}) [\d.,]{1,12} [kmgt]b\b)/i;

/** A drive of the host by what its path says. */
export function physicalByPath(path: Node | undefined, kind: Drive['kind']): Field<number | string> | undefined {
  if (path?.kind !== 'text') {
    return undefined;
  }
  if (kind === 'dvd') {
    return DVD_OF_HOST.test(path.value) ? literal(path.value, path) : undefined;
  }
  const [, device, shown] = DISK_OF_HOST.exec(path.value.slice(0, 100)) ?? [];
  const number = device ?? shown;
  return number === undefined ? undefined : literal(Number(number), path);
}

/** A DVD drive of the host: its media type says so, or its path. */
function hostDrive(type: Member | undefined, path: Node | undefined): Field<string | number> | undefined {
  const media = optionalField(type, readDvdMediaType);
  return media?.known === true && media.value === 'PassThrough'
    ? path?.kind === 'text'
      ? fieldOf(path, readText)
      : media
    : physicalByPath(path, 'dvd');
}

/** What stands for no disk where the number can't be null: the largest one that fits (TF). */
const NO_DISK = 2 ** 32 - 1;

function diskNumber(property: Member | undefined): Field<number> | undefined {
  const { kind } = valueIn(property) ?? {};
  const field = kind === 'number' || kind === 'text' ? optionalField(property, readNumber) : undefined;
  return field && mapField(field, number => (number === NO_DISK ? undefined : number));
}

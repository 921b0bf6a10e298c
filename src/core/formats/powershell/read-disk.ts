/** What a drive is, beside its place: its size, its parent, and whether it is a drive of the host itself. */
import type { Member, Node } from '../../languages/tree';
import { type Field, literal, mapField } from '../../machine/field';
import { hostDriveIn } from '../../machine/host-drives';
import type { Drive } from '../../machine/machine';
import { readDvdMediaType, readPartitionStyle } from './enums';
import type { Properties } from './properties';
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

/** A drive of the host by what its path says. */
export function physicalByPath(path: Node | undefined, kind: Drive['kind']): Field<number | string> | undefined {
  const drive = path?.kind === 'text' ? hostDriveIn(path.value, kind) : undefined;
  return path === undefined || drive === undefined ? undefined : literal(drive, path);
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

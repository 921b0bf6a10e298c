/** The disks and DVD drives of a machine, and its floppy drive among them. */
import type { Body, Node, Text } from '../../languages/tree';
import { CARRIED } from '../../machine/carried';
import { absent, type Field, known, type Listing, literal, type Unknown, unknown } from '../../machine/field';
import type { Drive, FloppyDrive, Generation } from '../../machine/machine';
import type { Place } from '../../text/place';
import type { PropertyName } from './aliases';
import { lineOfNode, lineOfPart, type ReadContext } from './context';
import { controllerOf, driveProperties, isDriveThatStays, isFloppyEntry } from './drive-properties';
import { type Entry, isListed, listEntries } from './lists';
import type { Properties } from './properties';
import { readCarried } from './read-carried';
import { physicalByPath, readDriveDetails } from './read-disk';
import { readFloppyDrive, readFloppyEntry } from './read-floppy';
import { fieldOf, isUnread, optionalField, readFlag, readNumber, readSize, readText, unread, valueIn } from './values';
import {
  type Bus,
  type ImageFormat,
  imageFormat,
  isFloppyImage,
  readBus,
  readBusText,
  readDriveKind,
  readImageFormat,
  wordOf,
} from './words';

/** Where drives stand in a machine, and what they are unless they say otherwise. */
const DRIVE_LISTS: readonly (readonly [PropertyName<'machine'>, Drive['kind']])[] = [
  ['VHDPath', 'disk'],
  ['HardDrives', 'disk'],
  ['IsoPath', 'dvd'],
  ['DVDDrives', 'dvd'],
];

export interface Drives {
  readonly drives: Listing<Drive>;
  readonly floppyDrive: FloppyDrive | undefined;
}

/** All drives of a machine. */
export function readDrives(
  context: ReadContext,
  machine: Properties<'machine'>,
  generation: Field<Generation>,
): Drives {
  const items: Drive[] = [];
  const exported = isListed(context, machine, 'HardDrives') && isListed(context, machine, 'DVDDrives');
  let unreadable: Unknown | undefined;
  const floppyDrives: FloppyDrive[] = [];
  // Beside the path of the one disk, as New-VM takes both.
  const size = optionalField(machine.get('VHDSize'), readSize);
  for (const [name, kind] of DRIVE_LISTS) {
    for (const property of machine.spellings(name)) {
      const { entries, hidden } = listEntries(valueIn(property), {
        scope: 'drive',
        emptyObject: context.dialect.emptyObject,
        path: name === 'VHDPath' || name === 'IsoPath',
        isNamed: isDriveThatStays,
        isText: context.dialect.absent === 'default' ? isDriveText : isExportedDrive,
      });
      unreadable ??= hidden;
      for (const entry of entries) {
        const drive = readEntry(context, entry, kind, generation);
        if (drive === 'floppy') {
          floppyDrives.push(readFloppyEntry(context, entry));
        } else {
          items.push(name === 'VHDPath' && size !== undefined ? { ...drive, size: drive.size ?? size } : drive);
          unreadable ??= unreadIn(drive);
        }
      }
    }
  }
  // All of them: in Generation 2 none may be left.
  const own = machine.spellings('FloppyDrive').map(property => readFloppyDrive(context, property));
  const [first, ...others] = [...own.flatMap(({ drive }) => drive ?? []), ...floppyDrives];
  unreadable ??= own.find(({ hidden }) => hidden !== undefined)?.hidden;
  const floppyDrive = others.length === 0 ? first : first && { ...first, others };
  return { drives: { items, complete: exported && unreadable === undefined, unreadable }, floppyDrive };
}

/**
 * What of a drive is there and can't be read, without which nobody knows where it is or what it is: it may be on IDE, or
 * a .vhd. That a path or a place is an expression changes nothing of what has to become of it.
 */
function unreadIn({ bus, number, location, path, pathText, format, node }: Drive): Unknown | undefined {
  const stated = bus?.known === false && bus.node !== node ? bus : undefined;
  const several = pathText !== undefined && SEVERAL_PATHS.test(pathText) ? path : undefined;
  const found = stated ?? several ?? [number, location, path, format].find(isUnread);
  return found?.node === undefined ? undefined : unread(found.node);
}

/** Paths of several drives in one text, as `-join` makes them: only the last one would count. */
const SEVERAL_PATHS =
  /[\s,;|]["']?(?:[a-z]:[\\/]|\\\\[^\\\s])|\.(?:a?vhdx?|vhds|iso|vfd)["']?\s{0,20}[,;|\n]\s{0,20}["']?[^\s"']/i;

/**
 * A path, the size of a disk to make, or a drive of the host. A word for yes says that there is one; in an export, words
 * that are no path are how PowerShell shows a drive.
 */
function isDriveText(node: Text): boolean {
  return readFlag(node) === undefined || readSize(node, '') !== undefined;
}

function isExportedDrive(node: Text): boolean {
  return (/[\\/:.]/.test(node.value) && readFlag(node) === undefined) || readSize(node, '') !== undefined;
}

function readEntry(
  context: ReadContext,
  entry: Entry,
  listed: Drive['kind'],
  generation: Field<Generation>,
): Drive | 'floppy' {
  if (entry.kind === 'text') {
    return isFloppyImage(entry.value) ? 'floppy' : readDriveText(context, entry, listed, generation);
  }
  const properties = driveProperties(entry);
  return isFloppyEntry(properties) ? 'floppy' : readDrive(context, entry, properties, listed, generation);
}

/** A drive that is no more than a text: the path of its image, or the size of a disk to make. */
function readDriveText(context: ReadContext, node: Text, listed: Drive['kind'], generation: Field<Generation>): Drive {
  const at = lineOfNode(context, node);
  const kind = wordOf(node, imageFormat) === 'iso' ? 'dvd' : listed;
  const size = readSize(node, '');
  return {
    kind,
    node,
    at,
    bus: absentBus(context, node, at, generation),
    ...(size === undefined
      ? {
          path: fieldOf(node, readText),
          pathText: node.value,
          format: formatOf(node),
          physical: physicalByPath(node, kind),
        }
      : { size: literal(size, node) }),
  };
}

function readDrive(
  context: ReadContext,
  node: Body,
  properties: Properties<'drive'>,
  listed: Drive['kind'],
  generation: Field<Generation>,
): Drive {
  const path = properties.get('Path');
  const controller = controllerOf(properties);
  const at = lineOfPart(context, node, controller.bus ?? controller.number ?? path);
  const bus = optionalField(controller.bus, readBus);
  const place = valueIn(controller.bus);
  const inText = wordOf(place, readBusText);
  const number = optionalField(controller.number, readNumber);
  const location = optionalField(properties.get('ControllerLocation'), readNumber);
  const pathField = optionalField(path, readText);
  const stated = optionalField(properties.get('Format'), readImageFormat);
  // A disk may be formatted as "NTFS", or its format be a number of another tool: then its file's name says it.
  const format = stated?.known === true ? stated : (formatOf(valueIn(path)) ?? stated);
  const kind = driveKind(properties, listed);
  const { size, physical, shared, parentPath, partitionStyle } = readDriveDetails(properties, kind);
  return {
    kind,
    node,
    at,
    bus: bus ?? absentBus(context, node, at, generation),
    number: number ?? placeField(place, inText?.number),
    location: location ?? placeField(place, inText?.location),
    path: pathField,
    pathText: wordOf(valueIn(path), text => text),
    format,
    size,
    physical,
    shared,
    parentPath,
    partitionStyle,
    carried: readCarried(properties, CARRIED['Set-VMHardDiskDrive'], context.dialect),
  };
}

function placeField(node: Node | undefined, value: number | undefined): Field<number> | undefined {
  return node === undefined || value === undefined ? undefined : literal(value, node);
}

function driveKind(properties: Properties<'drive'>, listed: Drive['kind']): Drive['kind'] {
  const path = valueIn(properties.get('Path'));
  const stated = wordOf(valueIn(properties.get('DeviceType')), readDriveKind);
  if (stated !== undefined && stated !== 'floppy') {
    return stated;
  }
  return path?.kind === 'text' && imageFormat(path.value) === 'iso' ? 'dvd' : listed;
}

/** The format by the file's extension, which stays readable where the path before it is an expression. */
function formatOf(path: Node | undefined): Field<ImageFormat> | undefined {
  const format = wordOf(path, imageFormat);
  return path === undefined || format === undefined ? undefined : literal(format, path);
}

/**
 * The bus where none is written: Hyper-V's cmdlets take IDE in Generation 1 and SCSI, the only one, in Generation 2.
 * Of an export, nothing is known of what it leaves out.
 */
function absentBus(context: ReadContext, node: Node, at: Place, generation: Field<Generation>): Field<Bus> {
  if (context.dialect.absent === 'not-exported') {
    return { ...unknown(node, 'not-exported'), at };
  }
  const stated = known(generation);
  return stated === undefined ? { ...unknown(node), at } : absent(stated === 1 ? 'ide' : 'scsi', at);
}

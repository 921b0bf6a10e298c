/** The disks, DVD drives and the floppy drive of a machine. */
import { nodeOf } from '../../languages/ref';
import type { Body, Member, Node, Text } from '../../languages/tree';
import { absent, type Field, known, type Listing, literal, type Unknown, unknown } from '../../machine/field';
import type { Drive, FloppyDrive, Generation } from '../../machine/machine';
import type { Place } from '../../text/place';
import type { PropertyName } from './aliases';
import { lineOfNode, lineOfPart, lineOfProperty, type ReadContext } from './context';
import { type Properties, plainKeyOf, propertiesOf, spellingsIn } from './keys';
import { physicalByPath, readDriveDetails } from './read-disk';
import {
  fieldOf,
  isTruncated,
  isUnresolved,
  optionalField,
  readNumber,
  readSize,
  readText,
  unreadable,
  valueIn,
} from './values';
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

/** All drives of a machine, whose object is `node`. */
export function readDrives(
  context: ReadContext,
  node: Body,
  machine: Properties<'machine'>,
  generation: Field<Generation>,
): Drives {
  const items: Drive[] = [];
  const exported = context.dialect.absent === 'default' || (machine.has('HardDrives') && machine.has('DVDDrives'));
  let cutOff: Unknown | undefined;
  // All of them: in Generation 2 none may be left.
  const floppyDrives = spellingsIn(node, 'machine', 'FloppyDrive').flatMap(
    property => readFloppyDrive(context, property) ?? [],
  );
  for (const [name, kind] of DRIVE_LISTS) {
    const { entries, hidden } = listEntries(valueIn(machine.get(name)), name === 'VHDPath' || name === 'IsoPath');
    cutOff ??= hidden;
    for (const entry of entries) {
      const drive = readEntry(context, entry, kind, generation);
      if (drive === 'floppy') {
        floppyDrives.push(readFloppyEntry(context, entry));
      } else {
        items.push(drive);
      }
    }
  }
  const [first, ...others] = floppyDrives;
  const floppyDrive = others.length === 0 ? first : first && { ...first, others };
  return { drives: { items, complete: exported && cutOff === undefined, cutOff }, floppyDrive };
}

export interface ListEntries {
  readonly entries: readonly (Body | Text)[];
  /** The first expression, or text that a depth limit cut off, behind which some of them stand, or all. */
  readonly hidden: Unknown | undefined;
}

const NO_ENTRIES: ListEntries = { entries: [], hidden: undefined };

/**
 * The parts that a property lists: an array, or one alone; null, an empty text and an empty array are none.
 * `path`: a text is the path of the one part, so a placeholder in it hides the path and not the list.
 */
export function listEntries(value: Node | undefined, path = false): ListEntries {
  if (value === undefined) {
    return NO_ENTRIES;
  }
  const isList = value.kind === 'list';
  const entries: (Body | Text)[] = [];
  let hidden: Unknown | undefined;
  for (const node of isList ? value.elements : [value]) {
    if (node.kind === 'body') {
      entries.push(node);
    } else if (node.kind === 'text') {
      if (isTruncated(node) || (!isList && !path && isUnresolved(node.value))) {
        hidden ??= unreadable(node);
      } else if (node.value.trim() !== '') {
        entries.push(node);
      }
    }
  }
  return { entries, hidden };
}

function readEntry(
  context: ReadContext,
  entry: Body | Text,
  listed: Drive['kind'],
  generation: Field<Generation>,
): Drive | 'floppy' {
  if (entry.kind === 'text') {
    return isFloppyImage(entry.value) ? 'floppy' : readDriveText(context, entry, listed, generation);
  }
  const properties = propertiesOf(entry, 'drive');
  const path = valueIn(properties.get('Path'));
  const isFloppy =
    wordOf(valueIn(properties.get('DeviceType')), readDriveKind) === 'floppy' ||
    (path?.kind === 'text' && isFloppyImage(path.value));
  return isFloppy ? 'floppy' : readDrive(context, entry, properties, listed, generation);
}

/** The property that states the bus of a drive; some write it as the drive's type. */
export function busProperty(properties: Properties<'drive'>): Member | undefined {
  const type = properties.get('DeviceType');
  return properties.get('ControllerType') ?? (wordOf(valueIn(type), readBusText) === undefined ? undefined : type);
}

/** Whether the bus property holds the controller's number: `"controller": 0` is no enumeration value. */
export function holdsControllerNumber(property: Member): boolean {
  return plainKeyOf(property) === 'controller' && readNumber(property.value) !== undefined;
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
  const stated = busProperty(properties);
  const at = lineOfPart(context, node, stated ?? path);
  const inController = stated !== undefined && holdsControllerNumber(stated) ? stated : undefined;
  const bus = stated === undefined || inController !== undefined ? undefined : optionalField(stated, readBus);
  const place = stated === undefined || inController !== undefined ? undefined : valueIn(stated);
  const inText = wordOf(place, readBusText);
  const number = optionalField(properties.get('ControllerNumber') ?? inController, readNumber);
  const location = optionalField(properties.get('ControllerLocation'), readNumber);
  const pathField = optionalField(path, readText);
  const format = optionalField(properties.get('Format'), readImageFormat) ?? formatOf(valueIn(path));
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

function readFloppyDrive(context: ReadContext, property: Member): FloppyDrive | undefined {
  const value = valueIn(property);
  if (value === undefined || (value.kind === 'boolean' && !value.value)) {
    return undefined;
  }
  const drive = value.kind === 'list' ? value.elements.find(element => element.kind !== 'null') : value;
  // A truncated drive is one of those that every Generation 1 machine has; the lists beside it say that all is cut off.
  if (drive === undefined || isTruncated(drive) || (drive.kind === 'text' && drive.value.trim() === '')) {
    return undefined;
  }
  const found = readFloppyEntry(context, drive, value, lineOfProperty(context, property));
  return found.medium === undefined && context.dialect.emptyFloppyDrive === 'ignored' ? undefined : found;
}

function readFloppyEntry(
  context: ReadContext,
  drive: Node,
  node: Node = drive,
  at: Place = lineOfNode(context, drive),
): FloppyDrive {
  const medium =
    drive.kind === 'body'
      ? optionalField(propertiesOf(drive, 'drive').get('Path'), readText)
      : drive.kind === 'text'
        ? fieldOf(drive, readText)
        : undefined;
  return { node, at, files: [], medium };
}

/** The places of a drive's fields that a conversion rewrites. */
export function pathNode(drive: Drive): Node | undefined {
  const node = nodeOf(drive.node);
  return node.kind === 'body' ? valueIn(propertiesOf(node, 'drive').get('Path')) : node;
}

/** What the properties of a drive say of which drive it is: its file, its controller, and whether Generation 2 has one like it. */
import { nodeOf } from '../../languages/ref';
import type { Body, Member, Node } from '../../languages/tree';
import type { Drive } from '../../machine/machine';
import { plainKeyOf, propertiesOf } from './keys';
import type { Entry } from './lists';
import type { Properties } from './properties';
import { physicalByPath, readDriveDetails } from './read-disk';
import { readNumber, valueIn } from './values';
import { isFloppyImage, readBusText, readDriveKind, wordOf } from './words';

/** The properties of a drive, those of its file among them where that is an object of its own. */
export function driveProperties(node: Body): Properties<'drive'> {
  const properties = propertiesOf(node, 'drive');
  const first = properties.get('Path');
  const path =
    valueIn(first) === undefined
      ? properties.spellings('Path').find(property => valueIn(property) !== undefined)
      : first;
  const value = valueIn(path);
  if (path === undefined || (value?.kind !== 'body' && path === first)) {
    return properties;
  }
  const image = value?.kind === 'body' ? propertiesOf(value, 'image') : undefined;
  const inImage = image?.has('Path')
    ? image.entries().filter(([name]) => name === 'Path' || !properties.has(name))
    : [];
  return properties.with([['Path', path], ...inImage]);
}

/** Whether Generation 2 has no such drive: a floppy among the drives, or a DVD drive of the host. */
export function isDriveThatGoes(entry: Entry): boolean {
  if (entry.kind === 'text') {
    return isFloppyImage(entry.value) || physicalByPath(entry, 'dvd') !== undefined;
  }
  const properties = driveProperties(entry);
  return isFloppyEntry(properties) || readDriveDetails(properties, 'dvd').physical !== undefined;
}

/** Of a map that they leave empty nobody would know that it was one. */
export function isDriveThatStays(part: Body): boolean {
  return !isDriveThatGoes(part);
}

export function isFloppyEntry(properties: Properties<'drive'>): boolean {
  const path = valueIn(properties.get('Path'));
  return (
    wordOf(valueIn(properties.get('DeviceType')), readDriveKind) === 'floppy' ||
    (path?.kind === 'text' && isFloppyImage(path.value))
  );
}

/** The properties that state the bus of a drive and the number of its controller. */
export interface DriveController {
  readonly bus: Member | undefined;
  readonly number: Member | undefined;
}

/**
 * Some write the bus as the drive's type; and `"controller": 0`, like SCVMM's `Bus` beside its `BusType`, is a number of
 * a controller and none of an enumeration.
 */
export function controllerOf(properties: Properties<'drive'>): DriveController {
  const first = properties.get('ControllerType');
  const number = properties.get('ControllerNumber');
  if (first !== undefined && !holdsControllerNumber(first, false)) {
    return { bus: first, number: number ?? otherNumber(properties, first) };
  }
  const type = properties.get('DeviceType');
  const bus = wordOf(valueIn(type), readBusText) === undefined ? undefined : type;
  return { bus, number: number ?? first };
}

function otherNumber(properties: Properties<'drive'>, bus: Member): Member | undefined {
  return properties.spellings('ControllerType').find(other => other !== bus && holdsControllerNumber(other, true));
}

function holdsControllerNumber(property: Member, beside: boolean): boolean {
  const value = valueIn(property);
  const isNumber = value !== undefined && readNumber(value) !== undefined;
  return isNumber && ['controller', ...(beside ? ['bus'] : [])].includes(plainKeyOf(property));
}

/** The places of a drive's fields that a conversion rewrites. */
export function pathNode(drive: Drive): Node | undefined {
  const node = nodeOf(drive.node);
  return node.kind === 'body' ? valueIn(driveProperties(node).get('Path')) : node;
}

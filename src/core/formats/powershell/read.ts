/** Reads a machine out of an object with the properties of Hyper-V's PowerShell objects, in whatever spelling. */
import type { Document } from '../../languages/language';
import type { Body, Member, Node } from '../../languages/tree';
import { isOnIde } from '../../machine/devices';
import { absent, type Field, known, unknown } from '../../machine/field';
import type { Firmware, Generation, VirtualMachine } from '../../machine/machine';
import type { Place } from '../../text/place';
import { beginningOf } from '../../text/place';
import { lineOfProperty, type ReadContext } from './context';
import type { Dialect } from './dialect';
import { saysSomething } from './evidence';
import { withInstallation } from './installation';
import { hasOthers, propertiesOf } from './keys';
import type { Properties } from './properties';
import { readNetworkAdapters } from './read-adapters';
import { namedAnswers } from './read-answers';
import { readCarriedOfMachine, readIntegrationServices } from './read-carried';
import { readComPorts, readDevice, readEmulatedDevices, readParts } from './read-devices';
import { readDrives } from './read-drives';
import { readFirmware, readSecurity } from './read-firmware';
import { readGuest } from './read-guest';
import {
  FIELDS,
  readCarriedSettings,
  readField,
  readMigrationCompatibility,
  readParentCheckpoint,
} from './read-settings';
import { settingsOf } from './settings';
import { isShared, settingsInCommon, takesGeneration } from './shared-settings';
import { cutBy, originOf } from './tool';
import { deviceInSettings, unreadDevice } from './unread-devices';
import { isUnresolved, optionalField, readGeneration, readNumber, readText, unread, valueIn } from './values';

/** The machines that some objects are. `leavesOpen`: which of them say nothing of their generation, also by leaving it out. */
export function* readMachines(
  document: Document,
  objects: Iterable<Body>,
  dialect: Dialect,
  leavesOpen?: (object: Body) => boolean,
): Generator<VirtualMachine> {
  const context: ReadContext = { text: document.text, dialect };
  let count = 0;
  for (const object of objects) {
    count += 1;
    const machine = readMachine(context, object, `VM ${count}`);
    const isOpen = leavesOpen?.(object) === true || (dialect.absent === 'default' && takesGeneration(object));
    yield isOpen ? leftOpen(machine) : machine;
  }
}

function leftOpen(machine: VirtualMachine): VirtualMachine {
  const { node, at } = machine;
  return { ...machine, generation: { ...unknown(node, 'not-exported'), at }, listedBy: 'home-made' };
}

function readMachine(context: ReadContext, node: Body, fallbackName: string): VirtualMachine {
  const { dialect } = context;
  const properties = propertiesOf(node, 'machine');
  const settings = settingsOf(node, properties);
  const at = machineSpan(context, node, properties);
  const origin = originOf(node);
  const stated = generationOf(context, node, properties, at);
  const { drives, floppyDrive } = readDrives(context, properties, stated);
  const networkAdapters = readNetworkAdapters(context, properties);
  const generation = hasLegacyHardware(properties, drives, networkAdapters) ? shownGeneration(stated) : stated;
  const firmware = readFirmware(context, settings, at);
  const name = nameOf(node, properties);
  const machine: VirtualMachine = {
    name: name ?? fallbackName,
    ...((name === undefined || (dialect.absent === 'default' && isToBeGiven(name))) && { nameIsUnknown: true }),
    node,
    at,
    generation,
    guest: readGuest(context, node, properties, drives, at),
    listedBy: origin.tool === 'hyper-v' ? undefined : origin.tool,
    drives: cutBy(origin, dialect.absent === 'default' ? withUnread(node, drives, at) : drives),
    networkAdapters: cutBy(origin, networkAdapters),
    firmware: cutBy(origin, origin.tool === 'hyper-v' || known(generation) !== 2 ? firmware : withoutBios(firmware)),
    security: readSecurity(context, settings, at),
    comPorts: readComPorts(context, properties),
    emulatedDevices: readEmulatedDevices(context, properties),
    scripts: [],
    companionFiles:
      dialect.absent === 'default' && hasOthers(node, properties) ? namedAnswers(context, node) : undefined,
    floppyDrive,
    configurationVersion: versionOf(properties.get('Version')),
    // Made of machine/settings/machine.ts by `npm run generate`: where these came of a loop, an analysis took twice as long.
    host: readField(settings, FIELDS.host),
    processorCount: readField(settings, FIELDS.processorCount),
    compatibilityForOlderOperatingSystems: readField(settings, FIELDS.compatibilityForOlderOperatingSystems),
    nestedVirtualization: readField(settings, FIELDS.nestedVirtualization),
    memoryStartup: readField(settings, FIELDS.memoryStartup),
    memoryMinimum: readField(settings, FIELDS.memoryMinimum),
    memoryMaximum: readField(settings, FIELDS.memoryMaximum),
    dynamicMemory: readField(settings, FIELDS.dynamicMemory),
    state: readField(settings, FIELDS.state),
    replicated: readField(settings, FIELDS.replicated),
    clustered: readField(settings, FIELDS.clustered),
    resourceMetering: readField(settings, FIELDS.resourceMetering),
    // Up to here.
    migrationCompatibility: readMigrationCompatibility(settings),
    remoteFxAdapter: readDevice(context, properties.get('RemoteFxAdapter')),
    keyStorageDrive:
      readDevice(context, properties.get('KeyStorageDrive')) ??
      readDevice(context, settings.security?.properties.get('KsdEnabled')),
    fibreChannelAdapters: readParts(context, properties.get('FibreChannelHostBusAdapters')),
    assignedDevices: readParts(context, properties.get('AssignedDevices')),
    parentCheckpoint: readParentCheckpoint(properties),
    settings: readCarriedSettings(properties),
    carried: readCarriedOfMachine(settings, dialect),
    integrationServices: readIntegrationServices(properties),
  };
  return withInstallation(machine, dialect);
}

/** With what stands under words that nobody reads, and which Generation 2 doesn't have: unknown, and never none. */
function withUnread(node: Body, drives: VirtualMachine['drives'], at: Place): VirtualMachine['drives'] {
  if (isShared(node)) {
    return { ...drives, complete: false, unreadable: { ...unknown(node, 'shared'), at } };
  }
  const isInstalled = drives.items.some(({ kind, size }) => kind === 'disk' && size === undefined);
  const common = settingsInCommon(node);
  const device = unreadDevice(node, isInstalled);
  const isInCommon = common !== undefined && deviceInSettings(common, isInstalled) !== undefined;
  if (device === undefined && !isInCommon) {
    return drives;
  }
  const unreadable = device === undefined ? { ...unknown(node, 'in-common'), at } : unread(device);
  return { ...drives, complete: false, unreadable: drives.unreadable ?? unreadable };
}

/** The line of a machine: its generation, else its name, else the brace that opens it. */
function machineSpan(
  context: ReadContext,
  node: Body,
  properties: Properties<'machine'> = propertiesOf(node, 'machine'),
): Place {
  const telling = properties.get('Generation') ?? properties.get('Name');
  return telling === undefined ? beginningOf(node) : lineOfProperty(context, telling);
}

/** Whether a tool puts something into a name, in which `$(x)` is as good as any other sign: a host has such names. */
function isToBeGiven(name: string): boolean {
  return isUnresolved(name) && isUnresolved(name.replaceAll('$(', ''));
}

/** The name that is written, also as a number; else the key in a map of machines. */
function nameOf(node: Body, properties: Properties<'machine'>): string | undefined {
  const value = valueIn(properties.get('Name'));
  if (value?.kind === 'number') {
    return readNumber(value)?.toString();
  }
  if (value?.kind === 'text' && value.value.trim() !== '') {
    return value.value;
  }
  return node.parent?.kind === 'member' && node.parent.key !== '' ? node.parent.key : undefined;
}

/** An export without the generation of a machine shows it by what only Generation 1 has. */
function shownGeneration(stated: Field<Generation>): Field<Generation> {
  return !stated.known && stated.because === 'not-exported'
    ? { known: true, value: 1, origin: 'inferred', at: stated.at, node: undefined }
    : stated;
}

function hasLegacyHardware(
  properties: Properties<'machine'>,
  drives: VirtualMachine['drives'],
  networkAdapters: VirtualMachine['networkAdapters'],
): boolean {
  return (
    valueIn(properties.get('FloppyDrive')) !== undefined ||
    drives.items.some(isOnIde) ||
    networkAdapters.items.some(({ legacy }) => known(legacy) === true)
  );
}

/** A tool that names these settings for every machine means nothing by them where there is no BIOS (WMI). */
function withoutBios(firmware: Firmware): Firmware {
  return { ...firmware, orders: firmware.orders.filter(({ generation }) => generation === 2), numLock: undefined };
}

/**
 * Where a definition states none it is 1, which New-VM has taken since there are two (CREATE, OVR). An export that
 * leaves it out says nothing of it.
 */
function generationOf(
  { dialect }: ReadContext,
  node: Body,
  properties: Properties<'machine'>,
  at: Place,
): Field<Generation> {
  const property = properties.get('Generation');
  if (property === undefined || (dialect.absent === 'not-exported' && !saysSomething(property))) {
    return dialect.absent === 'default' ? absent(1, at) : { ...unknown(node, 'not-exported'), at };
  }
  const value = valueIn(property) ?? property.value;
  const field = optionalField(property, readGeneration) ?? unknown(value);
  return field.known || (value.kind === 'text' && isUnresolved(value.value)) ? field : unknown(value, 'invalid');
}

/** A configuration version such as "9.0"; written as a number it has lost its zero. */
function versionOf(property: Member | undefined): Field<string> | undefined {
  const field = optionalField(property, readVersion);
  return field?.known === true ? field : undefined;
}

function readVersion(node: Node): string | undefined {
  const text = node.kind === 'number' ? String(node.value) : readText(node);
  const [, major, minor = '0'] = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text ?? '') ?? [];
  return major === undefined ? undefined : `${major}.${minor}`;
}

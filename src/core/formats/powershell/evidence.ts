/**
 * What tells a machine's definition from other JSON: a generation, or hardware that only Generation 1 has, beside
 * other properties of a machine. A key alone says little (cloud objects, toys and processors have a generation too),
 * so a property counts only with a value that it can have in Hyper-V.
 */

import type { Body, List, Member, Node } from '../../languages/tree';
import { recogniseGuest } from '../../machine/guests/recognise';
import type { PropertyName, Scope } from './aliases';
import { isDriveThatGoes } from './drive-properties';
import { isKeyOf, isSpellingOf, plainKeyOf, propertiesOf } from './keys';
import { listEntries } from './lists';
import type { Properties } from './properties';
import { WMI_GENERATION } from './tool';
import { isUnresolved, readFlag, readGeneration, readMemory, readNumber, saysNothing, valueIn } from './values';
import { imageFormat, readAdapterType, readBusText, readFirmwareWord, wordOf } from './words';

type Test = (node: Node, key: string) => boolean;

const isExpression: Test = node => node.kind === 'text' && isUnresolved(node.value);
const isText: Test = node => node.kind === 'text' && node.value !== '';
const isContainer: Test = node => node.kind === 'body' || node.kind === 'list';
const isFlag: Test = node => readFlag(node) !== undefined || isExpression(node, '');
const isCount: Test = node => readNumber(node) !== undefined || isExpression(node, '');
const isMemory: Test = (node, key) => readMemory(node, key) !== undefined || isExpression(node, key);
const isDrive: Test = (node, key) => isContainer(node, key) || isText(node, key);

/** Properties that only machines have. */
const HARDWARE: Partial<Record<PropertyName<'machine'>, Test>> = {
  ProcessorCount: isCount,
  Processor: isCount,
  MemoryStartup: isMemory,
  MemoryMaximum: isMemory,
  HardDrives: isDrive,
  DVDDrives: isDrive,
  FloppyDrive: isDrive,
  NetworkAdapters: isContainer,
  ComPort1: isDrive,
  ComPort2: isDrive,
  ComPorts: isContainer,
  Bios: isContainer,
  Firmware: (node, key) => isContainer(node, key) || wordOf(node, readFirmwareWord) !== undefined,
  Security: isContainer,
  EmulatedDevices: isContainer,
  VHDPath: isDrive,
  IsoPath: isDrive,
  LegacyNetworkAdapter: isFlag,
  SwitchName: isText,
  SecureBoot: isFlag,
  SecureBootTemplate: isText,
  StartupOrder: isContainer,
  TpmEnabled: isFlag,
  GuestOperatingSystem: isKnownGuest,
};

/** Properties that other things have as well; they count beside one that others don't. */
const COMMON: Partial<Record<PropertyName<'machine'>, Test>> = {
  Name: isText,
  Version: isText,
  Notes: isText,
  HostOperatingSystem: isText,
  Architecture: isText,
  BootOrder: isContainer,
  GuestOperatingSystem: isDrive,
};

/** A telephone has an operating system too, but none that a machine of Hyper-V runs. */
function isKnownGuest(node: Node): boolean {
  return node.kind === 'text' && recogniseGuest([{ kind: 'stated', text: node.value }])?.system !== undefined;
}

/** The properties for which an object is taken for a machine, the telling one first; undefined for what is none. */
export function machineEvidence(object: Body): readonly Member[] | undefined {
  const properties = propertiesOf(object, 'machine');
  if (properties.size < 3) {
    return undefined;
  }
  const stated = statedGeneration(properties);
  const telling = stated ?? legacyHardware(properties);
  if (stated === undefined && telling !== undefined && isOfSeveral(object, properties)) {
    return undefined;
  }
  if (telling === undefined || plainKeyOf(telling) === WMI_GENERATION) {
    return undefined;
  }
  // A key such as vmGeneration says by itself that it is a machine's.
  const says = /^(?:hyperv|hv)?vmgen/.test(plainKeyOf(telling));
  const others: Member[] = [];
  let tells = says;
  let lasting = 0;
  let lastingTells = says;
  for (const [name, property] of properties.entries()) {
    const value = valueIn(property);
    const isHardware = value !== undefined && HARDWARE[name]?.(value, property.key) === true;
    if (value === undefined || !(isHardware || COMMON[name]?.(value, property.key) === true)) {
      continue;
    }
    if (property !== telling) {
      others.push(property);
      tells ||= isHardware;
    }
    if (!mayGo(name, value)) {
      lasting += 1;
      lastingTells ||= isHardware;
    }
  }
  const isMachine = tells && others.length >= 2;
  return isMachine && lastingTells && lasting >= 2 ? [telling, ...others] : undefined;
}

const DEVICES = ['HardDrives', 'DVDDrives', 'NetworkAdapters'] as const;

/**
 * Whether devices stand beside the machines that have them, or say of several that they are theirs, as cmdlets list those
 * of all machines of a host: `{ "VMs": [...], "HardDiskDrives": [{ "VMName": "a" }, { "VMName": "b" }] }`.
 */
function isOfSeveral(object: Body, properties: Properties<'machine'>): boolean {
  const owners = DEVICES.flatMap(name => objectsOf(valueIn(properties.get(name)), 'drive')).map(ownerOf);
  return new Set(owners.filter(owner => owner !== undefined)).size > 1 || object.members.some(listsMachines);
}

function ownerOf(device: Body): string | undefined {
  const owner = valueIn(device.members.find(member => plainKeyOf(member) === 'vmname'));
  return owner?.kind === 'text' ? owner.value.toLowerCase() : undefined;
}

function listsMachines(member: Member): boolean {
  const value = isKeyOf('machine', member) ? undefined : valueIn(member);
  const [first] = value?.kind === 'list' ? value.elements : [];
  const generation = first?.kind === 'body' ? valueIn(propertiesOf(first, 'machine').get('Generation')) : undefined;
  return generation !== undefined && readGeneration(generation) !== undefined;
}

const ENOUGH_HARDWARE = 2;

/** Whether a property is there and says something: a list that was a table has an empty text where a cell was empty. */
export function saysSomething(property: Member | undefined): boolean {
  const value = valueIn(property);
  return value !== undefined && !saysNothing(value);
}

/** Whether an object that says no generation, or none that Hyper-V has, is a machine as it stands in a list beside some that do. */
export function isBesideMachines(object: Body): boolean {
  const { parent } = object;
  if (parent?.kind !== 'list') {
    return false;
  }
  const properties = propertiesOf(object, 'machine');
  if (properties.size <= ENOUGH_HARDWARE) {
    return false;
  }
  const name = valueIn(properties.get('Name'));
  const hardware = properties.entries().filter(([property, member]) => {
    const value = valueIn(member);
    return value !== undefined && HARDWARE[property]?.(value, member.key) === true;
  });
  const isLike = name?.kind === 'text' && hardware.length >= ENOUGH_HARDWARE;
  return isLike && saysGenerations(parent);
}

/** The same of those that say none: they leave it to what makes the machines. */
export function leavesGenerationOpen(object: Body): boolean {
  return !saysSomething(propertiesOf(object, 'machine').get('Generation')) && isBesideMachines(object);
}

const LISTS_WITH_GENERATIONS = new WeakMap<List, boolean>();

/** Whether a machine of a list says its generation: looked at once, however many don't. */
function saysGenerations(list: List): boolean {
  const isKnown =
    LISTS_WITH_GENERATIONS.get(list) ??
    list.elements.some(each => {
      const evidence = each.kind === 'body' ? machineEvidence(each) : undefined;
      return evidence !== undefined && !isEverybodys(evidence);
    });
  LISTS_WITH_GENERATIONS.set(list, isKnown);
  return isKnown;
}

/**
 * Whether a conversion may take a property out of the file: what goes must not be all that marks a machine, or nobody
 * would know the converted file again.
 */
function mayGo(name: PropertyName<'machine'>, value: Node): boolean {
  switch (name) {
    case 'FloppyDrive':
    case 'StartupOrder':
    case 'BootOrder':
    case 'Bios':
      return true;
    case 'ComPorts':
      return value.kind !== 'list';
    case 'HardDrives':
    case 'VHDPath':
    case 'DVDDrives':
    case 'IsoPath':
      return (value.kind === 'text' || value.kind === 'body') && isDriveThatGoes(value);
    default:
      return false;
  }
}

/** Whether that is hardware of any hypervisor: no generation tells. */
export function isEverybodys([telling]: readonly Member[]): boolean {
  return telling !== undefined && !isSpellingOf('machine', 'Generation', telling);
}

/** Whether an object of one of our own files holds anything of a machine. */
export function machineProperty(object: Body): Member | undefined {
  return object.members.find(property => isKeyOf('machine', property));
}

/** A generation as Hyper-V has them; any value under a key that says whose it is, or beside words that only Hyper-V has. */
function statedGeneration(properties: Properties<'machine'>): Member | undefined {
  const property = properties.get('Generation');
  const value = valueIn(property);
  if (property === undefined || value === undefined) {
    return undefined;
  }
  const certain = !isContainer(value, '') && (saysWhose(property) || ownWords(properties) >= ENOUGH_OWN_WORDS);
  return certain || readGeneration(value) !== undefined || isExpression(value, '') ? property : undefined;
}

/** A key such as vmGeneration says by itself that it is a machine's. */
function saysWhose(property: Member): boolean {
  return !['generation', 'gen'].includes(plainKeyOf(property));
}

const ENOUGH_OWN_WORDS = 3;

/** How New-VM and Set-VM call what other machines have under other names, and the files of Hyper-V's disks. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  ...['vmname', 'memorystartup', 'memorystartupbytes', 'startupmemory', 'processorcount', 'switchname', 'vmswitch'],
  ...['newvhdpath', 'newvhdsizebytes', 'dynamicmemoryenabled', 'automaticstartaction', 'checkpointtype'],
]);

function ownWords(properties: Properties<'machine'>): number {
  return properties
    .entries()
    .filter(
      ([, property]) => OWN_WORDS.has(plainKeyOf(property)) || wordOf(valueIn(property), readDiskFile) !== undefined,
    ).length;
}

function readDiskFile(text: string): string | undefined {
  return ['vhd', 'vhdx'].includes(imageFormat(text) ?? '') ? text : undefined;
}

/** The property that holds what only Generation 1 has. */
function legacyHardware(properties: Properties<'machine'>): Member | undefined {
  for (const [name, isLegacy] of LEGACY) {
    const property = properties.get(name);
    const value = valueIn(property);
    if (property !== undefined && value !== undefined && isLegacy(value)) {
      return property;
    }
  }
  return undefined;
}

const LEGACY: readonly (readonly [PropertyName<'machine'>, (value: Node) => boolean])[] = [
  ['Firmware', value => wordOf(value, readFirmwareWord) === 'bios'],
  ['FloppyDrive', value => isDrive(value, '') || readFlag(value) === true],
  ['LegacyNetworkAdapter', value => readFlag(value) === true],
  ['NetworkAdapters', value => objectsOf(value, 'adapter').some(isLegacyAdapter)],
  ['HardDrives', value => objectsOf(value, 'drive').some(isOnIde)],
  ['DVDDrives', value => objectsOf(value, 'drive').some(isOnIde)],
];

function objectsOf(value: Node | undefined, scope: Scope): Body[] {
  return listEntries(value, { scope }).entries.filter(entry => entry.kind === 'body');
}

function isLegacyAdapter(adapter: Body): boolean {
  const properties = propertiesOf(adapter, 'adapter');
  const flag = valueIn(properties.get('IsLegacy'));
  return (
    (flag !== undefined && readFlag(flag) === true) ||
    wordOf(valueIn(properties.get('AdapterType')), readAdapterType) === 'legacy'
  );
}

/** In small letters only the word alone counts: it is a mark by which the format is found before a file is parsed. */
function isOnIde(drive: Body): boolean {
  const properties = propertiesOf(drive, 'drive');
  return [properties.get('ControllerType'), properties.get('DeviceType')].some(property => {
    const text = wordOf(valueIn(property), word => (readBusText(word)?.bus === 'ide' ? word : undefined));
    return text !== undefined && (text.startsWith('IDE') || /^[Ii]de$/.test(text));
  });
}

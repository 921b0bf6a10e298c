/**
 * Where a machine's settings stand: in objects of their own, as our format has those of firmware and security and as
 * the cmdlets give those of processor and memory, or in the machine itself.
 */
import type { Body, Member, Node } from '../../languages/tree';
import { MACHINE_SETTINGS } from '../../machine/settings/machine';
import type { SettingTable } from '../../machine/settings/setting';
import type { PropertyName } from './aliases';
import { propertiesOf } from './keys';
import type { NamedProperties, Properties } from './properties';
import { isTruncated, valueIn } from './values';
import { innermost } from './wrapped';

type SettingScope = 'bios' | 'firmware' | 'security' | 'processor' | 'memory';

export interface SettingGroup<S extends SettingScope> {
  readonly object: Body;
  readonly properties: Properties<S>;
}

export interface Settings {
  readonly node: Body;
  readonly machine: Properties<'machine'>;
  readonly bios: SettingGroup<'bios'> | undefined;
  readonly firmware: SettingGroup<'firmware'> | undefined;
  readonly security: SettingGroup<'security'> | undefined;
  readonly processor: SettingGroup<'processor'> | undefined;
  readonly memory: SettingGroup<'memory'> | undefined;
  /** What stands in the place of a group of the firmware's settings and can't be read. */
  readonly unread: Node | undefined;
}

/** The groups of settings that a machine has. */
export function settingsOf(node: Body, machine: Properties<'machine'> = propertiesOf(node, 'machine')): Settings {
  const bios = groupOf(machine.get('Bios'), 'bios');
  const firmware = groupOf(machine.get('Firmware'), 'firmware');
  const security = groupOf(machine.get('Security'), 'security');
  return {
    node,
    machine,
    bios,
    firmware,
    security,
    unread:
      (bios === undefined ? unreadGroup(machine.get('Bios')) : undefined) ??
      (firmware === undefined ? unreadGroup(machine.get('Firmware')) : undefined) ??
      (security === undefined ? unreadGroup(machine.get('Security')) : undefined),
    processor: groupOf(machine.get('Processor') ?? machine.get('ProcessorCount'), 'processor'),
    memory: groupOf(machine.get('MemoryStartup'), 'memory'),
  };
}

/** A text is a word for the firmware, or says nothing: what is cut off is neither. */
function unreadGroup(property: Member | undefined): Node | undefined {
  const value = valueIn(property);
  const isEmpty = value?.kind === 'list' && value.elements.length === 0;
  return value === undefined || isEmpty || (value.kind === 'text' && !isTruncated(value)) ? undefined : value;
}

/** An object, also as the only one of a list. */
function groupOf<S extends SettingScope>(property: Member | undefined, scope: S): SettingGroup<S> | undefined {
  const value = valueIn(property);
  const only = value?.kind === 'list' ? (value.elements.length === 1 ? value.elements[0] : undefined) : value;
  const object = only && innermost(only);
  return object?.kind === 'body' ? { object, properties: propertiesOf(object, scope) } : undefined;
}

type FirmwareSettingName =
  | 'SecureBoot'
  | 'SecureBootTemplate'
  | 'BootOrder'
  | 'PreferredNetworkBootProtocol'
  | 'ConsoleMode'
  | 'StartupOrder'
  | 'BootDevice'
  | 'NumLockEnabled'
  | 'TpmEnabled'
  | 'Shielded';

export type SettingName = FirmwareSettingName | keyof typeof MACHINE_SETTINGS;

type Group = 'machine' | SettingScope;
type Place = { readonly [G in Group]: readonly [group: G, name: PropertyName<G>] }[Group];

/** In the machine itself, and in an object that the cmdlets give. */
function placesOf<T extends SettingTable>(table: T): Readonly<Record<keyof T, readonly Place[]>> {
  const places = Object.entries(table).map(([name, { grouped }]) => [
    name,
    [['machine', name], ...(grouped === undefined ? [] : [[grouped.in, grouped.as]])],
  ]);
  return Object.fromEntries(places) as Record<keyof T, readonly Place[]>;
}

/** The places of a setting, the most telling first. */
const PLACES: Readonly<Record<SettingName, readonly Place[]>> = {
  ...placesOf(MACHINE_SETTINGS),
  SecureBoot: [
    ['firmware', 'SecureBoot'],
    ['security', 'SecureBoot'],
    ['machine', 'SecureBoot'],
  ],
  SecureBootTemplate: placesIn('firmware', 'SecureBootTemplate'),
  BootOrder: placesIn('firmware', 'BootOrder'),
  PreferredNetworkBootProtocol: placesIn('firmware', 'PreferredNetworkBootProtocol'),
  ConsoleMode: placesIn('firmware', 'ConsoleMode'),
  StartupOrder: placesIn('bios', 'StartupOrder'),
  BootDevice: [['machine', 'BootDevice']],
  NumLockEnabled: placesIn('bios', 'NumLockEnabled'),
  TpmEnabled: placesIn('security', 'TpmEnabled'),
  Shielded: placesIn('security', 'Shielded'),
  ProcessorCount: [
    ['machine', 'ProcessorCount'],
    ['processor', 'Count'],
    ['machine', 'Processor'],
  ],
  MemoryStartup: [
    ['memory', 'Startup'],
    ['machine', 'MemoryStartup'],
  ],
};

/** A setting of a group that some write into the machine itself, under the same name. */
function placesIn<G extends 'firmware' | 'bios' | 'security'>(
  group: G,
  name: PropertyName<G> & PropertyName<'machine'>,
): readonly Place[] {
  return [[group, name] as unknown as Place, ['machine', name]];
}

function propertiesAt(settings: Settings, [group]: Place): NamedProperties | undefined {
  return group === 'machine' ? settings.machine : settings[group]?.properties;
}

/** The property that holds a setting: that in the most telling place; one that holds a group of settings at last. */
export function findSetting(settings: Settings, name: SettingName): Member | undefined {
  let group: Member | undefined;
  for (const place of PLACES[name]) {
    const property = propertiesAt(settings, place)?.get(place[1]);
    if (property !== undefined && !isGroup(settings, property)) {
      return property;
    }
    group ??= property;
  }
  return group;
}

function isGroup({ processor, memory }: Settings, property: Member): boolean {
  const value = property.value.kind === 'body' ? valueIn(property) : undefined;
  return value !== undefined && (value === processor?.object || value === memory?.object);
}

/** All properties that hold a setting, in whatever place and spelling; those in the most telling place first. */
export function settingsNamed(settings: Settings, name: SettingName): readonly Member[] {
  return PLACES[name].flatMap(place => {
    const properties = propertiesAt(settings, place);
    return properties === undefined ? [] : properties.spellings(place[1]);
  });
}

/**
 * Where a machine's settings stand: in objects of their own, as our format has those of firmware and security and as
 * the cmdlets give those of processor and memory, or in the machine itself.
 */
import type { Body, Member } from '../../languages/tree';
import { type Properties, propertiesOf } from './keys';
import { valueIn } from './values';

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
}

/** The groups of settings that a machine has. */
export function settingsOf(node: Body, machine: Properties<'machine'> = propertiesOf(node, 'machine')): Settings {
  return {
    node,
    machine,
    bios: groupOf(machine.get('Bios'), 'bios'),
    firmware: groupOf(machine.get('Firmware'), 'firmware'),
    security: groupOf(machine.get('Security'), 'security'),
    processor: groupOf(machine.get('Processor') ?? machine.get('ProcessorCount'), 'processor'),
    memory: groupOf(machine.get('MemoryStartup'), 'memory'),
  };
}

function groupOf<S extends SettingScope>(property: Member | undefined, scope: S): SettingGroup<S> | undefined {
  const object = valueIn(property);
  return object?.kind === 'body' ? { object, properties: propertiesOf(object, scope) } : undefined;
}

export type SettingName =
  | 'SecureBoot'
  | 'SecureBootTemplate'
  | 'BootOrder'
  | 'PreferredNetworkBootProtocol'
  | 'ConsoleMode'
  | 'StartupOrder'
  | 'BootDevice'
  | 'NumLockEnabled'
  | 'TpmEnabled'
  | 'Shielded'
  | 'ProcessorCount'
  | 'CompatibilityForOlderOperatingSystemsEnabled'
  | 'CompatibilityForMigrationEnabled'
  | 'CompatibilityForMigrationMode'
  | 'ExposeVirtualizationExtensions'
  | 'MemoryStartup'
  | 'MemoryMinimum'
  | 'MemoryMaximum'
  | 'DynamicMemoryEnabled';

/** The property that holds a setting: that in the most telling place, where it stands in several. */
const PLACES: { readonly [N in SettingName]: (settings: Settings) => Member | undefined } = {
  SecureBoot: ({ firmware, security, machine }) =>
    firmware?.properties.get('SecureBoot') ?? security?.properties.get('SecureBoot') ?? machine.get('SecureBoot'),
  SecureBootTemplate: ({ firmware, machine }) =>
    firmware?.properties.get('SecureBootTemplate') ?? machine.get('SecureBootTemplate'),
  BootOrder: ({ firmware, machine }) => firmware?.properties.get('BootOrder') ?? machine.get('BootOrder'),
  PreferredNetworkBootProtocol: ({ firmware, machine }) =>
    firmware?.properties.get('PreferredNetworkBootProtocol') ?? machine.get('PreferredNetworkBootProtocol'),
  ConsoleMode: ({ firmware, machine }) => firmware?.properties.get('ConsoleMode') ?? machine.get('ConsoleMode'),
  StartupOrder: ({ bios, machine }) => bios?.properties.get('StartupOrder') ?? machine.get('StartupOrder'),
  BootDevice: ({ machine }) => machine.get('BootDevice'),
  NumLockEnabled: ({ bios, machine }) => bios?.properties.get('NumLockEnabled') ?? machine.get('NumLockEnabled'),
  TpmEnabled: ({ security, machine }) => security?.properties.get('TpmEnabled') ?? machine.get('TpmEnabled'),
  Shielded: ({ security, machine }) => security?.properties.get('Shielded') ?? machine.get('Shielded'),
  ProcessorCount: ({ processor, machine }) =>
    scalar(machine.get('ProcessorCount')) ??
    processor?.properties.get('Count') ??
    machine.get('Processor') ??
    machine.get('ProcessorCount'),
  CompatibilityForOlderOperatingSystemsEnabled: ({ processor, machine }) =>
    machine.get('CompatibilityForOlderOperatingSystemsEnabled') ??
    processor?.properties.get('CompatibilityForOlderOperatingSystemsEnabled'),
  CompatibilityForMigrationEnabled: ({ processor, machine }) =>
    machine.get('CompatibilityForMigrationEnabled') ?? processor?.properties.get('CompatibilityForMigrationEnabled'),
  CompatibilityForMigrationMode: ({ processor, machine }) =>
    machine.get('CompatibilityForMigrationMode') ?? processor?.properties.get('CompatibilityForMigrationMode'),
  ExposeVirtualizationExtensions: ({ processor, machine }) =>
    machine.get('ExposeVirtualizationExtensions') ?? processor?.properties.get('ExposeVirtualizationExtensions'),
  MemoryStartup: ({ memory, machine }) => memory?.properties.get('Startup') ?? machine.get('MemoryStartup'),
  MemoryMinimum: ({ memory, machine }) => machine.get('MemoryMinimum') ?? memory?.properties.get('Minimum'),
  MemoryMaximum: ({ memory, machine }) => machine.get('MemoryMaximum') ?? memory?.properties.get('Maximum'),
  DynamicMemoryEnabled: ({ memory, machine }) =>
    machine.get('DynamicMemoryEnabled') ?? memory?.properties.get('DynamicMemoryEnabled'),
};

/** A property that holds a value and no group of settings. */
function scalar(property: Member | undefined): Member | undefined {
  return property?.value.kind === 'body' ? undefined : property;
}

/** The property that holds a setting, wherever it stands. */
export function findSetting(settings: Settings, name: SettingName): Member | undefined {
  return PLACES[name](settings);
}

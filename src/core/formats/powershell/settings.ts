/**
 * Where a machine's firmware and security settings stand: in objects of their own, as our format has them, or in the
 * machine itself, as in a projection or a home-made list.
 */
import type { JsonObject, JsonProperty } from '../../text/tree';
import { type Properties, propertiesOf } from './keys';
import { valueIn } from './values';

type SettingScope = 'bios' | 'firmware' | 'security';

export interface SettingGroup<S extends SettingScope> {
  readonly object: JsonObject;
  readonly properties: Properties<S>;
}

export interface Settings {
  readonly node: JsonObject;
  readonly machine: Properties<'machine'>;
  readonly bios: SettingGroup<'bios'> | undefined;
  readonly firmware: SettingGroup<'firmware'> | undefined;
  readonly security: SettingGroup<'security'> | undefined;
}

/** The groups of settings that a machine has. */
export function settingsOf(node: JsonObject, machine: Properties<'machine'> = propertiesOf(node, 'machine')): Settings {
  return {
    node,
    machine,
    bios: groupOf(machine.get('Bios'), 'bios'),
    firmware: groupOf(machine.get('Firmware'), 'firmware'),
    security: groupOf(machine.get('Security'), 'security'),
  };
}

function groupOf<S extends SettingScope>(property: JsonProperty | undefined, scope: S): SettingGroup<S> | undefined {
  const object = valueIn(property);
  return object?.type === 'object' ? { object, properties: propertiesOf(object, scope) } : undefined;
}

export type SettingName =
  | 'SecureBoot'
  | 'SecureBootTemplate'
  | 'BootOrder'
  | 'PreferredNetworkBootProtocol'
  | 'ConsoleMode'
  | 'StartupOrder'
  | 'NumLockEnabled'
  | 'TpmEnabled'
  | 'Shielded';

/** The property that holds a setting: that in the most telling place, where it stands in several. */
const PLACES: { readonly [N in SettingName]: (settings: Settings) => JsonProperty | undefined } = {
  SecureBoot: ({ firmware, security, machine }) =>
    firmware?.properties.get('SecureBoot') ?? security?.properties.get('SecureBoot') ?? machine.get('SecureBoot'),
  SecureBootTemplate: ({ firmware, machine }) =>
    firmware?.properties.get('SecureBootTemplate') ?? machine.get('SecureBootTemplate'),
  BootOrder: ({ firmware, machine }) => firmware?.properties.get('BootOrder') ?? machine.get('BootOrder'),
  PreferredNetworkBootProtocol: ({ firmware, machine }) =>
    firmware?.properties.get('PreferredNetworkBootProtocol') ?? machine.get('PreferredNetworkBootProtocol'),
  ConsoleMode: ({ firmware, machine }) => firmware?.properties.get('ConsoleMode') ?? machine.get('ConsoleMode'),
  StartupOrder: ({ bios, machine }) => bios?.properties.get('StartupOrder') ?? machine.get('StartupOrder'),
  NumLockEnabled: ({ bios, machine }) => bios?.properties.get('NumLockEnabled') ?? machine.get('NumLockEnabled'),
  TpmEnabled: ({ security, machine }) => security?.properties.get('TpmEnabled') ?? machine.get('TpmEnabled'),
  Shielded: ({ security, machine }) => security?.properties.get('Shielded') ?? machine.get('Shielded'),
};

/** The property that holds a setting, wherever it stands. */
export function findSetting(settings: Settings, name: SettingName): JsonProperty | undefined {
  return PLACES[name](settings);
}

/** What an export tells of a machine as it stands on its host, and the settings that a machine in its place gets as well. */
import type { Member, Node, Text } from '../../languages/tree';
import { type Field, known, mapField } from '../../machine/field';
import type { CarriedSettings, VirtualMachine } from '../../machine/machine';
import { KEPT_SETTINGS, type KeptFields, MACHINE_SETTINGS, type MachineFields } from '../../machine/settings/machine';
import type { Setting } from '../../machine/settings/setting';
import { readMigrationMode } from './enums';
import { readerOf } from './kinds';
import type { Properties } from './properties';
import { findSetting, type SettingName, type Settings } from './settings';
import { isUnresolved, optionalField, readBoolean, readText } from './values';
import { imageFormat } from './words';

/** A setting that is a field of its own, and how it is read. */
interface FieldReader<T, N extends string> {
  readonly name: N;
  readonly reader: (node: Node, key: string) => T | undefined;
}

type ReadersOf<F, N extends string> = {
  readonly [K in keyof F]-?: FieldReader<NonNullable<F[K]> extends Field<infer T> ? T : never, N>;
};

function readersOf<F, N extends string>(table: Readonly<Record<N, Setting>>): ReadersOf<F, N> {
  const readers = Object.entries<Setting>(table).flatMap(([name, setting]) =>
    setting.field === undefined ? [] : [[setting.field, { name, reader: readerOf(setting) }]],
  );
  return Object.fromEntries(readers) as ReadersOf<F, N>;
}

export const FIELDS = readersOf<MachineFields, keyof typeof MACHINE_SETTINGS>(MACHINE_SETTINGS);
const KEPT = Object.entries(readersOf<KeptFields, keyof typeof KEPT_SETTINGS>(KEPT_SETTINGS));

export function readField<T>(settings: Settings, { name, reader }: FieldReader<T, SettingName>): Field<T> | undefined {
  return optionalField(findSetting(settings, name), reader);
}

/** The checkpoint that the machine's disks continue, by its name or its id. */
export function readParentCheckpoint(machine: Properties<'machine'>): Field<string> | undefined {
  return checkpointOf(machine.get('ParentSnapshotName')) ?? checkpointOf(machine.get('ParentSnapshotId'));
}

/** With the mode of a cluster where one is stated: without it the set is the small one (DPC). */
export function readMigrationCompatibility(settings: Settings): VirtualMachine['migrationCompatibility'] {
  const enabled = optionalField(findSetting(settings, 'CompatibilityForMigrationEnabled'), readBoolean);
  const mode = optionalField(findSetting(settings, 'CompatibilityForMigrationMode'), readMigrationMode);
  return known(enabled) === true && mode !== undefined
    ? mode
    : enabled && mapField(enabled, isOn => (isOn ? 'minimum' : 'off'));
}

/** Some write an id of zeros where there is none. */
function checkpointOf(property: Member | undefined): Field<string> | undefined {
  const field = optionalField(property, readText);
  return /^[{}0-]+$/.test(known(field) ?? '') ? undefined : field;
}

/** Undefined where the machine states none of them. */
export function readCarriedSettings(machine: Properties<'machine'>): CarriedSettings | undefined {
  const path = folderOf(machine.get('Path'), machine.get('Name'));
  let found: Record<string, Field<string | number>> | undefined = path && { path };
  for (const [key, { name, reader }] of KEPT) {
    const field = optionalField<string | number>(machine.get(name), reader);
    if (field !== undefined) {
      found ??= {};
      found[key] = field;
    }
  }
  return found;
}

/** A home-made machine may have the path of its disk there. */
function folderOf(property: Member | undefined, name: Member | undefined): Field<string> | undefined {
  const field = optionalField(
    property,
    node => readText(node) ?? (isOwnFolder(node, name?.value) ? node.value : undefined),
  );
  return (
    field && mapField(field, path => (['vhd', 'vhdx', 'iso'].includes(imageFormat(path) ?? '') ? undefined : path))
  );
}

/** A folder that is called as the machine: names are texts, and what looks like an expression in one is none. */
function isOwnFolder(node: Node, name: Node | undefined): node is Text {
  if (node.kind !== 'text' || name?.kind !== 'text' || name.value === '' || !node.value.endsWith(name.value)) {
    return false;
  }
  const above = node.value.slice(0, -name.value.length);
  return /[\\/]$/.test(above) && !isUnresolved(above);
}

/** What an export tells of a machine as it stands on its host, and the settings that a machine in its place gets as well. */
import type { Member, Node, Text } from '../../languages/tree';
import { type Field, known, mapField } from '../../machine/field';
import type { CarriedSettings, VirtualMachine } from '../../machine/machine';
import {
  readCheckpointType,
  readMigrationMode,
  readReplicated,
  readStartAction,
  readState,
  readStopAction,
} from './enums';
import type { Properties } from './keys';
import { findSetting, type Settings } from './settings';
import { isUnresolved, optionalField, readBoolean, readNumber, readText } from './values';
import { imageFormat } from './words';

export function readStanding(machine: Properties<'machine'>) {
  return {
    state: optionalField(machine.get('State'), readState),
    parentCheckpoint: checkpointOf(machine.get('ParentSnapshotName')) ?? checkpointOf(machine.get('ParentSnapshotId')),
    replicated: optionalField(machine.get('ReplicationState'), readReplicated),
    clustered: optionalField(machine.get('IsClustered'), readBoolean),
    resourceMetering: optionalField(machine.get('ResourceMeteringEnabled'), readBoolean),
  } satisfies Partial<VirtualMachine>;
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
  const notes = optionalField(machine.get('Notes'), readText);
  const path = folderOf(machine.get('Path'), machine.get('Name'));
  const automaticStartAction = optionalField(machine.get('AutomaticStartAction'), readStartAction);
  const automaticStartDelay = optionalField(machine.get('AutomaticStartDelay'), readNumber);
  const automaticStopAction = optionalField(machine.get('AutomaticStopAction'), readStopAction);
  const checkpointType = optionalField(machine.get('CheckpointType'), readCheckpointType);
  const stated = notes ?? path ?? automaticStartAction ?? automaticStartDelay ?? automaticStopAction ?? checkpointType;
  return stated === undefined
    ? undefined
    : { notes, path, automaticStartAction, automaticStartDelay, automaticStopAction, checkpointType };
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

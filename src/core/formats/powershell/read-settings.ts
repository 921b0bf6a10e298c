/** What an export tells of a machine as it stands on its host, and the settings that a machine in its place gets as well. */
import { type Field, known, mapField } from '../../machine/field';
import type { CarriedSettings, VirtualMachine } from '../../machine/machine';
import type { JsonProperty } from '../../text/tree';
import { readCheckpointType, readReplicated, readStartAction, readState, readStopAction } from './enums';
import type { Properties } from './keys';
import { optional, optionalField, readFlag, readNumber, readText } from './values';
import { imageFormat } from './words';

type Standing = Pick<VirtualMachine, 'state' | 'parentCheckpoint' | 'replicated' | 'clustered' | 'resourceMetering'>;

export function readStanding(machine: Properties<'machine'>): Standing {
  return {
    ...optional('state', optionalField(machine.get('State'), readState)),
    ...optional(
      'parentCheckpoint',
      checkpointOf(machine.get('ParentSnapshotName')) ?? checkpointOf(machine.get('ParentSnapshotId')),
    ),
    ...optional('replicated', optionalField(machine.get('ReplicationState'), readReplicated)),
    ...optional('clustered', optionalField(machine.get('IsClustered'), readFlag)),
    ...optional('resourceMetering', optionalField(machine.get('ResourceMeteringEnabled'), readFlag)),
  };
}

/** Some write an id of zeros where there is none. */
function checkpointOf(property: JsonProperty | undefined): Field<string> | undefined {
  const field = optionalField(property, readText);
  return /^[{}0-]+$/.test(known(field) ?? '') ? undefined : field;
}

/** Undefined where the machine states none of them. */
export function readCarriedSettings(machine: Properties<'machine'>): CarriedSettings | undefined {
  const settings: CarriedSettings = {
    ...optional('notes', optionalField(machine.get('Notes'), readText)),
    ...optional('path', folderOf(machine.get('Path'))),
    ...optional('automaticStartAction', optionalField(machine.get('AutomaticStartAction'), readStartAction)),
    ...optional('automaticStartDelay', optionalField(machine.get('AutomaticStartDelay'), readNumber)),
    ...optional('automaticStopAction', optionalField(machine.get('AutomaticStopAction'), readStopAction)),
    ...optional('checkpointType', optionalField(machine.get('CheckpointType'), readCheckpointType)),
  };
  return Object.keys(settings).length === 0 ? undefined : settings;
}

/** A home-made machine may have the path of its disk there. */
function folderOf(property: JsonProperty | undefined): Field<string> | undefined {
  const field = optionalField(property, readText);
  return (
    field && mapField(field, path => (['vhd', 'vhdx', 'iso'].includes(imageFormat(path) ?? '') ? undefined : path))
  );
}

/** Hyper-V's enumerations, which ConvertTo-Json writes as numbers and people as names (PS, CVM, TF). */
import type { Node } from '../../languages/tree';
import type { SecureBootTemplate } from '../../machine/guests/catalogue';
import type { VirtualMachineState } from '../../machine/machine';
import { plainKey } from './keys';
import { isUnresolved, readFlag, readNumber, readText } from './values';

type Reader<T> = (node: Node) => T | undefined;

/** Longer texts are no names. */
const LONGEST_NAME = 40;

function nameOf(node: Node): string | undefined {
  const isName = node.kind === 'text' && node.value.length <= LONGEST_NAME && !isUnresolved(node.value);
  return isName ? plainKey(node.value) : undefined;
}

/** Reads a value of an enumeration by its number, also as text, or by its name; gives the name as Hyper-V spells it. */
export function enumReader<Name extends string>(names: Readonly<Record<number, Name>>): Reader<Name> {
  const byNumber = new Map(Object.entries(names).map(([number, name]) => [Number(number), name]));
  const byName = new Map(Object.values<Name>(names).map(name => [plainKey(name), name]));
  return node => byNumber.get(readNumber(node) ?? -1) ?? byName.get(nameOf(node) ?? '');
}

export const readConsoleMode = enumReader({ 0: 'Default', 1: 'COM1', 2: 'COM2', 3: 'None' });
/** No source has the numbers. */
export const readMigrationMode: Reader<'minimum' | 'common'> = node => MIGRATION_MODES.get(nameOf(node) ?? '');
const MIGRATION_MODES: ReadonlyMap<string, 'minimum' | 'common'> = new Map([
  ['minimumfeatureset', 'minimum'],
  ['commonclusterfeatureset', 'common'],
]);
export const readDvdMediaType = enumReader({ 0: 'None', 1: 'ISO', 2: 'PassThrough' });
/** In PowerShell IPv4 is 0; in WMI 4096 (WMI). */
export const readNetworkProtocol = enumReader({ 0: 'IPv4', 1: 'IPv6', 4096: 'IPv4', 4097: 'IPv6' });
/** The numbers of Get-Disk. */
export const PARTITION_STYLES = { mbr: 1, gpt: 2 } as const;
export const readPartitionStyle = enumReader({ [PARTITION_STYLES.mbr]: 'mbr', [PARTITION_STYLES.gpt]: 'gpt' } as const);

/** VMState by its names: those of which memory is in use or saved, and all others. */
const STATES: ReadonlyMap<string, VirtualMachineState> = new Map([
  ...['off', 'offcritical'].map(name => [name, 'off'] as const),
  ...['running', 'runningcritical'].map(name => [name, 'running'] as const),
  ...['saved', 'savedcritical', 'fastsaved', 'fastsavedcritical'].map(name => [name, 'saved'] as const),
  ...['paused', 'pausedcritical'].map(name => [name, 'paused'] as const),
  ...['starting', 'stopping', 'saving', 'pausing', 'resuming', 'other', 'reset', 'hibernated'].map(
    name => [name, 'other'] as const,
  ),
]);

const STATE_NUMBERS: ReadonlyMap<number, VirtualMachineState> = new Map([
  [2, 'running'],
  [3, 'off'],
  [6, 'saved'],
  [9, 'paused'],
  [32779, 'saved'],
  // The same while the host does not reach the files of the machine.
  [32785, 'running'],
  [32786, 'off'],
  [32788, 'saved'],
  [32789, 'paused'],
  [32795, 'saved'],
]);

export const readState: Reader<VirtualMachineState> = node => {
  const number = readNumber(node);
  return number === undefined ? STATES.get(nameOf(node) ?? '') : (STATE_NUMBERS.get(number) ?? 'other');
};

/** VMReplicationState and VMReplicationMode by their names: whether the machine has a replica. */
const REPLICATION: ReadonlyMap<string, boolean> = new Map([
  ...['disabled', 'none', 'notapplicable'].map(name => [name, false] as const),
  ...['readyforinitialreplication', 'initialreplicationinprogress', 'waitingforinitialreplication'].map(
    name => [name, true] as const,
  ),
  ...['replicating', 'preparedforfailover', 'failedoverwaitingcompletion', 'failedover', 'suspended', 'error'].map(
    name => [name, true] as const,
  ),
  ...['waitingforstartresynchronize', 'resynchronizing', 'resynchronizesuspended', 'recoveryinprogress'].map(
    name => [name, true] as const,
  ),
  ...['failbackinprogress', 'failbackcomplete', 'waitingforupdatecompletion', 'updateerror'].map(
    name => [name, true] as const,
  ),
  ...['waitingforrepurposecompletion', 'preparedforsyncreplication', 'preparedforgroupreversereplication'].map(
    name => [name, true] as const,
  ),
  ...['firedrillinprogress', 'primary', 'replica', 'testreplica', 'extendedreplica'].map(name => [name, true] as const),
]);

/** Whether a machine has a replica: by its ReplicationState or ReplicationMode, of which 0 is none, or by a flag. */
export const readReplicated: Reader<boolean> = node => {
  const number = readNumber(node);
  return number === undefined ? (REPLICATION.get(nameOf(node) ?? '') ?? readFlag(node)) : number !== 0;
};

/** The ids of the Secure Boot templates, which Set-VMFirmware takes as well, and WMI and HCS alone (OVMM). */
export const TEMPLATE_IDS: Readonly<Record<SecureBootTemplate, string>> = {
  MicrosoftWindows: '1734c6e8-3154-4dda-ba5f-a874cc483422',
  MicrosoftUEFICertificateAuthority: '272e7447-90a4-4563-a4b9-8e4ab00526ce',
  OpenSourceShieldedVM: '4292ae2b-ee2c-42b5-a969-dd8f8689f6f3',
};

const TEMPLATES_BY_ID: ReadonlyMap<string, string> = new Map(
  Object.entries(TEMPLATE_IDS).map(([name, id]) => [id, name]),
);

/** A Secure Boot template by its name, also where its id is written; any other text as it is. */
export const readTemplate: Reader<string> = node => {
  const text = readText(node);
  return text === undefined ? undefined : (TEMPLATES_BY_ID.get(idIn(text)) ?? text);
};

/** Ids are written with braces or without. */
function idIn(text: string): string {
  return text.length > LONGEST_NAME ? '' : text.toLowerCase().replace(/[{}]/g, '').trim();
}

/** A template in the words of the one that is written: by its name, or by its id. */
export function respellTemplate(node: Node, template: SecureBootTemplate): string {
  const text = node.kind === 'text' ? node.value : '';
  const isId = /^[{]?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[}]?$/i.test(text.trim());
  if (!isId) {
    return template;
  }
  const id = /[A-F]/.test(text) ? TEMPLATE_IDS[template].toUpperCase() : TEMPLATE_IDS[template];
  return text.includes('{') ? `{${id}}` : id;
}

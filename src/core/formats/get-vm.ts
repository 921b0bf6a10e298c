/** What `Get-VM | ConvertTo-Json` gives: one machine, an array of them, or a projection of either. */

import { sentence, t } from '../l10n';
import type { JsonDocument } from '../languages/json/parse';
import { type JsonNode, type JsonObject, type JsonProperty, keySpan } from '../languages/json/tree';
import { oneLine } from '../text/one-line';
import { foreignDocument } from './foreign/documents';
import { isForeignMachine } from './foreign/machines';
import type { Format, Recognition } from './format';
import { EXPORT } from './powershell/dialect';
import { machineEvidence } from './powershell/evidence';
import { machinesIn, pathOf } from './powershell/find';
import { plainKey, plainKeyOf } from './powershell/keys';
import { ownFile } from './powershell/own-file';
import { readMachines } from './powershell/read';
import { isTruncated } from './powershell/values';
import { writersFor } from './powershell/write';

/** What only a running host knows of a machine: nobody writes it into a definition. */
const HOST_FACTS: ReadonlySet<string> = new Set([
  ...['vmid', 'computername', 'configurationlocation', 'snapshotfilelocation', 'smartpagingfilepath'],
  ...['parentsnapshotid', 'parentsnapshotname', 'isclustered', 'isdeleted', 'creationtime', 'uptime', 'cpuusage'],
  ...['memoryassigned', 'memorydemand', 'memorystatus', 'operationalstatus', 'primaryoperationalstatus', 'heartbeat'],
  ...['primarystatusdescription', 'replicationstate', 'replicationhealth', 'replicationmode', 'sizeofsystemfiles'],
  ...['integrationservicesversion', 'integrationservicesstate', 'vmintegrationservice', 'fibrechannelhostbusadapters'],
  ...['virtualmachinetype', 'virtualmachinesubtype', 'resourcemeteringenabled'],
]);

/** Properties of Hyper-V's machine object that cmdlets' parameters and other tools call otherwise. */
const OWN_SPELLINGS: ReadonlySet<string> = new Set([
  ...['VMName', 'ProcessorCount', 'MemoryStartup', 'MemoryMinimum', 'MemoryMaximum', 'DynamicMemoryEnabled'],
  ...['HardDrives', 'DVDDrives', 'NetworkAdapters', 'FloppyDrive', 'ComPort1', 'ComPort2', 'RemoteFxAdapter'],
  ...['AutomaticStartAction', 'AutomaticStopAction', 'AutomaticStartDelay', 'CheckpointType', 'Version', 'Notes'],
]);
const OWN_KEYS: ReadonlySet<string> = new Set([...OWN_SPELLINGS].map(plainKey));

/** Hyper-V's VMState, which Get-VM gives as a number or, from PowerShell 7 on request, as a name. */
const STATES: ReadonlySet<string> = new Set([
  ...['running', 'off', 'saved', 'paused', 'starting', 'stopping', 'saving', 'pausing', 'resuming', 'other'],
  ...['offcritical', 'runningcritical', 'savedcritical', 'pausedcritical', 'reset', 'hibernated', 'fastsaved'],
]);

export const getVm: Format = {
  id: 'get-vm',
  title: sentence('Get-VM output'),
  recognise(document, fileName) {
    const [machine] = exported(document, fileName);
    return machine === undefined || isOfList(machine, document.root) ? undefined : recognition(machine);
  },
  read: (document, fileName, { isChosen = false } = {}) =>
    readMachines(document, isChosen ? chosen(document) : exported(document, fileName), EXPORT),
  suppression: { comments: true, keys: 'machine' },
  write: writersFor(EXPORT),
  makes: 'machines-that-are-there',
  problems: () => [],
};

function* exported(document: JsonDocument, fileName: string | undefined): Generator<JsonObject> {
  if (ownFile(document, fileName) === undefined && foreignDocument(document.root, fileName) === undefined) {
    yield* machinesIn(
      document.root,
      object => exportEvidence(object) && (isForeignMachine(object) ? 'none' : 'machine'),
    );
  }
}

function chosen({ root }: JsonDocument): Iterable<JsonObject> {
  return machinesIn(root, object =>
    exportEvidence(object) !== undefined || machineEvidence(object) !== undefined ? 'machine' : undefined,
  );
}

/** So much of what only a host knows nobody writes by hand. */
const SURELY_EXPORTED = 5;

/** Whether what looks like a projection is a machine of a home-made list: then others of it look like no export. */
function isOfList(machine: JsonObject, root: JsonNode | undefined): boolean {
  if (machine.properties.filter(property => HOST_FACTS.has(plainKeyOf(property))).length >= SURELY_EXPORTED) {
    return false;
  }
  for (const other of machinesIn(root, object => machineEvidence(object) && 'machine')) {
    if (exportEvidence(other) === undefined) {
      return true;
    }
  }
  return false;
}

/**
 * The properties that tell an export: a generation, and what only a host knows beside another property of Get-VM; or,
 * in a projection without such, several properties in Hyper-V's own spelling, with memory as Hyper-V counts it.
 */
function exportEvidence(object: JsonObject): readonly JsonProperty[] | undefined {
  const generation = object.properties.findLast(property => plainKeyOf(property) === 'generation');
  if (generation === undefined) {
    return undefined;
  }
  let memory: JsonProperty | undefined;
  let byHand = false;
  const facts: JsonProperty[] = [];
  const own: JsonProperty[] = [];
  const spelled: JsonProperty[] = [];
  for (const property of object.properties) {
    const key = plainKeyOf(property);
    if (key === 'generation') {
      continue;
    }
    if (HOST_FACTS.has(key) || isHostFact(key, property)) {
      facts.push(property);
    } else if (OWN_KEYS.has(key) || key === 'name') {
      own.push(property);
      if (OWN_SPELLINGS.has(property.key)) {
        spelled.push(property);
      }
      memory = key === 'memorystartup' ? property : memory;
    } else if (key === 'guestoperatingsystem') {
      byHand = true;
    }
  }
  if (facts.length > 0 && facts.length + own.length >= 2) {
    return [generation, ...facts, ...own];
  }
  return !byHand && spelled.length >= 3 && memory?.value.type === 'number' ? [generation, ...spelled] : undefined;
}

function isHostFact(key: string, { value }: JsonProperty): boolean {
  switch (key) {
    case 'id':
      return value.type === 'string' && /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(value.value);
    case 'state':
      return value.type === 'number' || (value.type === 'string' && STATES.has(plainKey(value.value.slice(0, 40))));
    default:
      return isTruncated(value);
  }
}

function recognition(machine: JsonObject): Recognition {
  const [generation, ...others] = exportEvidence(machine) ?? [];
  const path = pathOf(machine);
  const names = [generation, ...others.slice(0, 2)].flatMap(property => property && oneLine(property.key)).join(', ');
  return {
    because:
      path === ''
        ? t('it has {names}, as Get-VM writes them', { names })
        : t('{path} has {names}, as Get-VM writes them', { path, names }),
    span: generation === undefined ? machine : keySpan(generation),
  };
}

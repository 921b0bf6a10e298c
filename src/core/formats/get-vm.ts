/** What `Get-VM | ConvertTo-Json` gives: one machine, an array of them, or a projection of either. */

import { sentence, t } from '../l10n';
import type { Document } from '../languages/language';
import { type Body, keyPlace, type Member, type Node } from '../languages/tree';
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
  languages: ['json'],
  recognise({ main, path }) {
    const [machine] = exported(main, path);
    return machine === undefined || isOfList(machine, main.root) ? undefined : recognition(machine);
  },
  read: ({ main, path }, { isChosen = false } = {}) =>
    readMachines(main, isChosen ? chosen(main) : exported(main, path), EXPORT),
  suppression: { comments: true, keys: 'machine' },
  write: writersFor(EXPORT),
  makes: 'machines-that-are-there',
  problems: () => [],
};

function* exported(document: Document, fileName: string | undefined): Generator<Body> {
  if (ownFile(document, fileName) === undefined && foreignDocument(document.root, fileName) === undefined) {
    yield* machinesIn(
      document.root,
      object => exportEvidence(object) && (isForeignMachine(object) ? 'none' : 'machine'),
    );
  }
}

function chosen({ root }: Document): Iterable<Body> {
  return machinesIn(root, object =>
    exportEvidence(object) !== undefined || machineEvidence(object) !== undefined ? 'machine' : undefined,
  );
}

/** So much of what only a host knows nobody writes by hand. */
const SURELY_EXPORTED = 5;

/** Whether what looks like a projection is a machine of a home-made list: then others of it look like no export. */
function isOfList(machine: Body, root: Node | undefined): boolean {
  if (machine.members.filter(property => HOST_FACTS.has(plainKeyOf(property))).length >= SURELY_EXPORTED) {
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
function exportEvidence(object: Body): readonly Member[] | undefined {
  const generation = object.members.findLast(property => plainKeyOf(property) === 'generation');
  if (generation === undefined) {
    return undefined;
  }
  let memory: Member | undefined;
  let byHand = false;
  const facts: Member[] = [];
  const own: Member[] = [];
  const spelled: Member[] = [];
  for (const property of object.members) {
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
  return !byHand && spelled.length >= 3 && memory?.value.kind === 'number' ? [generation, ...spelled] : undefined;
}

function isHostFact(key: string, { value }: Member): boolean {
  switch (key) {
    case 'id':
      return value.kind === 'text' && /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(value.value);
    case 'state':
      return value.kind === 'number' || (value.kind === 'text' && STATES.has(plainKey(value.value.slice(0, 40))));
    default:
      return isTruncated(value);
  }
}

function recognition(machine: Body): Recognition {
  const [generation, ...others] = exportEvidence(machine) ?? [];
  const path = pathOf(machine);
  const names = [generation, ...others.slice(0, 2)].flatMap(property => property && oneLine(property.key)).join(', ');
  return {
    because:
      path === ''
        ? t('it has {names}, as Get-VM writes them', { names })
        : t('{path} has {names}, as Get-VM writes them', { path, names }),
    at: generation === undefined ? machine : keyPlace(generation),
  };
}

/** What `Get-VM | ConvertTo-Json` gives: one machine, an array of them, or a projection of either. */

import { sentence, t } from '../l10n';
import type { Document } from '../languages/language';
import { type Body, keyPlace, type Member, type Node } from '../languages/tree';
import { oneLine } from '../text/one-line';
import { foreignDocument } from './foreign/documents';
import { isForeignMachine } from './foreign/machines';
import type { HyperVFormat, Recognition } from './format';
import { EXPORT } from './powershell/dialect';
import { isBesideMachines, machineEvidence } from './powershell/evidence';
import { exportEvidence, hostFactsOf } from './powershell/export-evidence';
import { listedMachines, machinesIn, NO_MACHINE, pathOf } from './powershell/find';
import { propertiesOf } from './powershell/keys';
import { ownFile } from './powershell/own-file';
import { readMachines } from './powershell/read';
import { originOf } from './powershell/tool';
import { writersFor } from './powershell/write';

export const getVm: HyperVFormat = {
  id: 'get-vm',
  kind: 'hyper-v',
  title: sentence('Get-VM output'),
  languages: ['json'],
  recognise({ main, path }) {
    const [machine] = exported(main, path);
    return machine === undefined || isOfList(machine, main.root) ? undefined : recognition(machine);
  },
  read: ({ main, path }, { isChosen = false } = {}) =>
    readMachines(main, isChosen ? chosen(main) : listed(main, path), EXPORT),
  suppression: { comments: true, keys: 'machine' },
  write: writersFor(EXPORT),
  makes: 'machines-that-are-there',
  nothing: NO_MACHINE,
  problems: () => [],
};

type Evidence = (object: Body) => readonly Member[] | undefined;

function exported(document: Document, fileName: string | undefined): Iterable<Body> {
  return notForeign(document, fileName, exportEvidence);
}

/** The exported machines, and those written by hand that somebody put beside them: none is passed over without a word. */
function listed(document: Document, fileName: string | undefined): Iterable<Body> {
  return notForeign(document, fileName, object => anyEvidence(object) ?? (isBesideMachines(object) ? [] : undefined));
}

const anyEvidence: Evidence = object => exportEvidence(object) ?? machineEvidence(object);

function* notForeign(document: Document, fileName: string | undefined, evidence: Evidence): Generator<Body> {
  if (ownFile(document, fileName) === undefined && foreignDocument(document.root, fileName) === undefined) {
    yield* machinesIn(document.root, object => evidence(object) && (isForeignMachine(object) ? 'none' : 'machine'));
  }
}

/** What shows to be a machine; else whatever the root lists that has a generation. */
function* chosen({ root }: Document): Generator<Body> {
  let found = false;
  for (const machine of machinesIn(root, object => anyEvidence(object) && 'machine')) {
    found = true;
    yield machine;
  }
  if (!found) {
    yield* listedMachines(root).filter(machine => propertiesOf(machine, 'machine').has('Generation'));
  }
}

/** So much of what only a host knows nobody writes by hand. */
const SURELY_EXPORTED = 5;

/**
 * Whether what looks like a projection is a machine of a home-made list: then others of it look like no export, and all
 * of them can be read as what somebody wrote.
 */
function isOfList(machine: Body, root: Node | undefined): boolean {
  if (hostFactsOf(machine) >= SURELY_EXPORTED) {
    return false;
  }
  let isByHand = false;
  for (const other of machinesIn(root, object => anyEvidence(object) && 'machine')) {
    if (machineEvidence(other) === undefined) {
      return false;
    }
    isByHand ||= exportEvidence(other) === undefined;
  }
  return isByHand;
}

const TOOLS = { 'hyper-v': 'Get-VM', wmi: 'WMI', scvmm: 'Get-SCVirtualMachine' } as const;

function recognition(machine: Body): Recognition {
  const [generation, ...others] = exportEvidence(machine) ?? [];
  const path = pathOf(machine);
  const tool = TOOLS[originOf(machine).tool];
  const names = [generation, ...others.slice(0, 2)].flatMap(property => property && oneLine(property.key)).join(', ');
  return {
    because:
      path === ''
        ? t('it has {names}, as {tool} writes them', { names, tool })
        : t('{path} has {names}, as {tool} writes them', { path, names, tool }),
    at: generation === undefined ? machine : keyPlace(generation),
  };
}

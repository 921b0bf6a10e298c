/**
 * Definitions that people write to make machines of: our own format, and the lists of home-made scripts around New-VM,
 * which use the same words in other spellings.
 */

import { sentence, t, translated } from '../l10n';
import type { Document, Problem } from '../languages/language';
import { bodyOf } from '../languages/ref';
import { type Body, duplicateMembers, keyPlace, type Member, type Node } from '../languages/tree';
import { oneLine } from '../text/one-line';
import { foreignDocument } from './foreign/documents';
import { isAmongForeign, isForeignMachine } from './foreign/machines';
import type { HyperVFormat, Recognition } from './format';
import { DEFINITION } from './powershell/dialect';
import {
  isBesideMachines,
  isEverybodys,
  leavesGenerationOpen,
  machineEvidence,
  machineProperty,
} from './powershell/evidence';
import { listedMachines, machinesIn, NO_MACHINE, pathOf } from './powershell/find';
import { misspelledProperties } from './powershell/misspelled';
import { type OwnFile, ownFile } from './powershell/own-file';
import { readMachines } from './powershell/read';
import { writersFor } from './powershell/write';

const NONE: readonly never[] = [];

export const vmDefinition: HyperVFormat = {
  id: 'vm-definition',
  kind: 'hyper-v',
  title: sentence('VM definition'),
  languages: ['json'],
  recognise({ main, path }) {
    const own = ownFile(main, path);
    for (const machine of defined(main, path)) {
      if (own !== undefined || machineEvidence(machine) !== undefined) {
        return recognition(machine, own);
      }
    }
    return undefined;
  },
  read({ main, path }, { isChosen = false } = {}) {
    // Our own format has Hyper-V's default; which one the script of another list has, it alone knows.
    const isOwn = isChosen || ownFile(main, path) !== undefined;
    const leavesOpen = isOwn ? undefined : leavesGenerationOpen;
    return readMachines(main, isChosen ? chosen(main) : defined(main, path), DEFINITION, leavesOpen);
  },
  suppression: { comments: true, keys: 'machine' },
  write: writersFor(DEFINITION),
  makes: 'machines-that-are-there',
  nothing: NO_MACHINE,
  problems: ({ main }) => duplicateMembers(main.root, true).map(duplicate),
  problemsOf: ({ node }, { main, path }) =>
    ownFile(main, path) === undefined ? NONE : misspelledProperties(bodyOf(node)),
};

/** The machines of a document: those that its root lists where it is of our own format, else what shows to be one. */
function defined(document: Document, fileName: string | undefined): Iterable<Body> {
  const { root } = document;
  const own = ownFile(document, fileName);
  if (own === 'schema') {
    return chosen(document);
  }
  if (foreignDocument(root, fileName) !== undefined) {
    return [];
  }
  return own === 'name' ? ownByName(document) : shownMachines(root);
}

/** A name is no word for what another tool's marks speak against. */
function* ownByName(document: Document): Generator<Body> {
  for (const machine of chosen(document)) {
    if (!isForeignMachine(machine)) {
      yield machine;
    }
  }
}

function chosen({ root }: Document): Iterable<Body> {
  const listed = listedMachines(root);
  return listed.length > 0 ? listed : shownMachines(root);
}

function shownMachines(root: Node | undefined): Iterable<Body> {
  return machinesIn(root, object => {
    const evidence = machineEvidence(object);
    if (evidence === undefined && !isBesideMachines(object)) {
      return undefined;
    }
    const isDoubtful = evidence === undefined || isEverybodys(evidence);
    const isForeign = isForeignMachine(object) || (isDoubtful && isAmongForeign(object));
    return isForeign ? 'none' : 'machine';
  });
}

const REASONS: Readonly<Record<OwnFile | 'content', { readonly root: string; readonly part: string }>> = {
  schema: {
    root: sentence('its $schema is the one of VM definitions, and it has {names}'),
    part: sentence('its $schema is the one of VM definitions, and {path} has {names}'),
  },
  name: {
    root: sentence('its name ends in .vm.json, and it has {names}'),
    part: sentence('its name ends in .vm.json, and {path} has {names}'),
  },
  content: { root: sentence('it has {names}'), part: sentence('{path} has {names}') },
};

function recognition(machine: Body, own: OwnFile | undefined): Recognition {
  const path = pathOf(machine);
  const evidence = own === undefined ? machineEvidence(machine) : undefined;
  const [telling = machineProperty(machine), ...others] = evidence ?? [];
  const names = [telling, ...others.slice(0, 2)]
    .flatMap(property => (property === undefined ? [] : oneLine(property.key)))
    .join(', ');
  const reason = REASONS[own ?? 'content'];
  const because = translated(path === '' ? reason.root : reason.part, { path, names });
  return { because, at: telling === undefined ? machine : keyPlace(telling) };
}

/** Keys are read without regard to case, as ConvertFrom-Json does, which refuses such an object. */
function duplicate(property: Member): Problem {
  return {
    ...keyPlace(property),
    code: 'duplicate-key',
    message: t('"{key}" stands here twice: the last one counts, and PowerShell refuses to read the file', {
      key: oneLine(property.key),
    }),
  };
}

import { sentence } from '../../l10n';
import { installedDisk, statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/generation-1',
  title: 'The machine is Generation 1',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '{name} is Generation 1: moving to Generation 2 means a new machine',
    summary: '{name} is Generation 1 and {status}',
    counted: '{name} is Generation 1 and {status}: {counts}',
  },
  terms: ['status'],
  why: 'The generation of a machine cannot be changed after it is created. To move, define a Generation 2 machine and attach the converted disks.',
  whatToDo: 'Convert the definition; the disk of an installed guest has to change from MBR to GPT as well.',
  replacedBy: 'A new Generation 2 machine with the converted disks',
  gained: 'Secure Boot, a virtual TPM, shielding, boot from SCSI, PXE by the synthetic adapter',
  lost: 'The id of the machine',
  sources: ['PLAN25', 'OVR'],
  check(machine, { report }) {
    // A build makes another machine anyway.
    const isThere = installedDisk(machine) !== undefined && machine.installation === undefined;
    if (statedGeneration(machine) === 1) {
      report({
        at: machine.at,
        arguments: { name: machine.name },
        fix: isThere
          ? { class: 'lossy', changes: [], alone: false, lost: IDENTITY }
          : { class: 'safe', changes: [], alone: false },
      });
    }
  },
};

const IDENTITY = { what: sentence('the id of the machine') } as const;

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "web",
  ‹"Generation": 1›,
  "ProcessorCount": 2
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "ProcessorCount": 2
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 2,
  "ProcessorCount": 2
}`,
    },
  ],
};

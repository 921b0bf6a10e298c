import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/generation-of-source',
  title: 'A clone has the generation of its source',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'A clone has the generation of its source: convert the source machine first, then set it here',
    named: 'A clone has the generation of its source: convert {source} first, then set it here',
  },
  why: 'Packer reads the generation of a hyperv-vmcx builder from the machine it clones, or fails when the key says another.',
  whatToDo: 'Convert the machine that is cloned, export it, and then set this generation.',
  sources: ['PKR'],
  check(machine, { report }) {
    if (machine.generationFollows !== undefined && statedGeneration(machine) !== 2) {
      const source = known(machine.generationFollows);
      report(source === undefined ? { at: machine.at } : { at: machine.at, message: 'named', arguments: { source } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-vmcx",
    ‹"generation": 1›,
    "clone_from_vm_name": "base"
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-vmcx",
    "generation": 2,
    "clone_from_vm_name": "base"
  }]
}`,
    },
  ],
};

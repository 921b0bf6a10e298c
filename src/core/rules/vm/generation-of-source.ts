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
    unstated: 'A clone has the generation of its source, and nothing here says which that is',
    'unstated-named': 'A clone has the generation of its source: look which {source} has',
    named: 'A clone has the generation of its source: convert {source} first, then set it here',
  },
  why: 'Packer reads the generation of a hyperv-vmcx builder from the machine it clones, or fails when the key says another.',
  whatToDo: 'Convert the machine that is cloned, export it, and then set this generation.',
  sources: ['PKR'],
  check(machine, { report }) {
    const { generation, generationFollows, at } = machine;
    if (generationFollows === undefined || statedGeneration(machine) === 2) {
      return;
    }
    const source = known(generationFollows);
    const isUnstated = !generation.known && generation.because === 'not-exported';
    if (source === undefined) {
      report(isUnstated ? { at, message: 'unstated' } : { at });
    } else {
      report({ at, message: isUnstated ? 'unstated-named' : 'named', arguments: { source } });
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
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-vmcx", ‹"generation": 1› }] }' },
    {
      severity: 'warning',
      text: '{ "builders": [{ ‹"type": "hyperv-vmcx"›, "clone_from_vm_name": "base" }] }',
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ ‹"type": "hyperv-vmcx"›, "clone_from_vm_name": "{{user `base`}}" }] }',
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

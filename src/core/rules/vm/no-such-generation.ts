import { isInvalid } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/no-such-generation',
  title: 'Hyper-V has no such generation',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'There is no such generation: Hyper-V has 1 and 2',
    taken: 'There is no Generation {written}: {tool} makes a Generation 1 machine of it, and says nothing',
  },
  why: 'New-VM takes 1 or 2 and refuses anything else, and nothing can be judged by a generation that is neither.',
  whatToDo: 'Write 1 for a machine that there is, 2 for one that is to be made.',
  sources: ['PS', 'OVR', 'PKR'],
  check({ generation, generationFollows, generationTakenFor }, { report }) {
    // A clone has the generation of its source, whatever is written.
    if (generationFollows !== undefined) {
      return;
    }
    if (isInvalid(generation)) {
      report({ at: generation.at });
    } else if (generationTakenFor !== undefined) {
      report({ at: generation.at, message: 'taken', arguments: generationTakenFor });
    }
  },
};

export const examples: Examples = {
  failing: [
    { severity: 'warning', text: '{ "Name": "web", "Generation": ‹3›, "ProcessorCount": 2 }' },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", "generation": ‹"two"› }] }' },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", "generation": ‹3› }] }' },
  ],
  passing: [
    { text: '{ "Name": "web", "Generation": "Gen 2", "ProcessorCount": 2 }' },
    { text: '{ "Name": "web", "Generation": "{{ generation }}", "ProcessorCount": 2 }' },
    { text: '{ "builders": [{ "type": "hyperv-iso", "generation": "{{ user `generation` }}" }] }' },
  ],
};

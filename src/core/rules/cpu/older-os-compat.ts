import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'cpu/older-os-compat',
  title: 'The processor hides features for older systems',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The processor hides features so that older systems start: no guest of Generation 2 needs that',
  },
  why: 'The compatibility for older operating systems was made for systems such as Windows NT 4.0. Every guest that runs in Generation 2 is newer and can use the whole processor.',
  whatToDo: 'Turn the compatibility off. It can stay on in Generation 1 for a guest that cannot move.',
  gained: 'All features of the processor',
  sources: ['PS', 'CVM'],
  check({ compatibilityForOlderOperatingSystems: compatibility }, { report }) {
    if (compatibility !== undefined && known(compatibility) === true) {
      const changes = [{ kind: 'turn-off-older-os-compatibility', compatibility }] as const;
      report({ at: compatibility.at, fix: { class: 'safe', changes, alone: false } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "web",
  "Generation": 1,
  "CompatibilityForOlderOperatingSystemsEnabled": ‹true›
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "CompatibilityForOlderOperatingSystemsEnabled": false
}`,
    },
    {
      severity: 'warning',
      text: '{ "name": "web", "generation": 2, "limitCPUID": ‹"yes"› }',
      fixed: '{ "name": "web", "generation": 2, "limitCPUID": "no" }',
    },
  ],
  passing: [{ text: '{ "Name": "web", "Generation": 2, "CompatibilityForOlderOperatingSystemsEnabled": false }' }],
};

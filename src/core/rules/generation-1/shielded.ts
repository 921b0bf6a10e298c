import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/shielded',
  title: 'Generation 1 is not shielded',
  impact: 'manual',
  generation: 1,
  messages: { default: 'The machine is to be shielded, but it is Generation 1: only Generation 2 can be' },
  why: 'Shielding rests on UEFI with Secure Boot and on a virtual TPM, which Generation 1 has not.',
  whatToDo: 'Convert the machine to Generation 2, or remove the setting.',
  sources: ['SEC2', 'GF', 'SEC1'],
  check({ security: { shielded } }, { report }) {
    if (shielded !== undefined && known(shielded) === true) {
      report({ at: shielded.at, fix: { class: 'safe', changes: [], alone: false } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "vault",
  "Generation": 1,
  "Security": { "Shielded": ‹true› }
}`,
      fixed: `{
  "Name": "vault",
  "Generation": 2,
  "Security": { "Shielded": true }
}`,
    },
  ],
  passing: [{ text: '{ "Name": "vault", "Generation": 1, "Security": { "Shielded": false } }' }],
};

import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/tpm',
  title: 'Generation 1 has no TPM',
  impact: 'manual',
  generation: 1,
  messages: { default: 'A TPM is set, but this machine is Generation 1: it gets none' },
  why: 'A virtual TPM needs UEFI. On a Generation 1 machine there is none, and Packer leaves the setting out without a word.',
  whatToDo: 'Convert the machine to Generation 2, or remove the setting.',
  sources: ['OVMM', 'SEC1', 'PKR'],
  check({ security: { tpm } }, { report }) {
    if (tpm !== undefined && known(tpm) === true) {
      report({ at: tpm.at, fix: { class: 'safe', changes: [], alone: false } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "enable_tpm": ‹true›
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "enable_tpm": true
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "enable_tpm": true
  }]
}`,
    },
  ],
};

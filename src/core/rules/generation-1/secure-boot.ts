import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/secure-boot',
  title: 'Generation 1 has no Secure Boot',
  impact: 'manual',
  generation: 1,
  messages: { default: 'Secure Boot is set, but this machine is Generation 1: the setting is ignored' },
  why: 'Secure Boot is a part of UEFI. On a Generation 1 machine Set-VMFirmware fails and Packer leaves the setting out without a word.',
  whatToDo: 'Convert the machine to Generation 2, or remove the setting.',
  sources: ['PS', 'PKR', 'PLAN25'],
  check({ firmware: { secureBoot } }, { report }) {
    if (known(secureBoot) === true && secureBoot.origin !== 'default') {
      report({ at: secureBoot.at, fix: { class: 'safe', changes: [], alone: false } });
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
    "enable_secure_boot": ‹true›
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "enable_secure_boot": true
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 1,
    "enable_secure_boot": false
  }]
}`,
    },
  ],
};

import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/bios',
  title: 'Generation 2 has UEFI in place of BIOS',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'The firmware is BIOS: Generation 2 has UEFI, with Secure Boot' },
  why: 'Generation 2 starts from UEFI firmware: Secure Boot, disks over 2 TB, and network boot over IPv4 and IPv6.',
  whatToDo: 'Set the firmware to UEFI as a part of the conversion.',
  replacedBy: 'UEFI firmware',
  gained: 'Secure Boot',
  sources: ['S0', 'PLAN25'],
  check({ firmware: { type } }, { report }) {
    if (type !== undefined && known(type) === 'bios') {
      report({
        at: type.at,
        fix: { class: 'safe', changes: [{ kind: 'set-firmware-uefi', firmware: type }], alone: false },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "app",
  "Generation": 1,
  "ProcessorCount": 2,
  "FirmwareType": ‹"BIOS"›
}`,
      fixed: `{
  "Name": "app",
  "Generation": 2,
  "ProcessorCount": 2,
  "FirmwareType": "UEFI"
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "app",
  "Generation": 2,
  "ProcessorCount": 2,
  "FirmwareType": "UEFI"
}`,
    },
  ],
};

import { secureBootChange, secureBootNeed, startsWithSecureBoot, templateNamed } from '../../convert/secure-boot';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/unknown-template',
  title: 'No Secure Boot template has this name',
  impact: 'converts',
  generation: 2,
  messages: {
    default: 'There is no Secure Boot template {template}: use MicrosoftWindows or MicrosoftUEFICertificateAuthority',
  },
  why: 'Hyper-V has three templates and refuses any other name.',
  whatToDo:
    'Use MicrosoftWindows for Windows, MicrosoftUEFICertificateAuthority for Linux, OpenSourceShieldedVM for shielded Linux.',
  sources: ['SEC2', 'OVMM'],
  check(machine, { host, report }) {
    const { firmware } = machine;
    const template = known(firmware.secureBootTemplate);
    if (firmware.secureBootTemplate === undefined || !template || templateNamed(template) !== undefined) {
      return;
    }
    // To give it the right one turns Secure Boot on, which is for somebody to decide where it is off.
    const need = startsWithSecureBoot(machine) ? secureBootNeed(machine, host) : undefined;
    report({
      at: firmware.secureBootTemplate.at,
      arguments: { template },
      ...(need?.enabled && { fix: { class: 'safe', changes: [secureBootChange(need)], alone: false } }),
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "web",
  "Generation": 2,
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": ‹"Linux"› }
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 22.04",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": ‹"Linux"› }
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 22.04",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }
}`,
    },
    {
      severity: 'error',
      text: '{ "Generation": 2, "Notes": "Debian 12", "Firmware": { "SecureBoot": "Off", "SecureBootTemplate": ‹"Linux"› } }',
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 2,
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }
}`,
    },
  ],
};

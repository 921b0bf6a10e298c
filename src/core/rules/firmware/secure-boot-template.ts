import {
  DEFAULT_TEMPLATE,
  secureBootChange,
  secureBootMismatch,
  secureBootNeed,
  templateNamed,
} from '../../convert/secure-boot';
import { known } from '../../machine/field';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/secure-boot-template',
  title: 'The Secure Boot template does not start the guest',
  impact: 'converts',
  generation: 2,
  messages: { default: "{guest} doesn't start with the Secure Boot template {template}: it needs {needed}" },
  why: 'Secure Boot starts only loaders signed by a key of its template: MicrosoftWindows holds the key of Windows, MicrosoftUEFICertificateAuthority those of the shim of Linux.',
  whatToDo: 'Set the template that the guest needs before the first start.',
  sources: ['SEC2', 'UBU', 'LINBP'],
  check(machine, { host, report }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(guest?.recognised.system, host);
    const stated = firmware.secureBoot.origin !== 'default' || firmware.secureBootTemplate !== undefined;
    const template = templateNamed(known(firmware.secureBootTemplate) ?? DEFAULT_TEMPLATE);
    const isWrong = need?.enabled && stated && secureBootMismatch(machine, need) === 'template';
    if (guest !== undefined && isWrong && template !== undefined) {
      report({
        span: firmware.secureBootTemplate?.span ?? firmware.secureBoot.span,
        arguments: { guest: guest.recognised.name, template, needed: need.template },
        fix: { class: 'safe', changes: [secureBootChange(need)], alone: false },
        ...inferredFrom(guest, undefined),
        // That the UEFI CA template doesn't start Windows follows from its keys; no source says it.
        ...(guest.recognised.system?.family === 'windows' && { uncertain: true }),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 22.04",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": ‹"MicrosoftWindows"› }
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 22.04",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 22.04",
  "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "OpenSourceShieldedVM" }
}`,
    },
    {
      text: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 22.04",
  "Firmware": { "SecureBoot": "Off" }
}`,
    },
  ],
};

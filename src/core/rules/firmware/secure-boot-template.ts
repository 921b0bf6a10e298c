import {
  DEFAULT_TEMPLATE,
  secureBootFix,
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
  messages: {
    default: "{guest} doesn't start with the Secure Boot template {template}: it needs {needed}",
    unknown: "{guest} doesn't start with the Secure Boot template {template}: it needs another one, or Secure Boot off",
  },
  why: 'Secure Boot starts only loaders signed by a key of its template: MicrosoftWindows holds the key of Windows, MicrosoftUEFICertificateAuthority those of the shim of Linux.',
  whatToDo: 'Set the template that the guest needs before the first start.',
  sources: ['SEC2', 'UBU', 'LINBP'],
  check(machine, { host, report }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(machine, host);
    const stated = firmware.secureBoot.origin !== 'default' || firmware.secureBootTemplate !== undefined;
    const template = templateNamed(known(firmware.secureBootTemplate) ?? DEFAULT_TEMPLATE);
    const isWrong = stated && secureBootMismatch(machine, need) === 'template';
    if (guest === undefined || need === undefined || !isWrong || template === undefined) {
      return;
    }
    const named = { guest: guest.recognised.name, template };
    // That the UEFI CA template doesn't start Windows follows from its keys; no source says it.
    const certain = need.enabled && need.listed && guest.recognised.system?.family !== 'windows';
    report({
      at: firmware.secureBootTemplate?.at ?? firmware.secureBoot.at,
      ...(need.enabled ? { arguments: { ...named, needed: need.template } } : { message: 'unknown', arguments: named }),
      fix: secureBootFix(need),
      inferredFrom: inferredFrom(guest, undefined),
      ...(!certain && { uncertain: true }),
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
    {
      severity: 'warning',
      text: `{ "Generation": 2, "Notes": "Gentoo 2.14", "Firmware": { "SecureBoot": "On", "SecureBootTemplate": ‹"MicrosoftWindows"› } }`,
      fixed: `{ "Generation": 2, "Notes": "Gentoo 2.14", "Firmware": { "SecureBoot": "Off", "SecureBootTemplate": "MicrosoftWindows" } }`,
    },
  ],
  passing: [
    {
      text: '{ "Generation": 2, "Notes": "Debian 12", "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "OpenSourceShieldedVM" } }',
    },
    {
      text: '{ "Generation": 2, "Notes": "Gentoo 2.14", "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" } }',
    },
  ],
};

import { secureBootChange, secureBootMismatch, secureBootNeed } from '../../convert/secure-boot';
import { statedGeneration } from '../../machine/devices';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/secure-boot-default',
  title: 'Secure Boot is on for Windows where nothing is said',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Secure Boot is on by default, with the template of Windows: {guest} needs {needed}',
    off: 'Secure Boot is on by default, with the template of Windows: {guest} needs Secure Boot off',
  },
  why: 'A new Generation 2 machine has Secure Boot on with the template MicrosoftWindows, which starts no other guest.',
  whatToDo: 'State the template that the guest needs, or Secure Boot off.',
  sources: ['PLAN25', 'SEC2', 'UBU'],
  check(machine, { host, report }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(guest?.recognised.system, host);
    const byHost = need?.enabled === false && need.because === 'host';
    if (statedGeneration(machine) !== 2 || guest === undefined || need === undefined || byHost) {
      return;
    }
    const mismatch = secureBootMismatch(machine, need);
    const unstated = firmware.secureBoot.origin === 'default' && firmware.secureBootTemplate === undefined;
    if (unstated && (mismatch === 'template' || mismatch === 'off-needed')) {
      report({
        span: machine.span,
        ...(need.enabled
          ? { arguments: { guest: guest.recognised.name, needed: need.template } }
          : { message: 'off', arguments: { guest: guest.recognised.name } }),
        fix: { class: 'safe', changes: [secureBootChange(need)], alone: false },
        ...inferredFrom(guest, undefined),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "web",
  ‹"Generation": 2›,
  "GuestOperatingSystem": "Ubuntu 22.04"
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "Firmware": {
    "SecureBoot": "On",
    "SecureBootTemplate": "MicrosoftUEFICertificateAuthority"
  },
  "GuestOperatingSystem": "Ubuntu 22.04"
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "router",
  ‹"Generation": 2›,
  "GuestOperatingSystem": "FreeBSD 13.2"
}`,
      fixed: `{
  "Name": "router",
  "Generation": 2,
  "Firmware": {
    "SecureBoot": "Off"
  },
  "GuestOperatingSystem": "FreeBSD 13.2"
}`,
    },
  ],
  passing: [{ text: `{ "Name": "files", "Generation": 2, "GuestOperatingSystem": "Windows Server 2022" }` }],
};

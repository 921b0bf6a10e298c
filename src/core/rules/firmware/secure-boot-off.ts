import { secureBootChange, secureBootMismatch, secureBootNeed } from '../../convert/secure-boot';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/secure-boot-off',
  title: 'The guest starts only with Secure Boot off',
  impact: 'converts',
  generation: 2,
  messages: { default: "{guest} doesn't start with Secure Boot on this host: turn it off" },
  why: 'The loader of the guest carries no signature that a template accepts, or the host has no template but that of Windows (2012 R2).',
  whatToDo: 'Turn Secure Boot off before the first start.',
  lost: 'Secure Boot',
  sources: ['DEB', 'RHEL19', 'FBSD', 'FLAT', 'UBU'],
  *check(machine, { host }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(guest?.recognised.system, host);
    if (
      guest !== undefined &&
      need !== undefined &&
      firmware.secureBoot.origin !== 'default' &&
      secureBootMismatch(machine, need) === 'off-needed'
    ) {
      yield {
        span: firmware.secureBoot.span,
        arguments: { guest: guest.recognised.name },
        fix: { class: 'safe', changes: [secureBootChange(need)], alone: false },
        ...inferredFrom(guest, undefined),
      };
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "gateway",
  "Generation": 2,
  "GuestOperatingSystem": "Debian 9",
  "Firmware": { "SecureBoot": ‹"On"› }
}`,
      fixed: `{
  "Name": "gateway",
  "Generation": 2,
  "GuestOperatingSystem": "Debian 9",
  "Firmware": { "SecureBoot": "Off" }
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "gateway",
  "Generation": 2,
  "GuestOperatingSystem": "Debian 9",
  "Firmware": { "SecureBoot": "Off" }
}`,
    },
  ],
};

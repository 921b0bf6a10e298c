import { secureBootChange, secureBootMismatch, secureBootNeed } from '../../convert/secure-boot';
import { inferredFrom, uncertainOf } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'firmware/secure-boot-off',
  title: 'The guest starts only with Secure Boot off',
  impact: 'converts',
  generation: 2,
  messages: { default: "{guest} doesn't start with Secure Boot: turn it off" },
  why: 'The loader of the guest carries no signature that one of the Secure Boot templates accepts.',
  whatToDo: 'Turn Secure Boot off before the first start.',
  lost: 'Secure Boot',
  sources: ['DEB', 'RHEL19', 'FBSD', 'FLAT', 'UBU', 'OPNSENSE', 'HAOS', 'ALPINE'],
  check(machine, { host, report }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(machine, host);
    if (
      guest !== undefined &&
      need?.enabled === false &&
      need.because === 'guest' &&
      firmware.secureBoot.origin !== 'default' &&
      secureBootMismatch(machine, need) === 'off-needed'
    ) {
      report({
        at: firmware.secureBoot.at,
        arguments: { guest: guest.recognised.name },
        fix: { class: 'safe', changes: [secureBootChange(need)], alone: false },
        inferredFrom: inferredFrom(guest, undefined),
        ...uncertainOf(guest),
      });
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
    {
      severity: 'warning',
      text: `{
  "Name": "gateway",
  "Generation": 2,
  "GuestOperatingSystem": "Alpine Linux 3.19",
  "Firmware": { "SecureBoot": ‹"On"› }
}`,
      fixed: `{
  "Name": "gateway",
  "Generation": 2,
  "GuestOperatingSystem": "Alpine Linux 3.19",
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

import { secureBootChange, secureBootMismatch, secureBootNeed } from '../../convert/secure-boot';
import { statedGeneration } from '../../machine/devices';
import { hostById } from '../../machine/hosts';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'host/linux-secure-boot-2012r2',
  title: 'Windows Server 2012 R2 has no Secure Boot for Linux',
  impact: 'manual',
  generation: 2,
  messages: { default: '{host} has no Secure Boot template for {guest}: turn Secure Boot off' },
  why: 'The template MicrosoftUEFICertificateAuthority came with Windows Server 2016 and Windows 10. On Windows Server 2012 R2 and Windows 8.1 a Linux guest starts only with Secure Boot off.',
  whatToDo: 'Turn Secure Boot off, or move the machine to a host of Windows Server 2016 or later.',
  lost: 'Secure Boot, until the machine is on a newer host',
  sources: ['NEW16', 'UBU', 'RHEL19'],
  check(machine, { host, report }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(machine, host);
    if (guest === undefined || need === undefined || need.enabled || need.because !== 'host') {
      return;
    }
    const stated = firmware.secureBoot.origin !== 'default';
    const isOn = secureBootMismatch(machine, need) === 'off-needed' && (stated || statedGeneration(machine) === 2);
    if (isOn) {
      report({
        at: stated ? firmware.secureBoot.at : machine.at,
        arguments: { guest: guest.recognised.name, host: hostById(host).name },
        fix: { class: 'safe', changes: [secureBootChange(need)], alone: false },
        inferredFrom: inferredFrom(guest, undefined),
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
  "HostOperatingSystem": "Windows Server 2012 R2",
  "GuestOperatingSystem": "Ubuntu 16.04"
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "Firmware": {
    "SecureBoot": "Off"
  },
  "HostOperatingSystem": "Windows Server 2012 R2",
  "GuestOperatingSystem": "Ubuntu 16.04"
}`,
    },
  ],
  passing: [
    {
      host: '2012R2',
      text: `{
  "Name": "web",
  "Generation": 2,
  "GuestOperatingSystem": "Ubuntu 16.04",
  "Firmware": { "SecureBoot": "Off" }
}`,
    },
    { host: '2012R2', text: `{ "Name": "files", "Generation": 2, "GuestOperatingSystem": "Windows Server 2016" }` },
  ],
};

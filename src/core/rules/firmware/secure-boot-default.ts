import { DEFAULT_TEMPLATE, secureBootFix, secureBootMismatch, secureBootNeed } from '../../convert/secure-boot';
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
    unknown: "Secure Boot is on by default, with the template of Windows, which doesn't start {guest}",
    exported:
      'A new machine has the template of Windows: Set-VMFirmware -SecureBootTemplate {needed} before {guest} first starts',
    exportedOff:
      'A new machine has Secure Boot on, for Windows: Set-VMFirmware -EnableSecureBoot Off before {guest} first starts',
  },
  why: 'A new Generation 2 machine has Secure Boot on with the template MicrosoftWindows, which starts no other guest.',
  whatToDo:
    'State the template that the guest needs, or Secure Boot off. Where the file has no place for it, as the output of Get-VM has none, use Set-VMFirmware on the new machine, before its first start.',
  sources: ['PLAN25', 'SEC2', 'UBU'],
  check(machine, { host, report }) {
    const { guest, firmware } = machine;
    const need = secureBootNeed(machine, host);
    if (guest === undefined || need === undefined) {
      return;
    }
    const byHost = !need.enabled && need.because === 'host';
    const basis = inferredFrom(guest, undefined);
    const named = { guest: guest.recognised.name, ...(need.enabled && { needed: need.template }) };
    if (statedGeneration(machine) === 1) {
      const isExported = !firmware.secureBoot.known && firmware.secureBoot.because === 'not-exported';
      const isOther = !need.enabled || need.template !== DEFAULT_TEMPLATE;
      if (isExported && isOther && guest.recognised.architecture !== 'x86') {
        const message = need.enabled ? 'exported' : 'exportedOff';
        report({ at: guest.at, message, arguments: named, inferredFrom: basis });
      }
    }
    const mismatch = secureBootMismatch(machine, need);
    const unstated = firmware.secureBoot.origin === 'default' && firmware.secureBootTemplate === undefined;
    if (statedGeneration(machine) === 2 && unstated && !byHost && mismatch !== undefined && mismatch !== 'not-set') {
      const message = need.enabled ? 'default' : need.because === 'unknown' ? 'unknown' : 'off';
      // What a guest of a name in no table needs is for a person to say.
      const fix = guest.recognised.system && secureBootFix(need);
      report({ at: machine.at, message, arguments: named, fix, inferredFrom: basis });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{ "Name": "web", ‹"Generation": 2›, "GuestOperatingSystem": "Ubuntu 22.04" }`,
      fixed: `{ "Name": "web", "Generation": 2, "Firmware": { "SecureBoot": "On", "SecureBootTemplate": "MicrosoftUEFICertificateAuthority" }, "GuestOperatingSystem": "Ubuntu 22.04" }`,
    },
    {
      severity: 'warning',
      text: `{ "Name": "router", ‹"Generation": 2›, "GuestOperatingSystem": "OPNsense 25.7" }`,
      fixed: `{ "Name": "router", "Generation": 2, "Firmware": { "SecureBoot": "Off" }, "GuestOperatingSystem": "OPNsense 25.7" }`,
    },
    {
      severity: 'warning',
      fileName: 'vms.json',
      text: '[{ "VMName": ‹"ubuntu-22.04"›, "Generation": 1, "State": 3 }, { "VMName": ‹"OPNsense-25.7"›, "Generation": 1, "State": 3 }]',
    },
    {
      severity: 'warning',
      text: `{ "Name": "build", ‹"Generation": 2›, "GuestOperatingSystem": "Gentoo" }`,
      fixed: `{ "Name": "build", "Generation": 2, "Firmware": { "SecureBoot": "Off" }, "GuestOperatingSystem": "Gentoo" }`,
    },
  ],
  passing: [
    { text: `{ "Name": "files", "Generation": 2, "GuestOperatingSystem": "Windows Server 2022" }` },
    { text: `{ "Name": "web", "Generation": 1, "GuestOperatingSystem": "Ubuntu 22.04" }` },
  ],
};

import { kernelFor32Bit } from '../../machine/guests/kernel';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/32-bit',
  title: 'Generation 2 has no 32-bit guests',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: '{guest} is 32-bit: Generation 2 starts only 64-bit guests',
    kernel: 'The boot command starts {kernel}, a 32-bit kernel: Generation 2 starts only 64-bit guests',
    none: '{guest} is called 32-bit, which no edition of it is: Generation 2 starts only 64-bit guests',
  },
  why: 'The UEFI firmware of Generation 2 is 64-bit and has no compatibility module, so no 32-bit boot loader starts.',
  whatToDo: 'Keep the machine in Generation 1, or install the 64-bit edition of the guest in a new machine.',
  sources: ['S0', 'PLAN25'],
  check({ guest, scripts }, { report }) {
    if (guest?.recognised.architecture === undefined) {
      for (const { kind, text, at } of scripts) {
        const kernel = kind === 'boot-command' ? kernelFor32Bit(text.replaceAll('\n', '')) : undefined;
        if (kernel !== undefined) {
          report({ at, message: 'kernel', arguments: { kernel }, uncertain: true });
        }
      }
    } else if (guest?.recognised.architecture === 'x86') {
      const { system, name, architectureEvidence } = guest.recognised;
      const isKnown = system?.architectures.includes('x86') ?? true;
      report({
        at: architectureEvidence?.at ?? guest.at,
        message: isKnown ? 'default' : 'none',
        arguments: { guest: name },
        inferredFrom: inferredFrom(guest, architectureEvidence),
        ...(!isKnown && { uncertain: true as const }),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "scanner",
  "Generation": 2,
  "GuestOperatingSystem": { "Name": "Windows 10", "Architecture": ‹"x86"› }
}`,
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "iso_url": ‹"ubuntu-16.04.7-server-i386.iso"› }] }',
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, ‹"boot_command"›: ["c<wait>linux /install.386/vmlinuz<enter>"] }] }',
    },
    {
      severity: 'warning',
      text: '{ "Name": ‹"win10-x86"›, "Generation": 2, "GuestOperatingSystem": "Windows 10" }',
    },
    {
      severity: 'warning',
      text: '{ "Name": "billing", "Generation": 2, "GuestOperatingSystem": ‹"Ubuntu 22.04 (32 bit)"› }',
    },
  ],
  passing: [
    {
      text: `{
  "Name": "scanner",
  "Generation": 2,
  "GuestOperatingSystem": { "Name": "Windows 10", "Architecture": "x64" }
}`,
    },
  ],
};

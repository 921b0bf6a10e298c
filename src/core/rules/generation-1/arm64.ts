import { statedGeneration } from '../../machine/devices';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/arm64',
  title: 'There is no Generation 1 for ARM64',
  impact: 'manual',
  generation: 1,
  messages: { default: '{guest} is for ARM64, where Hyper-V makes Generation 2 machines only' },
  why: 'A host on ARM64 has no BIOS for machines: it makes Generation 2 machines only. A host with another processor starts no guest for ARM64.',
  whatToDo: 'Convert the machine to Generation 2, or take the edition of the guest for x64.',
  sources: ['MULTIPASS2905'],
  check(machine, { report }) {
    const { guest } = machine;
    if (guest?.recognised.architecture !== 'arm64' || statedGeneration(machine) !== 1) {
      return;
    }
    const { name, architectureEvidence } = guest.recognised;
    report({
      at: architectureEvidence?.at ?? guest.at,
      arguments: { guest: name },
      fix: { class: 'safe', changes: [], alone: false },
      inferredFrom: inferredFrom(guest, architectureEvidence),
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: '{ "Name": "desk", "Generation": 1, "GuestOperatingSystem": { "Name": "Windows 10", "Architecture": ‹"arm64"› } }',
      fixed:
        '{ "Name": "desk", "Generation": 2, "GuestOperatingSystem": { "Name": "Windows 10", "Architecture": "arm64" } }',
    },
  ],
  passing: [
    {
      text: '{ "Name": "a", "Generation": 2, "GuestOperatingSystem": { "Name": "Windows 10", "Architecture": "arm64" } }',
    },
    {
      text: '{ "Name": "a", "Generation": 1, "GuestOperatingSystem": { "Name": "Windows 10", "Architecture": "x64" } }',
    },
  ],
};

import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/windows-too-old',
  title: 'Generation 2 needs Windows 8 or Server 2012, or later',
  impact: 'blocks',
  generation: 2,
  messages: { default: "{guest} can't run in Generation 2: Windows 8 and Server 2012 are the first that can" },
  why: 'Older Windows has no loader for this UEFI firmware, and Windows 7 and Server 2008 R2 rely on the programmable interrupt controller, which Generation 2 lacks.',
  whatToDo:
    "Keep the machine in Generation 1, or install a later Windows in a new machine and move what runs on this one: Microsoft's table of upgrades in place begins with Windows Server 2012.",
  sources: ['S0', 'PLAN16', 'OVR', 'WSUP'],
  check({ guest }, { report }) {
    const system = guest?.recognised.system;
    if (guest !== undefined && system?.family === 'windows' && system.generation2 === 'no') {
      report({
        at: guest.at,
        arguments: { guest: guest.recognised.name },
        inferredFrom: inferredFrom(guest, undefined),
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
  "GuestOperatingSystem": { "Name": ‹"Windows 7"›, "Architecture": "x64" }
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "payroll",
  "Generation": 1,
  "GuestOperatingSystem": ‹"Windows Server 2008 R2"›
}`,
    },
    {
      severity: 'warning',
      text: '{ "Name": "till", "Generation": 1, "GuestOperatingSystem": ‹"Windows Embedded POSReady 7"› }',
    },
  ],
  passing: [
    {
      text: `{
  "Name": "scanner",
  "Generation": 1,
  "GuestOperatingSystem": { "Name": "Windows 8", "Architecture": "x64" }
}`,
    },
  ],
};

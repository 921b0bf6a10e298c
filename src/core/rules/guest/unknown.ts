import { statedGeneration } from '../../machine/devices';
import { inferredFrom, lacksVersion } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/unknown',
  title: 'The definition does not say which guest the machine has',
  impact: 'manual',
  generation: 2,
  messages: {
    default: "Nothing here says which guest {name} has: whether that can move to Generation 2 can't be judged",
    version: 'Nothing here says which {guest} {name} has: not every one can move to Generation 2',
    unread: "{guest} is in no table of guests: whether {name} can move to Generation 2 can't be judged",
  },
  why: 'Generation 2 takes 64-bit guests from Windows 8 and Server 2012 on, and Linux from certain versions on. Neither a field nor a name nor an image in the definition names this one.',
  whatToDo:
    'Look into the guest before you convert the machine, also for the Secure Boot template that it starts with: a new machine has that of Windows. In a definition of your own, state the guest as GuestOperatingSystem.',
  sources: ['PLAN25', 'S0', 'SEC2'],
  check(machine, { report }) {
    const { generationFollows, guest, name, at } = machine;
    const { architecture, system, systemEvidence, name: guestName = '' } = guest?.recognised ?? {};
    // A clone has the guest of its source, and a 32-bit guest can't move whichever it is.
    if (generationFollows !== undefined || architecture === 'x86' || statedGeneration(machine) !== 1) {
      return;
    }
    if (guest !== undefined && system !== undefined && lacksVersion(guest)) {
      const named = { guest: system.name, name };
      report({ at: guest.at, message: 'version', arguments: named, inferredFrom: inferredFrom(guest, undefined) });
    } else if (guest !== undefined && system === undefined && systemEvidence !== undefined) {
      report({ at: guest.at, message: 'unread', arguments: { guest: guestName, name } });
    } else if (system === undefined) {
      report({ at, arguments: { name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "warehouse",
  ‹"Generation": 1›,
  "HardDrives": [{ "Path": "D:\\\\VMs\\\\system.vhdx", "ControllerType": "IDE" }]
}`,
    },
    {
      severity: 'warning',
      text: '{ "Name": "warehouse", "Generation": 1, "GuestOperatingSystem": ‹"Windows Server"› }',
    },
    {
      severity: 'warning',
      text: '{ "Name": "warehouse", "Generation": 1, "GuestOperatingSystem": ‹"Debian"› }',
    },
    {
      severity: 'warning',
      text: '{ "Name": "warehouse", "Generation": 1, "GuestOperatingSystem": ‹"MS-DOS 6.22"› }',
    },
  ],
  passing: [
    { text: '{ "Name": "warehouse", "Generation": 1, "GuestOperatingSystem": "Windows Server 2019" }' },
    { text: '{ "Name": "warehouse", "Generation": 1, "Notes": "Debian 12, stock control" }' },
    { text: '{ "Name": "warehouse", "Generation": 2 }' },
  ],
};

import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/unknown',
  title: 'The definition does not say which guest the machine has',
  impact: 'informs',
  generation: 2,
  messages: {
    default: "Nothing here says which guest {name} has: whether that can move to Generation 2 can't be judged",
  },
  why: 'Generation 2 takes 64-bit guests from Windows 8 and Server 2012 on, and Linux from certain versions on. Neither a field nor a name nor an image in the definition names this one.',
  whatToDo:
    'Look into the guest before you convert the machine. In a definition of your own, state it as GuestOperatingSystem.',
  sources: ['PLAN25', 'S0'],
  check(machine, { report }) {
    // A clone has the guest of its source.
    if (machine.guest === undefined && machine.generationFollows === undefined && statedGeneration(machine) === 1) {
      report({ span: machine.span, arguments: { name: machine.name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "warehouse",
  ‹"Generation": 1›,
  "HardDrives": [{ "Path": "D:\\\\VMs\\\\system.vhdx", "ControllerType": "IDE" }]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "warehouse", "Generation": 1, "GuestOperatingSystem": "Windows Server 2019" }' },
    { text: '{ "Name": "warehouse", "Generation": 1, "Notes": "Debian 12, stock control" }' },
    { text: '{ "Name": "warehouse", "Generation": 2 }' },
  ],
};

import { sentence } from '../../l10n';
import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'info/dda',
  title: 'A device of the host is assigned to the machine',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'An assigned device works in Generation 2 as well, but has to be given to the new machine by hand',
  },
  why: 'Discrete Device Assignment is the same in both generations. The device belongs to one machine at a time, and the memory-mapped space for it is a setting of the machine.',
  whatToDo:
    'Remove-VMAssignableDevice from the old machine, then Set-VM with its MMIO space and Add-VMAssignableDevice on the new one.',
  sources: ['DDA', 'FEAT16'],
  check(machine, { report }) {
    const [first, ...others] = machine.assignedDevices ?? [];
    if (first !== undefined && statedGeneration(machine) !== 2) {
      report({
        at: first.at,
        related: others.map(({ at }) => ({ at, message: sentence('This device as well') })),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "vision",
  "Generation": 1,
  "AssignedDevices": [
    ‹{ "LocationPath": "PCIROOT(0)#PCI(0300)#PCI(0000)" }›,
    { "LocationPath": "PCIROOT(0)#PCI(0400)#PCI(0000)" }
  ]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "vision", "Generation": 1, "AssignedDevices": [] }' },
    { text: '{ "Name": "vision", "Generation": 2, "AssignedDevices": [{ "LocationPath": "PCIROOT(0)" }] }' },
  ],
};

import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/cut-off',
  title: 'Drives or adapters of the machine are cut off',
  impact: 'manual',
  generation: 2,
  messages: {
    default: "Drives or adapters are cut off or an expression, so they can't be judged: export with -Depth 5",
  },
  why: 'ConvertTo-Json writes the names of types in place of what lies deeper than its -Depth, which is 2 where it is not given. Unknown is not absent.',
  whatToDo: 'Export again with Get-VM | ConvertTo-Json -Depth 5.',
  sources: ['PS'],
  check(machine, { report }) {
    const cutOff = machine.drives.cutOff || machine.networkAdapters.cutOff;
    if (cutOff && statedGeneration(machine) !== 2) {
      report({ span: machine.span });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `[
  {
    "Name": "build-agent",
    "State": 3,
    ‹"Generation": 1›,
    "ProcessorCount": 2,
    "HardDrives": ["Microsoft.HyperV.PowerShell.HardDiskDrive"]
  }
]`,
    },
  ],
  passing: [
    {
      text: `[
  {
    "Name": "build-agent",
    "State": 3,
    "Generation": 1,
    "ProcessorCount": 2,
    "HardDrives": [{ "Path": "agent.vhdx", "ControllerType": 0, "ControllerNumber": 0, "ControllerLocation": 0 }]
  }
]`,
    },
  ],
};

import { sentence } from '../../l10n';
import { statedGeneration } from '../../machine/devices';
import type { VirtualMachine } from '../../machine/machine';
import type { Examples, Rule, RuleContext } from '../rule';

export const rule: Rule = {
  id: 'vm/cut-off',
  title: 'Drives or adapters of the machine are not in the file',
  impact: 'manual',
  generation: 2,
  messages: {
    default: "Drives or adapters are cut off, so they can't be judged: export with -Depth 5",
    expression: "An expression stands for drives or adapters, so they can't be judged",
    'left-out': "Its drives are left out, so they can't be judged: export the whole machine with -Depth 5",
  },
  why: 'ConvertTo-Json writes a text in place of what lies deeper than its -Depth, which is 2 where it is not given, and Select-Object leaves out what it does not name. Unknown is not absent.',
  whatToDo: 'Export again with Get-VM | ConvertTo-Json -Depth 5.',
  sources: ['PS'],
  check(machine, context) {
    if (statedGeneration(machine) !== 2) {
      checkDrives(machine, context);
    }
  },
};

function checkDrives(
  { drives, networkAdapters, generationFollows, at }: VirtualMachine,
  { report }: RuleContext,
): void {
  const [first, second] = [drives.cutOff, networkAdapters.cutOff].filter(cutOff => cutOff !== undefined);
  if (first !== undefined) {
    report({
      at: first.at,
      ...(first.because === 'expression' && { message: 'expression' }),
      ...(second && { related: [{ at: second.at, message: sentence('This can not be read either') }] }),
    });
    return;
  }
  // A clone has the drives of its source.
  if (!drives.complete && drives.items.length === 0 && generationFollows === undefined) {
    report({ at, message: 'left-out' });
  }
}

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `[
  {
    "Name": "build-agent",
    "State": 3,
    "Generation": 1,
    "HardDrives": [‹"HardDiskDrive (Name = 'Hard Drive', VMName = 'build-agent') [Id = 'a']"›]
  }
]`,
    },
    {
      severity: 'warning',
      text: '{ "name": "agent", "generation": 1, "memory": "2GB", "disks": ‹"{{ disks }}"› }',
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

import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/replaced',
  title: 'For another generation the tool removes the machine and makes a new one',
  impact: 'manual',
  generation: 2,
  onMachineThatIsThere: true,
  messages: { default: '{tool} removes {name} for another generation and makes a new one: its checkpoints go with it' },
  why: 'In every provider the generation is an attribute that forces a new machine. Remove-VM takes checkpoints, saved state and the id of the machine; disks that are resources of their own stay.',
  whatToDo:
    'Read the plan before you apply it. Merge checkpoints and shut the machine down first; bring its disk to GPT by the runbook, or install the guest anew.',
  lost: 'Checkpoints, saved state and the id of the machine',
  sources: ['TF', 'TFWIN', 'PLAN25'],
  check(machine, { report }) {
    const { upkeep, name, at } = machine;
    if (upkeep !== undefined && statedGeneration(machine) === 1) {
      report({ at, arguments: { tool: upkeep.tool, name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "files" {
  name       = "files"
  ‹generation = 1›
}
`,
    },
  ],
  passing: [
    {
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "files" {
  name       = "files"
  generation = 2
}
`,
    },
    { text: '{ "Name": "files", "Generation": 1 }' },
  ],
};

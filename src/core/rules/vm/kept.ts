import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/kept',
  title: 'The definition forbids to remove the machine',
  impact: 'manual',
  generation: 2,
  onMachineThatIsThere: true,
  messages: { default: 'This forbids {tool} to remove {name}, as it has to for another generation: the plan fails' },
  why: 'With prevent_destroy Terraform refuses every plan that would remove the resource, and another generation does.',
  whatToDo: 'Take prevent_destroy out for the one apply in which the machine is made anew, and put it back.',
  sources: ['TFLIFE', 'TF'],
  check(machine, { report }) {
    const { upkeep, name } = machine;
    if (upkeep?.keptBy !== undefined && statedGeneration(machine) === 1) {
      report({ at: upkeep.keptBy, arguments: { tool: upkeep.tool, name } });
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
  generation = 1

  lifecycle {
    ‹prevent_destroy = true›
  }
}
`,
    },
  ],
  passing: [
    {
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "files" {
  name       = "files"
  generation = 1

  lifecycle {
    prevent_destroy = false
  }
}
`,
    },
  ],
};

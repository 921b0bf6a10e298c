import { statedGeneration } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/ignored-change',
  title: 'Another generation of a machine that is there is passed over',
  impact: 'manual',
  generation: 2,
  onMachineThatIsThere: true,
  messages: {
    default: '{tool} passes over another generation of {name} because of this: a machine that is there stays',
  },
  why: 'What ignore_changes names, or all with the word all, Terraform reads only when it makes the machine. The definition then says Generation 2 of a machine that is Generation 1.',
  whatToDo:
    'Take generation, or all, out of ignore_changes before you apply; or replace the machine in so many words, with terraform apply -replace.',
  sources: ['TFLIFE', 'TF'],
  check(machine, { report }) {
    const { upkeep, name } = machine;
    if (upkeep?.ignoredBy !== undefined && statedGeneration(machine) === 1) {
      report({ at: upkeep.ignoredBy, arguments: { tool: upkeep.tool, name } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "node" {
  name       = "node"
  generation = 1

  lifecycle {
    ‹ignore_changes› = [notes, generation]
  }
}
`,
    },
    {
      severity: 'warning',
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "node" {
  name       = "node"
  generation = 1

  lifecycle {
    ‹ignore_changes› = all
  }
}
`,
    },
  ],
  passing: [
    {
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "node" {
  name       = "node"
  generation = 1

  lifecycle {
    ignore_changes = [notes]
  }
}
`,
    },
  ],
};

import { disksOf } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/new-image',
  title: 'Under another path the tool makes a new, empty disk',
  impact: 'manual',
  generation: 2,
  onInstalledDisk: true,
  messages: {
    default: 'Renamed to .vhdx this becomes a new, empty disk: {tool} copies nothing of the one that is there',
  },
  why: 'The path is what a hyperv_vhd is known by. For another one Terraform removes the resource and makes a disk of nothing, unless source or source_vm says of what.',
  whatToDo:
    'Convert the disk with Convert-VHD to the new path while the machine is off, and import it under that path before you apply; or name it as source.',
  sources: ['TF', 'PS'],
  check(machine, { report }) {
    const { upkeep } = machine;
    for (const { format, made, at } of upkeep === undefined ? [] : disksOf(machine)) {
      if (known(format) === 'vhd' && made === 'new') {
        report({ at: format?.at ?? at, arguments: { tool: upkeep?.tool ?? '' } });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      fileName: 'main.tf',
      text: `resource "hyperv_vhd" "system" {
  path = ‹"D:\\\\vm\\\\system.vhd"›
  size = 64424509440
}

resource "hyperv_machine_instance" "files" {
  name       = "files"
  generation = 1

  hard_disk_drives {
    controller_type     = "Ide"
    controller_number   = 0
    controller_location = 0
    path                = hyperv_vhd.system.path
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

  hard_disk_drives {
    controller_type     = "Ide"
    controller_number   = 0
    controller_location = 0
    path                = "D:\\\\vm\\\\system.vhd"
  }
}
`,
    },
  ],
};

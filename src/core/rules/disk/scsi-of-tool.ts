import { slotOf, slotText } from '../../machine/devices';
import { known } from '../../machine/field';
import { busSpan } from '../ide';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/scsi-of-tool',
  title: 'The tool gives a machine one SCSI controller',
  impact: 'converts',
  generation: 2,
  messages: {
    default: '{place} is on no controller that there is: {tool} adds none to the SCSI controller of a new machine',
  },
  why: 'A new machine has one SCSI controller, number 0, with 64 locations. The provider attaches drives and adds no controller for them.',
  whatToDo: 'Put the drive at a free location of controller 0.',
  sources: ['TF', 'MAX'],
  check(machine, { slotFor, report }) {
    const { drives, toolLimits } = machine;
    const { tool = '', scsiControllers = Number.POSITIVE_INFINITY } = toolLimits ?? {};
    for (const drive of drives.items) {
      const slot = slotOf(drive);
      if (known(drive.bus) === 'scsi' && slot !== undefined && slot.number >= scsiControllers) {
        const to = slotFor(drive);
        const changes = [{ kind: 'move-drive-to-scsi', drive, to }] as const;
        report({
          at: busSpan(drive),
          arguments: { place: slotText('scsi', slot), tool },
          // Only its code was read for this.
          uncertain: true,
          ...(to !== undefined && { fix: { class: 'safe', changes, alone: true } }),
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "archive" {
  name = "archive"

  hard_disk_drives {
    controller_number   = 1
    controller_location = 0
    ‹path                = "archive.vhdx"›
  }
}
`,
      fixed: `resource "hyperv_machine_instance" "archive" {
  name = "archive"

  hard_disk_drives {
    controller_number   = 0
    controller_location = 0
    path                = "archive.vhdx"
  }
}
`,
    },
  ],
  passing: [
    {
      fileName: 'main.tf',
      text: `resource "hyperv_machine_instance" "archive" {
  name = "archive"

  hard_disk_drives {
    controller_number   = 0
    controller_location = 1
    path                = "archive.vhdx"
  }
}
`,
    },
  ],
};

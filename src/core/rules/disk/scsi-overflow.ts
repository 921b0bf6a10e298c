import { SCSI_CONTROLLERS, SCSI_LOCATIONS, slotOf, slotText } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/scsi-overflow',
  title: 'SCSI has 4 controllers with 64 locations each',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: 'No SCSI location is free for this drive: a machine has 4 controllers with 64 locations each',
    outside: '{place} does not exist: SCSI controllers are 0 to 3, locations 0 to 63',
  },
  why: 'A machine has at most 4 SCSI controllers with 64 locations each, 256 drives in all, in both generations.',
  whatToDo: 'Remove drives, or join disks, until all fit.',
  sources: ['MAX', 'PS'],
  check(machine, { drivesWithoutSlot, report }) {
    for (const drive of drivesWithoutSlot) {
      report({ at: drive.at });
    }
    for (const drive of machine.drives.items) {
      const slot = slotOf(drive);
      if (known(drive.bus) === 'scsi' && slot !== undefined && !exists(slot.number, slot.location)) {
        report({ at: drive.at, message: 'outside', arguments: { place: slotText('scsi', slot) } });
      }
    }
  },
};

function exists(number: number, location: number): boolean {
  return number >= 0 && number < SCSI_CONTROLLERS && location >= 0 && location < SCSI_LOCATIONS;
}

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "archive",
  "Generation": 2,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "tape.vhdx", ‹"ControllerType": "SCSI"›, "ControllerNumber": 4, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "archive",
  "Generation": 2,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "SCSI", "ControllerNumber": 3, "ControllerLocation": 63 }
  ]
}`,
    },
  ],
};

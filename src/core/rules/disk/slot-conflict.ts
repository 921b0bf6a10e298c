import { sentence } from '../../l10n';
import { placeOf } from '../../machine/devices';
import type { Drive } from '../../machine/machine';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/slot-conflict',
  title: 'Two drives are in one place',
  impact: 'manual',
  generation: 2,
  messages: { default: 'Two drives are on {place}: Hyper-V puts one drive on each location' },
  why: 'A location of a controller holds one drive. Adding a second one there fails, in both generations.',
  whatToDo: 'Give one of the drives a free location.',
  sources: ['PS', 'MAX'],
  check({ drives }, { report }) {
    const taken = new Map<string, Drive>();
    for (const drive of drives.items) {
      const place = placeOf(drive);
      if (place === undefined) {
        continue;
      }
      const other = taken.get(place);
      if (other === undefined) {
        taken.set(place, drive);
      } else {
        report({
          at: drive.at,
          arguments: { place },
          related: [{ at: other.at, message: sentence('The other drive in this place') }],
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "db",
  "Generation": 2,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "log.vhdx", ‹"ControllerType": "SCSI"›, "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "db",
  "Generation": 2,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "log.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 1 }
  ]
}`,
    },
  ],
};

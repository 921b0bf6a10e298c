import { bootDisk, disksOf, slotOf, slotText } from '../../machine/devices';
import { busSpan, isWrittenOnIde, moveToScsi } from '../ide';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/ide-data',
  title: 'A data disk is on IDE',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: {
    default: 'A data disk is on {place}: Generation 2 has no IDE, and SCSI is hot-plugged and resized online',
  },
  why: 'Generation 2 has no IDE controllers. A SCSI disk can be added, removed and resized while the machine runs, in both generations.',
  whatToDo: 'Move the disk to a free SCSI location. The guest finds it at another controller and location.',
  replacedBy: 'A disk on a virtual SCSI controller',
  gained: 'Disks added, removed and resized while the machine runs',
  lost: 'The place at which the guest knew the disk',
  sources: ['PLAN25', 'OVR', 'MAX'],
  check(machine, context) {
    const boot = bootDisk(machine);
    for (const disk of disksOf(machine)) {
      if (disk !== boot && isWrittenOnIde(disk)) {
        context.report({
          at: busSpan(disk),
          arguments: { place: slotText('ide', slotOf(disk)) },
          // A bus that isn't written is IDE for as long as the machine is Generation 1.
          fix: moveToScsi(disk, context, disk.bus?.origin !== 'default'),
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "data.vhdx", "ControllerType": ‹"IDE"›, "ControllerNumber": 1, "ControllerLocation": 0 }
  ]
}`,
      fixed: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "data.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 1 }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "system.vhdx", "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "data.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
};

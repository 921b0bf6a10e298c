import { isDvdOfHost, slotOf, slotText } from '../../machine/devices';
import { busSpan, isWrittenOnIde, moveToScsi } from '../ide';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'dvd/on-ide',
  title: 'A DVD drive is on IDE',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'A DVD drive is on {place}: Generation 2 has no IDE, its DVD drives are on SCSI' },
  why: 'Generation 2 has no IDE controllers. Its DVD drives are on SCSI, up to 64 on each controller, and are added while the machine runs.',
  whatToDo: 'Convert the machine: in Generation 1 a SCSI controller takes no DVD drive.',
  replacedBy: 'A DVD drive on a virtual SCSI controller',
  gained: 'Up to 64 DVD drives on each SCSI controller, added while the machine runs',
  sources: ['PLAN25', 'OVR', 'CVM'],
  check(machine, context) {
    for (const drive of machine.drives.items) {
      if (drive.kind === 'dvd' && !isDvdOfHost(drive) && isWrittenOnIde(drive)) {
        context.report({
          at: busSpan(drive),
          arguments: { place: slotText('ide', slotOf(drive)) },
          fix: moveToScsi(drive, context, false),
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
  "Name": "setup",
  "Generation": 1,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": ‹"IDE"›, "ControllerNumber": 1, "ControllerLocation": 0 }
  ]
}`,
      fixed: `{
  "Name": "setup",
  "Generation": 2,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "setup",
  "Generation": 2,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": ‹"IDE"›, "ControllerNumber": 1, "ControllerLocation": 0 }
  ]
}`,
      fixed: `{
  "Name": "setup",
  "Generation": 2,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "setup",
  "Generation": 2,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 1 }
  ]
}`,
    },
  ],
};

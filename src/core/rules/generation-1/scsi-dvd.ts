import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/scsi-dvd',
  title: 'Generation 1 has no DVD drive on SCSI',
  impact: 'converts',
  generation: 1,
  messages: { default: 'A DVD drive on SCSI, but this machine is Generation 1: its DVD drives are on IDE' },
  why: 'A SCSI controller of a Generation 1 machine holds disks only.',
  whatToDo: 'Convert the machine to Generation 2, or put the drive on IDE.',
  sources: ['CVM', 'JH3'],
  check({ drives }, { report }) {
    for (const drive of drives.items) {
      if (drive.kind === 'dvd' && known(drive.bus) === 'scsi') {
        report({ at: drive.bus?.at ?? drive.at, fix: { class: 'safe', changes: [], alone: false } });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "setup",
  "Generation": 1,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": ‹"SCSI"›, "ControllerNumber": 0, "ControllerLocation": 1 }
  ]
}`,
      fixed: `{
  "Name": "setup",
  "Generation": 2,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 1 }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "setup",
  "Generation": 1,
  "DVDDrives": [
    { "Path": "setup.iso", "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
};

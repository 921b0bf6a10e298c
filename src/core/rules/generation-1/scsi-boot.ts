import { disksOf } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/scsi-boot',
  title: 'Generation 1 does not boot from SCSI',
  impact: 'manual',
  generation: 1,
  messages: { default: 'Every disk is on SCSI, but this machine is Generation 1: its BIOS boots only from IDE' },
  why: 'The BIOS of Generation 1 does not see the virtual SCSI controller; the boot disk has to be on IDE.',
  whatToDo: 'Convert the machine to Generation 2, or put its boot disk on IDE 0:0.',
  sources: ['PLAN25', 'MAX'],
  check(machine, { report }) {
    const disks = disksOf(machine);
    const [first] = disks;
    if (first !== undefined && machine.drives.complete && disks.every(disk => known(disk.bus) === 'scsi')) {
      report({ at: first.bus?.at ?? first.at, fix: { class: 'safe', changes: [], alone: false } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "web",
  "Generation": 1,
  "HardDrives": [
    { "Path": "web.vhdx", "ControllerType": ‹"SCSI"›, "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "HardDrives": [
    { "Path": "web.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 1,
  "HardDrives": [
    { "Path": "web.vhdx", "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0 },
    { "Path": "data.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
};

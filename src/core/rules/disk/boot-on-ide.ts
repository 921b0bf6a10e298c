import { bootDisk, slotOf, slotText } from '../../machine/devices';
import { busSpan, isWrittenOnIde, moveToScsi } from '../ide';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/boot-on-ide',
  title: 'The boot disk is on IDE',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'The boot disk is on {place}: Generation 2 has no IDE and boots from SCSI' },
  why: 'Generation 2 has no IDE controllers. Its firmware boots from a .vhdx on SCSI, up to 64 TB, resized while it runs.',
  whatToDo: 'Convert the machine: moved alone, the disk would leave a Generation 1 machine that cannot boot.',
  replacedBy: 'A disk on a virtual SCSI controller',
  gained: 'Boot from a .vhdx of up to 64 TB, resized while the machine runs; disks added and removed while it runs',
  sources: ['PLAN25', 'S0', 'MAX'],
  check(machine, context) {
    const disk = bootDisk(machine);
    if (disk !== undefined && isWrittenOnIde(disk)) {
      context.report({
        at: busSpan(disk),
        arguments: { place: slotText('ide', slotOf(disk)) },
        fix: moveToScsi(disk, context, false),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "web",
  "Generation": 1,
  "HardDrives": [
    { "Path": "web.vhdx", "ControllerType": ‹"IDE"›, "ControllerNumber": 0, "ControllerLocation": 0 }
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
    {
      severity: 'error',
      text: `{
  "Name": "web",
  "Generation": 2,
  "HardDrives": [
    { "Path": "web.vhdx", "ControllerType": ‹"IDE"›, "ControllerNumber": 0, "ControllerLocation": 0 }
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
  "Generation": 2,
  "HardDrives": [
    { "Path": "web.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
  ],
};

import { slotOf, slotText } from '../../machine/devices';
import type { Drive } from '../../machine/machine';
import { busSpan, isWrittenOnIde } from '../ide';
import type { Examples, Rule } from '../rule';

const IDE_CONTROLLERS = 2;
const IDE_LOCATIONS = 2;

export const rule: Rule = {
  id: 'generation-1/ide-overflow',
  title: 'Generation 1 has 2 IDE controllers with 2 locations each',
  impact: 'converts',
  generation: 1,
  messages: {
    default: 'No IDE location is left for this drive: a machine has 2 controllers with 2 locations each',
    outside: '{place} does not exist: IDE controllers are 0 and 1, as are the locations on each',
  },
  why: 'A Generation 1 machine has two IDE controllers for four drives in all, disks and DVD drives together.',
  whatToDo: 'Convert the machine to Generation 2, where SCSI has room for 256 drives, or put data disks on SCSI.',
  gained: '4 controllers with 64 locations each',
  sources: ['MAX', 'PS'],
  check({ drives }, { report }) {
    const fix = { class: 'safe', changes: [], alone: false } as const;
    const onIde = drives.items.filter(isWrittenOnIde);
    for (const drive of onIde.filter(isOutside)) {
      report({ at: busSpan(drive), message: 'outside', arguments: { place: slotText('ide', slotOf(drive)) }, fix });
    }
    for (const drive of onIde.filter(each => !isOutside(each)).slice(IDE_CONTROLLERS * IDE_LOCATIONS)) {
      report({ at: busSpan(drive), fix });
    }
  },
};

function isOutside(drive: Drive): boolean {
  const slot = slotOf(drive);
  return slot !== undefined && (slot.number >= IDE_CONTROLLERS || slot.location >= IDE_LOCATIONS);
}

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "a.vhdx", "ControllerType": ‹"IDE"›, "ControllerNumber": 2, "ControllerLocation": 0 }
  ]
}`,
      fixed: `{
  "Name": "files",
  "Generation": 2,
  "HardDrives": [
    { "Path": "a.vhdx", "ControllerType": "SCSI", "ControllerNumber": 0, "ControllerLocation": 0 }
  ]
}`,
    },
    {
      severity: 'error',
      text: '{ "Generation": 1, "HardDrives": [{ "ControllerType": "IDE" }, { "ControllerType": "IDE" }, { "ControllerType": "IDE" }, { "ControllerType": "IDE" }, { "ControllerType": ‹"IDE"› }] }',
      fixed:
        '{ "Generation": 2, "HardDrives": [{ "ControllerType": "SCSI" }, { "ControllerType": "SCSI" }, { "ControllerType": "SCSI" }, { "ControllerType": "SCSI" }, { "ControllerType": "SCSI" }] }',
    },
  ],
  passing: [
    {
      text: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "a.vhdx", "ControllerType": "IDE", "ControllerNumber": 1, "ControllerLocation": 1 }
  ]
}`,
    },
  ],
};

import { sentence } from '../../l10n';
import { isCheckpointDisk, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/checkpoints',
  title: 'The machine has checkpoints',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The disks continue the checkpoint {checkpoint}: merge it before they move to a new machine',
    disk: 'The disk continues a checkpoint: merge it before the disk moves to a new machine',
  },
  why: 'Checkpoints belong to one machine. Its disks are spread over .avhdx files, of which a new machine cannot start and which cannot be converted.',
  whatToDo: 'Shut the machine down, remove the checkpoints (Remove-VMSnapshot) and wait until the disks are merged.',
  lost: 'The checkpoints',
  sources: ['CVM', 'AZL', 'PS'],
  check(machine, { report }) {
    const checkpoint = known(machine.parentCheckpoint);
    const [first, ...others] = machine.drives.items.filter(isCheckpointDisk);
    if (statedGeneration(machine) === 2) {
      return;
    }
    if (machine.parentCheckpoint !== undefined && checkpoint !== undefined) {
      report({ at: machine.parentCheckpoint.at, arguments: { checkpoint } });
    } else if (first !== undefined) {
      const related = others.map(({ at }) => ({ at, message: sentence('This disk as well') }));
      report({ at: first.path?.at ?? first.at, message: 'disk', related });
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
  "ParentSnapshotName": ‹"before the update"›,
  "HardDrives": [
    { "Path": "web_0F1C7D0A.avhdx" }
  ]
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "web",
  "Generation": 1,
  "HardDrives": [
    { "Path": ‹"web_0F1C7D0A.avhdx"› },
    { "Path": "data_8B21FF00.AVHD" }
  ]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "web", "Generation": 1, "ParentSnapshotName": null, "HardDrives": [{ "Path": "web.vhdx" }] }' },
    { text: '{ "Name": "web", "Generation": 2, "HardDrives": [{ "Path": "web_0F1C7D0A.avhdx" }] }' },
  ],
};

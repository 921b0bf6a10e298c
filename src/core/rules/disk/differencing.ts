import { disksOf, isCheckpointDisk, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { pathIn } from '../../text/file-name';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/differencing',
  title: 'A disk continues another one',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The disk continues {parent}: merge them first, as the parent cannot be converted on its own',
    vhd: 'The disk continues {parent}: Generation 2 needs every disk of the chain as .vhdx',
  },
  why: 'A differencing disk is only what changed since its parent. To convert the parent breaks every disk that continues it, and one chain has one format.',
  whatToDo: 'Merge the chain (Merge-VHD), or convert it as a whole to a new .vhdx (Convert-VHD).',
  sources: ['PS', 'CVM', 'AZL'],
  check(machine, { report }) {
    for (const disk of disksOf(machine)) {
      const parent = known(disk.parentPath);
      // The disks of checkpoints are reported as such.
      if (disk.parentPath === undefined || parent === undefined || isCheckpointDisk(disk)) {
        continue;
      }
      if (statedGeneration(machine) !== 2) {
        report({ at: disk.parentPath.at, arguments: { parent } });
      } else if (/\.a?vhd$/i.test(pathIn(parent))) {
        report({ at: disk.parentPath.at, message: 'vhd', arguments: { parent } });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "desktop-7",
  "Generation": 1,
  "HardDrives": [
    { "Path": "desktop-7.vhdx", "ParentPath": ‹"base.vhdx"› }
  ]
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "desktop-7",
  "Generation": 2,
  "HardDrives": [
    { "Path": "desktop-7.vhdx", "ParentPath": ‹"base.vhd"› }
  ]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "web", "Generation": 1, "HardDrives": [{ "Path": "web.vhdx", "ParentPath": null }] }' },
    { text: '{ "Name": "web", "Generation": 2, "HardDrives": [{ "Path": "web.vhdx", "ParentPath": "base.vhdx" }] }' },
  ],
};

import { disksOf, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/pass-through',
  title: 'A disk is a physical one of the host',
  impact: 'manual',
  generation: 2,
  messages: {
    default: "The host's disk {disk} is passed through: it has to be attached to the new machine by hand",
    unnamed: 'A disk of the host is passed through: it has to be attached to the new machine by hand',
  },
  why: 'Generation 2 takes physical disks on SCSI. No export carries them: a new machine gets one with Add-VMHardDiskDrive -DiskNumber, while the host has it offline.',
  whatToDo: 'Detach the disk from the old machine and attach it to the new one by its number.',
  sources: ['CVM', 'MAX', 'PS'],
  check(machine, { report }) {
    for (const { physical } of disksOf(machine)) {
      if (physical !== undefined && statedGeneration(machine) !== 2) {
        const disk = known(physical);
        report(
          disk === undefined
            ? { at: physical.at, message: 'unnamed' }
            : { at: physical.at, arguments: { disk: String(disk) } },
        );
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "backup",
  "Generation": 1,
  "HardDrives": [
    { "Path": "backup.vhdx", "DiskNumber": null },
    { "ControllerType": "SCSI", "DiskNumber": ‹2› },
    { "ControllerType": "SCSI", "Path": ‹"Disk 3 931.51 GB Bus 0 Lun 0 Target 1"› },
    { "ControllerType": "SCSI", "DiskNumber": ‹"{{ disk }}"› }
  ]
}`,
    },
  ],
  passing: [
    {
      text: '{ "Name": "backup", "Generation": 1, "HardDrives": [{ "Path": "Disk 2.vhdx", "DiskNumber": 4294967295 }] }',
    },
    { text: '{ "Name": "backup", "Generation": 2, "HardDrives": [{ "ControllerType": "SCSI", "DiskNumber": 2 }] }' },
  ],
};

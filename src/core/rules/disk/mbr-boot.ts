import { sentence } from '../../l10n';
import { bootDisk, disksOf, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Drive } from '../../machine/machine';
import { wayToGpt } from '../installed-disk';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/mbr-boot',
  title: 'The boot disk is partitioned as MBR',
  impact: 'converts',
  generation: 2,
  onInstalledDisk: true,
  messages: { default: 'The boot disk is MBR: UEFI starts from GPT with an EFI system partition' },
  why: 'A disk that BIOS starts from does not start in Generation 2. Windows 10 1703 and later convert it in place with mbr2gpt; other guests are imaged anew. A Linux may be on GPT already, as Fedora lays it out for BIOS too from 37 on: then the EFI partition and the boot loader are what is missing.',
  whatToDo:
    'Convert the disk (mbr2gpt /convert /allowFullOS in the guest, just before it moves), or install the guest anew.',
  sources: ['PLAN25', 'OVR', 'MBR', 'CVM', 'FEDORAGPT'],
  check(machine, { report }) {
    const drive = bootDisk(machine);
    // UEFI tries one disk after the other: that it starts from none is certain only where all are MBR.
    const certain = statedGeneration(machine) !== 2 || (machine.drives.complete && disksOf(machine).every(isMbr));
    if (drive?.partitionStyle !== undefined && isMbr(drive) && certain) {
      report({
        at: drive.partitionStyle.at,
        fix: {
          class: 'lossy',
          changes: [{ kind: 'use-gpt', drive }],
          alone: false,
          lost: { what: sentence('the MBR of the boot disk'), toDo: wayToGpt(machine.guest) },
        },
      });
    }
  },
};

function isMbr({ partitionStyle }: Drive): boolean {
  return known(partitionStyle) === 'mbr';
}

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "web",
  "Generation": 1,
  "HardDrives": [
    { "Path": "web.vhdx", "PartitionStyle": ‹"MBR"› }
  ]
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "HardDrives": [
    { "Path": "web.vhdx", "PartitionStyle": "GPT" }
  ]
}`,
    },
    {
      severity: 'error',
      text: '{ "Name": "web", "Generation": 2, "HardDrives": [{ "PartitionStyle": ‹"MBR"› }] }',
      fixed: '{ "Name": "web", "Generation": 2, "HardDrives": [{ "PartitionStyle": "GPT" }] }',
    },
  ],
  passing: [
    { text: '{ "Name": "web", "Generation": 2, "HardDrives": [{ "Path": "web.vhdx", "PartitionStyle": "GPT" }] }' },
    {
      text: '{ "Name": "a", "Generation": 2, "HardDrives": [{ "PartitionStyle": "MBR" }, { "PartitionStyle": "GPT" }] }',
    },
  ],
};

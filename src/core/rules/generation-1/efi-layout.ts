import { bootDiskOf, hasPartition } from '../../companions/diskpart';
import { sentence } from '../../l10n';
import { placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/efi-layout',
  title: 'The answer file lays the disk out for UEFI, and Generation 1 has a BIOS',
  impact: 'manual',
  generation: 1,
  messages: { default: '{file} lays the disk out for UEFI, but this machine is Generation 1: Windows Setup stops' },
  why: 'An EFI system partition is one of GPT disks. On a machine with a BIOS Windows Setup lays out an MBR disk, and ends with error 0x80042565 where it is to make one there.',
  whatToDo: 'Convert the machine to Generation 2, for which the file is made.',
  sources: ['IOTENT19', 'UNATTEND_UEFI'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file', 'diskpart')) {
      const disk = bootDiskOf(file.content);
      if (disk !== undefined && hasPartition(disk, 'efi')) {
        report({
          at: file.at,
          arguments: { file: file.path },
          related: [placeIn(file, disk, sentence('This disk gets an EFI system partition'))],
          fix: { class: 'safe', changes: [], alone: false },
        });
      }
    }
  },
};

const UEFI = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>EFI</Type></CreatePartition>
  <CreatePartition><Order>2</Order><Type>MSR</Type></CreatePartition>
  <CreatePartition><Order>3</Order><Type>Primary</Type></CreatePartition>
</CreatePartitions></Disk></unattend>`;

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 1,
      "cd_files": [‹"Autounattend.xml"›]
    }
  ]
}`,
      fixed: `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 2,
      "enable_secure_boot": true,
      "cd_files": ["Autounattend.xml"]
    }
  ]
}`,
      files: { 'Autounattend.xml': UEFI },
    },
  ],
  passing: [
    {
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": ["Autounattend.xml"] }] }',
      files: { 'Autounattend.xml': UEFI },
    },
  ],
};

import { bootDiskOf, hasPartition } from '../../companions/diskpart';
import { sentence } from '../../l10n';
import { placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'answer-file/no-msr',
  title: 'The answer file makes no Microsoft Reserved partition (MSR)',
  impact: 'manual',
  generation: 2,
  messages: { default: '{file} makes an EFI system partition but no MSR partition, which Windows needs on GPT disks' },
  why: 'Windows keeps space on every GPT disk for itself, in a Microsoft Reserved partition behind the EFI system partition.',
  whatToDo: 'Create a partition of type MSR with 16 MB between the EFI partition and the one for Windows.',
  sources: ['UNATTEND_UEFI'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file', 'diskpart')) {
      const disk = bootDiskOf(file.content);
      if (disk !== undefined && hasPartition(disk, 'efi') && !hasPartition(disk, 'msr')) {
        report({
          at: file.at,
          arguments: { file: file.path },
          related: [placeIn(file, disk, sentence('This disk gets no MSR partition'))],
        });
      }
    }
  },
};

const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"Autounattend.xml"›] }] }';
const WITHOUT = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>EFI</Type></CreatePartition>
  <CreatePartition><Order>2</Order><Type>Primary</Type></CreatePartition>
</CreatePartitions></Disk></unattend>`;
const WITH = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>EFI</Type></CreatePartition>
  <CreatePartition><Order>2</Order><Type>MSR</Type></CreatePartition>
  <CreatePartition><Order>3</Order><Type>Primary</Type></CreatePartition>
</CreatePartitions></Disk></unattend>`;

export const examples: Examples = {
  failing: [{ severity: 'warning', text: TEMPLATE, files: { 'Autounattend.xml': WITHOUT } }],
  passing: [{ text: TEMPLATE, files: { 'Autounattend.xml': WITH } }],
};

import { sentence } from '../../l10n';
import { placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'answer-file/mbr-layout',
  title: 'The answer file lays the disk out for BIOS (MBR)',
  impact: 'manual',
  generation: 2,
  messages: { default: '{file} lays the disk out for BIOS: UEFI needs an EFI system partition and an MSR partition' },
  why: 'Windows Setup stops where it is to install to a disk without an EFI system partition: UEFI starts from GPT disks, and an active partition is a mark of MBR disks.',
  whatToDo:
    'Create an EFI, an MSR and a primary partition, remove <Active>, and install to the primary one: PartitionID 3.',
  sources: ['UNATTEND_TYPE', 'UNATTEND_UEFI'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file')) {
      for (const disk of file.content.disks) {
        if (disk.partitions.every(({ type }) => type !== 'efi')) {
          report({
            span: file.span,
            arguments: { file: file.path },
            related: [
              placeIn(file, disk, sentence('This disk gets no EFI system partition')),
              ...file.content.active.map(span =>
                placeIn(file, span, sentence('Only MBR disks have an active partition')),
              ),
            ],
          });
        }
      }
    }
  },
};

const TEMPLATE = `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 1,
      "floppy_files": [‹"answers/Autounattend.xml"›]
    }
  ]
}`;

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: TEMPLATE,
      files: {
        'answers/Autounattend.xml': `<unattend><DiskConfiguration><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions><ModifyPartitions>
  <ModifyPartition><Active>true</Active><PartitionID>1</PartitionID></ModifyPartition>
</ModifyPartitions></Disk></DiskConfiguration></unattend>`,
      },
    },
  ],
  passing: [
    {
      text: TEMPLATE,
      files: {
        'answers/Autounattend.xml': `<unattend><DiskConfiguration><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>EFI</Type><Size>100</Size></CreatePartition>
  <CreatePartition><Order>2</Order><Type>MSR</Type><Size>16</Size></CreatePartition>
  <CreatePartition><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></DiskConfiguration></unattend>`,
      },
    },
  ],
};

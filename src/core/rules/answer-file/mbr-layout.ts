import { bootDiskOf, hasPartition } from '../../companions/diskpart';
import { sentence } from '../../l10n';
import { placesIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'answer-file/mbr-layout',
  title: 'The answer file lays the disk out for BIOS (MBR)',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} lays the disk out for BIOS: UEFI needs an EFI system partition and an MSR partition',
    shared: '{file} lays the disk out for BIOS, for {builders} as well: UEFI needs a file of its own, with EFI and MSR',
  },
  why: 'Windows Setup stops where it is to install to a disk without an EFI system partition: UEFI starts from GPT disks, and an active partition is a mark of MBR disks.',
  whatToDo:
    'Create an EFI, an MSR and a primary partition, remove <Active>, and install to the primary one: PartitionID 3. Where a machine with BIOS reads the same file, do it in a copy.',
  sources: ['UNATTEND_TYPE', 'UNATTEND_UEFI'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file', 'diskpart')) {
      const disk = bootDiskOf(file.content);
      if (disk !== undefined && !hasPartition(disk, 'efi')) {
        const { path, sharedWith = [] } = file;
        const builders = sharedWith.map(({ name }) => name).join(', ');
        report({
          at: file.at,
          ...(sharedWith.length > 0 && { message: 'shared' }),
          arguments: sharedWith.length === 0 ? { file: path } : { file: path, builders },
          related: [
            ...placesIn(file, [disk], sentence('This disk gets no EFI system partition')),
            ...placesIn(file, file.content.active, sentence('Only MBR disks have an active partition')),
            ...sharedWith.map(({ at }) => ({ at, message: sentence('This needs the file as it is') })),
          ],
        });
      }
    }
  },
};

const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "floppy_files": [‹"answers/Autounattend.xml"›] }] }';

const MBR = `<unattend><DiskConfiguration><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions><ModifyPartitions>
  <ModifyPartition><Active>true</Active><PartitionID>1</PartitionID></ModifyPartition>
</ModifyPartitions></Disk></DiskConfiguration></unattend>`;
const DISKPART = `<unattend><RunSynchronous>
  <RunSynchronousCommand><Path>cmd /c (echo SELECT DISK 0&amp;echo CREATE PARTITION PRIMARY&amp;echo ACTIVE) | diskpart</Path></RunSynchronousCommand>
</RunSynchronous></unattend>`;

export const examples: Examples = {
  failing: [
    { severity: 'warning', text: TEMPLATE, files: { 'answers/Autounattend.xml': MBR } },
    { severity: 'warning', text: TEMPLATE, files: { 'answers/Autounattend.xml': DISKPART } },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "cd_files": [‹"A/autounattend.xml"›] }, { "type": "qemu", "floppy_files": ["A/autounattend.xml"] }] }',
      files: { 'A/autounattend.xml': MBR },
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

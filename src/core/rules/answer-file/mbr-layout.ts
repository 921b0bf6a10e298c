import { bootDiskOf, hasPartition } from '../../companions/diskpart';
import { sentence } from '../../l10n';
import { layoutForUefi, placesIn, readCompanions } from '../companions';
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
  sources: ['UNATTEND_TYPE', 'UNATTEND_UEFI', 'UNATTEND_SAMPLE'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file', 'diskpart')) {
      const disk = bootDiskOf(file.content);
      if (disk !== undefined && !hasPartition(disk, 'efi')) {
        const { path, sharedWith = [] } = file;
        const { offer, left } = layoutForUefi(file, disk);
        const builders = file.rewritten.neededBy().join(', ');
        report({
          at: file.at,
          ...(builders !== '' && { message: 'shared' }),
          arguments: builders === '' ? { file: path } : { file: path, builders },
          related: [
            ...placesIn(file, [disk], sentence('This disk gets no EFI system partition')),
            ...placesIn(file, file.content.active, sentence('Only MBR disks have an active partition')),
            ...sharedWith.map(({ at }) => ({ at, message: sentence('This needs the file as it is') })),
            ...left,
          ],
          ...offer,
        });
      }
    }
  },
};

const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"a/Autounattend.xml"›] }] }';
const MBR = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></unattend>`;
const GPT = `<unattend><Disk><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>EFI</Type><Size>200</Size></CreatePartition>
  <CreatePartition><Order>2</Order><Type>MSR</Type><Size>16</Size></CreatePartition>
  <CreatePartition><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
</CreatePartitions></Disk></unattend>`;
export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: TEMPLATE,
      files: { 'a/Autounattend.xml': MBR },
      fixedFiles: { 'a/Autounattend.xml': GPT },
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"A/autounattend.xml"›] }, { "type": "qemu", "cd_files": ["A/autounattend.xml"] }] }',
      files: { 'A/autounattend.xml': MBR },
      fixed:
        '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": ["A/gen2/autounattend.xml"] }, { "type": "qemu", "cd_files": ["A/autounattend.xml"] }] }',
      fixedFiles: { 'A/gen2/autounattend.xml': GPT },
    },
  ],
  passing: [{ text: TEMPLATE, files: { 'a/Autounattend.xml': GPT } }],
};

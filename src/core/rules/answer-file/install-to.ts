import type { AnswerFile, InstallTarget } from '../../companions/answer-file';
import { type AnswerDisk, type AnswerPartition, hasPartition } from '../../companions/diskpart';
import { sentence } from '../../l10n';
import { placeIn, readCompanions } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'answer-file/install-to',
  title: 'The answer file installs Windows to the wrong partition',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{file} installs to partition {partition}, which is {type}: Windows needs a primary one',
    missing: '{file} installs to partition {partition}, which is not created: Windows needs a primary one',
  },
  why: 'On a GPT disk the EFI system partition and the MSR partition come first, so the numbers of an MBR layout point at them.',
  whatToDo: 'Give InstallTo the number of the primary partition for Windows: 3 behind EFI and MSR.',
  sources: ['UNATTEND_UEFI', 'UNATTEND_TYPE'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'answer-file')) {
      const wrong = wrongTarget(file.content);
      if (wrong !== undefined) {
        const { target, partition } = wrong;
        const to = placeIn(file, target, sentence('Windows is installed to this partition'));
        const where = { file: file.path, partition: String(target.partition) };
        if (partition === undefined) {
          report({ at: file.at, message: 'missing', arguments: where, related: [to] });
        } else {
          const related = [to, placeIn(file, partition, sentence('This is the partition'))];
          report({ at: file.at, arguments: { ...where, type: partition.type.toUpperCase() }, related });
        }
      }
    }
  },
};

/** The first target on a disk for UEFI that is no primary partition, and what it is. */
function wrongTarget({
  disks,
  installTo,
}: AnswerFile): { readonly target: InstallTarget; readonly partition: AnswerPartition | undefined } | undefined {
  const byId = new Map<number | undefined, AnswerDisk>(disks.toReversed().map(disk => [disk.id, disk]));
  const judged = new Set<string>();
  for (const target of installTo) {
    const disk = byId.get(target.disk);
    const key = `${target.disk} ${target.partition}`;
    if (disk !== undefined && target.partition !== undefined && !judged.has(key) && hasPartition(disk, 'efi')) {
      judged.add(key);
      const partition = disk.partitions.find(({ order }) => order === target.partition);
      if (partition?.type !== 'primary') {
        return { target, partition };
      }
    }
  }
  return undefined;
}

const TEMPLATE = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"Autounattend.xml"›] }] }';
const DISK = `<Disk><DiskID>0</DiskID><CreatePartitions>
  <CreatePartition><Order>1</Order><Type>EFI</Type></CreatePartition>
  <CreatePartition><Order>2</Order><Type>MSR</Type></CreatePartition>
  <CreatePartition><Order>3</Order><Type>Primary</Type></CreatePartition>
</CreatePartitions></Disk>`;
const TO_MSR = `<unattend>${DISK}<InstallTo><DiskID>0</DiskID><PartitionID>2</PartitionID></InstallTo></unattend>`;
const TO_NOTHING = `<unattend>${DISK}<InstallTo><DiskID>0</DiskID><PartitionID>4</PartitionID></InstallTo></unattend>`;
const TO_PRIMARY = `<unattend>${DISK}<InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo></unattend>`;

export const examples: Examples = {
  failing: [
    { severity: 'warning', text: TEMPLATE, files: { 'Autounattend.xml': TO_MSR } },
    { severity: 'warning', text: TEMPLATE, files: { 'Autounattend.xml': TO_NOTHING } },
  ],
  passing: [{ text: TEMPLATE, files: { 'Autounattend.xml': TO_PRIMARY } }],
};

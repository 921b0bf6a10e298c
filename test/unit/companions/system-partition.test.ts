/** Which partition becomes that of EFI: alike in an answer file and in a script of diskpart. */
import assert from 'node:assert/strict';
import { answerFileForUefi } from '../../../src/core/companions/uefi/answer-file';
import { scriptForUefi } from '../../../src/core/companions/uefi/diskpart';
import { xml } from '../../../src/core/languages/xml';
import { become } from './answer-files';

interface Partition {
  /** Undefined for one that takes all that is left. */
  readonly size?: number;
  readonly label: string;
  readonly active?: true;
}

/** The labels of partitions that stay, `efi` and `msr` where those come to stand; or the reason why none do. */
type Outcome = readonly string[] | string;

function ofAnswerFile(partitions: readonly Partition[], target: number | undefined): Outcome {
  const created = partitions.map(
    ({ size }, index) =>
      `<CreatePartition><Order>${index + 1}</Order>${size === undefined ? '<Extend>true</Extend>' : `<Size>${size}</Size>`}<Type>Primary</Type></CreatePartition>`,
  );
  const modified = partitions.map(
    ({ label, active }, index) =>
      `<ModifyPartition><Order>${index + 1}</Order><PartitionID>${index + 1}</PartitionID>${active ? '<Active>true</Active>' : ''}<Label>${label}</Label></ModifyPartition>`,
  );
  const to =
    target === undefined ? '' : `<InstallTo><DiskID>0</DiskID><PartitionID>${target}</PartitionID></InstallTo>`;
  const after = become(
    xml,
    `<unattend><settings pass="windowsPE"><component name="Microsoft-Windows-Setup"><Disk><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk><CreatePartitions>${created.join('')}</CreatePartitions><ModifyPartitions>${modified.join('')}</ModifyPartitions></Disk>${to}</component></settings></unattend>`,
    answerFileForUefi,
  );
  if (!after.startsWith('<')) {
    return after;
  }
  const labels = new Map(
    [...after.matchAll(/<PartitionID>(\d+)<.*?<Label>(\w+)</g)].map(([, number, label]) => [number, label ?? '']),
  );
  return [...after.matchAll(/<CreatePartition>.*?<\/CreatePartition>/g)]
    .map(([made]) => ({
      order: /<Order>(\d+)/.exec(made)?.[1] ?? '',
      type: /<Type>(\w+)/.exec(made)?.[1]?.toLowerCase() ?? '',
    }))
    .sort((a, b) => Number(a.order) - Number(b.order))
    .map(({ order, type }) => (type === 'primary' ? (labels.get(order) ?? '') : type));
}

function ofScript(partitions: readonly Partition[], target: number | undefined): Outcome {
  const commands = partitions.flatMap(({ size, label, active }) => [
    `create partition primary${size === undefined ? '' : ` size=${size}`}`,
    `format fs=ntfs label="${label}"`,
    ...(active ? ['active'] : []),
  ]);
  const written = scriptForUefi(['select disk 0', 'clean', ...commands], { partition: target });
  if ('cannot' in written) {
    return written.cannot;
  }
  const after = written.commands.flat();
  return after.flatMap((command, index) => {
    const type = /^create partition (\w+)/.exec(command)?.[1];
    const label = /label="(.*)"/.exec(after[index + 1] ?? '')?.[1] ?? '';
    return type === undefined ? [] : [type === 'primary' ? label : type];
  });
}

const SYSTEM: Partition = { size: 100, label: 'System' };
const BOOT: Partition = { size: 1024, label: 'boot' };
const DATA: Partition = { size: 100, label: 'Data' };
const RECOVERY: Partition = { size: 100, label: 'Recovery' };
const WINDOWS: Partition = { label: 'Windows' };
const SIZED: Partition = { size: 40000, label: 'Windows' };
const active = (partition: Partition): Partition => ({ ...partition, active: true });

const CASES: readonly (readonly [what: string, partitions: readonly Partition[], outcome: Outcome, target?: number])[] =
  [
    ['Windows alone', [WINDOWS], ['efi', 'msr', 'Windows']],
    ['what is active', [active(DATA), WINDOWS], ['efi', 'msr', 'Windows']],
    ['what is called so, in front of Windows', [SYSTEM, WINDOWS], ['efi', 'msr', 'Windows']],
    ['what is called so, at its largest', [BOOT, WINDOWS], ['efi', 'msr', 'Windows']],
    ['nothing that is larger', [{ ...BOOT, size: 1025 }, WINDOWS], ['efi', 'msr', 'boot', 'Windows']],
    [
      'nothing that is larger, active or not',
      [active({ ...DATA, size: 60000 }), WINDOWS],
      ['efi', 'msr', 'Data', 'Windows'],
    ],
    ['nothing behind Windows', [SIZED, SYSTEM], ['efi', 'msr', 'Windows', 'System'], 1],
    ['nothing of another name', [DATA, WINDOWS], ['efi', 'msr', 'Data', 'Windows']],
    ['what is called so, behind others', [DATA, SYSTEM, WINDOWS], ['Data', 'efi', 'msr', 'Windows']],
    ['nothing where Windows is active', [SYSTEM, active(WINDOWS)], ['efi', 'msr', 'System', 'Windows']],
    ['the other where both are active', [active(DATA), active(WINDOWS)], ['efi', 'msr', 'Windows']],
    [
      'nothing of recovery where Windows is active',
      [active(RECOVERY), active(WINDOWS)],
      ['Recovery', 'efi', 'msr', 'Windows'],
    ],
    ['what is active with recovery tools', [active(RECOVERY), WINDOWS], ['efi', 'msr', 'Windows']],
    ['nothing, behind recovery tools', [RECOVERY, DATA, WINDOWS], ['Recovery', 'efi', 'msr', 'Data', 'Windows']],
    ['nothing, in front of a Windows with tools', [{ label: 'WinRE' }, DATA], ['efi', 'msr', 'WinRE', 'Data'], 1],
    ['the one of two that is active', [SYSTEM, active(DATA), WINDOWS], ['System', 'efi', 'msr', 'Windows']],
    ['nothing where two could be Windows', [WINDOWS, { label: 'Other' }], 'target-unclear'],
    ['nothing where none could be Windows', [SYSTEM, SIZED], 'target-unclear'],
    ['nothing where Windows goes to none', [SYSTEM, WINDOWS], 'no-room', 3],
    ['nothing where the size is not said', [active({ label: 'System' }), SIZED], 'system-unclear', 2],
  ];

describe('the EFI system partition takes the place of', () => {
  for (const [what, partitions, outcome, target] of CASES) {
    it(`${what}: in an answer file`, () => {
      assert.deepEqual(ofAnswerFile(partitions, target), outcome);
    });

    it(`${what}: in a script of diskpart`, () => {
      assert.deepEqual(ofScript(partitions, target), outcome);
    });
  }
});

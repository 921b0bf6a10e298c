/** What is done in the guest before its disk changes, and the end of the old machine's running. */
import type { RunbookContext } from '../context';
import type { Step } from '../step';

export function guestSteps(context: RunbookContext): Step[] {
  const { method, system } = context;
  return [
    ...(system?.family === 'windows' ? [suspendBitLocker(context)] : []),
    ...(method === 're-image' ? [disableRecovery] : []),
    ...(method === 'mbr2gpt' ? [extendFirst] : []),
  ];
}

/** MBR: an encrypted volume whose protection isn't suspended ends mbr2gpt with code 6. */
function suspendBitLocker({ machine }: RunbookContext): Step {
  return {
    title: 'Suspend BitLocker in the guest',
    comments: [
      ...(machine.keyStorageDrive === undefined
        ? []
        : ['Generation 2 has no key storage drive: have the recovery key at hand, the keys in the drive are lost.']),
      'In the guest, as administrator, for each volume that the first command shows with its protection on:',
      ['manage-bde -status', 'manage-bde -protectors -disable C: -RebootCount 0'],
    ],
    commands: ["Confirm-Done 'Is BitLocker suspended on every volume of the guest, or not in use?'"],
  };
}

/**
 * CVM refuses to capture a disk with Windows RE enabled. Before mbr2gpt it stays on: with it disabled, two reports say, the
 * tool ends with "Cannot find OS partition(s)" (MicrosoftDocs/windows-itpro-docs issue 6182, MicrosoftDocs/SCCMdocs 1235).
 */
const disableRecovery: Step = {
  title: 'Disable the recovery environment in the guest',
  comments: ['In the guest, as administrator:', ['reagentc /disable']],
  commands: ["Confirm-Done 'Is the recovery environment disabled in the guest?'"],
};

/** AZUP: the EFI system partition comes to lie behind the volume of Windows. */
export const extendFirst: Step = {
  title: 'Make room on the volume of Windows',
  comments: [
    'mbr2gpt puts the EFI system partition behind the volume of Windows, which can then no longer be extended: where it is ' +
      'to be larger, extend it now. Defragmented, it has its end free. In the guest, as administrator:',
    ['defrag C: /U /V'],
  ],
  commands: ["Confirm-Done 'Is the volume of Windows as large as it is to be, and defragmented?'"],
};

export function shutDown(): Step {
  return {
    title: 'Shut the old machine down',
    comments: ['From here on nobody can use it, until the new one has started.'],
    commands: [
      '$old = Get-OldMachine',
      "if ($old.State -eq 'Running') {",
      '    Stop-VM -VM $old',
      '}',
      'Assert-Off (Get-OldMachine)',
    ],
  };
}

const MERGE_HOURS = {
  name: 'MergeHours',
  type: 'double',
  comment: 'After how many hours a merge of checkpoints that does not end is an error.',
  value: '12',
};
const MERGE_PAUSE = {
  name: 'MergePause',
  type: 'double',
  comment: 'How many seconds lie between two looks at the merge.',
  value: '5',
};

/** A saved state or a checkpoint doesn't move to another generation (CVM). */
export function mergeCheckpoints({ parameters }: RunbookContext): Step {
  for (const parameter of [MERGE_HOURS, MERGE_PAUSE]) {
    parameters.add(parameter);
  }
  return {
    title: 'Merge the checkpoints',
    comments: ['They do not move to Generation 2. They are in the backup.'],
    commands: [
      'Assert-Backup',
      '$old = Get-OldMachine',
      'Assert-Off $old',
      'Get-VMSnapshot -VM $old | Remove-VMSnapshot',
      'Wait-Merge $old',
      'Test-Drives $old',
      'if ($problems.Count -gt 0) {',
      '    throw "The disks are not those of the definition: $($problems -join \' \')"',
      '}',
    ],
  };
}

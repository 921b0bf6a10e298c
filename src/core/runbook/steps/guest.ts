/** What is done in the guest before its disk changes, and the end of the old machine's running. */
import type { RunbookContext } from '../context';
import type { Step } from '../step';

export function guestSteps(context: RunbookContext): Step[] {
  const { method, system } = context;
  return [
    ...(system?.family === 'windows' ? [suspendBitLocker(context)] : []),
    ...(method === 're-image' ? [disableRecovery] : []),
    shutDown(context),
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

/** A saved state or a checkpoint doesn't move to another generation (CVM). */
function shutDown({ drives }: RunbookContext): Step {
  const files = drives.flatMap(({ source }) => (source.kind === 'file' ? [`$disk${source.index}`] : []));
  return {
    title: 'Shut the old machine down and merge its checkpoints',
    comments: ['Saved states and checkpoints do not move to Generation 2. The checkpoints are in the backup.'],
    commands: [
      '$old = Get-OldMachine',
      "if ($old.State -eq 'Running') {",
      '    Stop-VM -VM $old',
      '}',
      "if ((Get-OldMachine).State -ne 'Off') {",
      "    throw 'The old machine is not off. Start it and shut its guest down: a saved state would be lost.'",
      '}',
      'Get-VMSnapshot -VM $old | Remove-VMSnapshot',
      "while (Get-VMHardDiskDrive -VM $old | Where-Object { $_.Path -match '\\.avhdx?$' }) {",
      "    Write-Progress -Activity 'Waiting until the checkpoints are merged'",
      '    Start-Sleep -Seconds 5',
      '}',
      ...(files.length === 0 ? [] : diskCheck(files)),
    ],
  };
}

function diskCheck(files: readonly string[]): string[] {
  return [
    `$stated = @(${files.join(', ')})`,
    '$attached = @(Get-VMHardDiskDrive -VM $old | Where-Object { $null -eq $_.DiskNumber } | ForEach-Object { $_.Path })',
    'if (@($stated | Where-Object { $_ -notin $attached }) -or @($attached | Where-Object { $_ -notin $stated })) {',
    '    throw "The old machine has these disks, other than in the definition: $($attached -join \', \')"',
    '}',
  ];
}

/** The first start, what comes back after it, and when the old machine may go. */
import { known } from '../../machine/field';
import type { VirtualMachine } from '../../machine/machine';
import { KEPT_SETTINGS } from '../../machine/settings/machine';
import { expressionOf, type RunbookContext, writeText } from '../context';
import { pathVariable } from '../drives';
import type { Comment, Step } from '../step';
import { allowed, checkpointCommands } from './carried';
import { wantsTpm } from './firmware';

export function finishSteps(context: RunbookContext): Step[] {
  return [startAndVerify(context), bringBack(context), keepWayBack(context)];
}

function startAndVerify({ machine, system }: RunbookContext): Step {
  const legacy = machine.networkAdapters.items.some(adapter => known(adapter.legacy) === true);
  return {
    title: 'Start the new machine and look at it',
    comments: [
      ...guestChecks(system?.family),
      ...(legacy
        ? ['An adapter that was a legacy one is another adapter to the guest: static addresses have to be set again.']
        : []),
    ],
    commands: [
      '$new = Get-NewMachine',
      "if ($new.State -ne 'Running') {",
      '    Start-Machine $new',
      '}',
      'Get-VMFirmware -VM $new | Format-List * | Out-Host',
      "Confirm-Done 'Does the guest run well as Generation 2?'",
    ],
  };
}

/** AZUP; what may differ: the fact sheet of the conversion (CVM). */
function guestChecks(family: string | undefined): Comment[] {
  switch (family) {
    case 'windows':
      return [
        'In the guest: BIOS Mode is UEFI, Secure Boot is on or off as set, and drive letters, addresses and the ' +
          'activation are as before (the machine has a new identity):',
        ['msinfo32', 'Confirm-SecureBootUEFI'],
      ];
    case 'linux':
      return [
        'In the guest: it started by UEFI, with the drivers of Hyper-V, and the names of its interfaces are as before:',
        ['[ -d /sys/firmware/efi ] && echo UEFI', 'lsmod | grep hv_', 'ip address'],
      ];
    default:
      return ['In the guest: disks, addresses and the licence are as before (the machine has a new identity).'];
  }
}

function bringBack(context: RunbookContext): Step {
  const { machine, method, system } = context;
  const windows = system?.family === 'windows';
  return {
    title: 'Bring back what the old machine had',
    comments: [
      ...recoveryComments(method),
      ...(windows ? bitLockerComments(wantsTpm(context)) : []),
      'To a backup it is another machine: its first backup is a full one.',
    ],
    commands: [
      '$new = Get-NewMachine',
      '$record = Get-Record',
      ...startAction(context),
      ...checkpointCommands(context),
      ...(known(machine.clustered) === true ? ROLE : []),
      ...(known(machine.replicated) === true ? replicationCommands(context) : []),
      ...meteringCommands(machine),
      `Confirm-Done '${question(windows)}'`,
    ],
  };
}

/** A TPM protector first: with a recovery password alone the guest would ask for it at every start (Windows commands, manage-bde). */
function bitLockerComments(hasTpm: boolean): Comment[] {
  const unlock = hasTpm ? 'manage-bde -protectors -add C: -tpm' : 'manage-bde -protectors -add C: -password';
  return [
    'Where BitLocker is in use, for the volume of Windows, in this order' +
      (hasTpm ? ':' : '; the new machine has no TPM, so the guest asks for the password at each start:'),
    [unlock, 'manage-bde -protectors -add C: -RecoveryPassword', 'manage-bde -protectors -enable C:'],
    'Other volumes keep their protectors; turn their protection on again, and look at all of them:',
    ['manage-bde -protectors -enable D:', 'manage-bde -status'],
  ];
}

/** The start action was taken from the old machine so that it does not start by itself; the record has it. */
function startAction({ machine, parameters }: RunbookContext): string[] {
  const stated = machine.settings?.automaticStartAction;
  const action =
    stated === undefined
      ? '$record.AutomaticStartAction'
      : expressionOf(parameters, stated, writeText, {
          name: 'AutomaticStartAction',
          type: 'string',
          comment: 'What Set-VM takes for -AutomaticStartAction.',
          ...allowed(KEPT_SETTINGS.AutomaticStartAction),
        });
  return [`Set-VM -VM $new -AutomaticStartAction ${action}`];
}

const ROLE = [
  'if (-not $new.IsClustered) {',
  '    $null = Add-ClusterVirtualMachineRole -VMId $new.VMId',
  '}',
  '$role = Get-ClusterGroup -VMId $new.VMId',
  'foreach ($setting in @($record.Role.Keys)) {',
  '    $role.$setting = $record.Role[$setting]',
  '}',
  'if ($record.KeptApart) {',
  '    $names = New-Object System.Collections.Specialized.StringCollection',
  '    foreach ($class in $record.KeptApart) { $null = $names.Add($class) }',
  '    $role.AntiAffinityClassNames = $names',
  '}',
  'if ($record.Owners) {',
  '    Set-ClusterOwnerNode -Group $role.Name -Owners $record.Owners',
  '}',
];

/** As it is stated; else, also where it is an expression, as the old machine has it. */
function meteringCommands({ resourceMetering }: VirtualMachine): string[] {
  switch (known(resourceMetering)) {
    case true:
      return ['Enable-VMResourceMetering -VM $new'];
    case false:
      return [];
    case undefined:
      return ['if ((Get-OldMachine).ResourceMeteringEnabled) {', '    Enable-VMResourceMetering -VM $new', '}'];
  }
}

/** mbr2gpt leaves the configuration of the old layout behind, which is made anew (MBR, AZUP). */
function recoveryComments(method: RunbookContext['method']): Comment[] {
  const commands = { mbr2gpt: ['reagentc /disable', 'reagentc /enable'], 're-image': ['reagentc /enable'] };
  return method === 'mbr2gpt' || method === 're-image'
    ? ['In the guest, as administrator, the recovery environment:', commands[method]]
    : [];
}

function question(windows: boolean): string {
  return windows
    ? 'Are BitLocker, the recovery environment and the backup set up again?'
    : 'Is the backup of the machine set up again?';
}

/**
 * With its old settings, from the record; a new machine begins with a new initial replication (REPL). A disk that was left
 * out is found by its own new path: another one may have the name that it would have as a .vhdx.
 */
function replicationCommands({ drives }: RunbookContext): string[] {
  const files = drives.flatMap(({ source }) => (source.kind === 'file' ? [source] : []));
  return [
    "if ($new.ReplicationState -eq 'Disabled') {",
    '    $settings = Select-Parameter Enable-VMReplication $record.Replication',
    "    if ($settings.AuthenticationType -ne 'Certificate') {",
    "        $settings.Remove('CertificateThumbprint')",
    '    }',
    '    $paths = @()',
    ...files.map(source => `    if ($disk${source.index} -in $record.Excluded) { $paths += ${pathVariable(source)} }`),
    '    $excluded = @(Get-VMHardDiskDrive -VM $new | Where-Object { $_.Path -in $paths })',
    '    if ($excluded) {',
    '        $settings.ExcludedVhd = $excluded',
    '    }',
    '    Enable-VMReplication -VM $new @settings',
    '}',
    "if ((Get-NewMachine).ReplicationState -eq 'ReadyForInitialReplication') {",
    '    Start-VMInitialReplication -VM $new',
    '}',
  ];
}

/** PLAN25: there is no way back for a disk that is GPT, so it is the old disk that leads back. */
function keepWayBack({ machine, drives, boot, system }: RunbookContext): Step {
  const taken = [
    ...(known(machine.clustered) === true ? ['its role in the cluster'] : []),
    ...(known(machine.replicated) === true ? ['its replication'] : []),
  ];
  const shares = drives.some(
    ({ source }) =>
      source.kind === 'physical' || (source.kind === 'file' && !source.convert && source !== boot?.source),
  );
  return {
    title: 'Keep the way back for a while',
    comments: [
      'Back to the old machine: shut the new one down, delete it (Remove-VM leaves its disks), give the old one its ' +
        'name and its automatic start again (they are in the record), and start it.' +
        (system?.family === 'windows' ? ' BitLocker is suspended in it: turn its protection on again.' : ''),
      ...(taken.length === 0
        ? []
        : [
            `The new machine has ${taken.join(' and ')} now: end that first, and give it to the old one by the record.`,
          ]),
      ...(boot?.source.kind === 'physical'
        ? ['Before it is started, give its physical boot disk back from a backup of the time before that became GPT.']
        : []),
      ...(shares
        ? ['The two share the disks that did not change: what the new machine writes there, the old one finds.']
        : []),
      'When a backup of the new machine was restored once, and nobody misses the old one: Remove-VM, then delete the ' +
        'files of its own disks and the export. The script deletes nothing.',
    ],
    commands: ['$null = Get-NewMachine', 'Write-Host "Done. $oldName and the export in $BackupPath are the way back."'],
  };
}

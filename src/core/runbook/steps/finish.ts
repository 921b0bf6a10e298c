/** The first start, what comes back after it, and when the old machine may go. */
import { known } from '../../machine/field';
import type { RunbookContext } from '../context';
import type { Comment, Step } from '../step';

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
      '    Start-VM -VM $new',
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

function bringBack({ machine, method, system, parameters }: RunbookContext): Step {
  const windows = system?.family === 'windows';
  const replicated = known(machine.replicated) === true;
  const clustered = known(machine.clustered) === true;
  const metered = known(machine.resourceMetering) === true;
  return {
    title: 'Bring back what the old machine had',
    comments: [
      ...recoveryComments(method),
      ...(windows
        ? [
            'Where BitLocker is in use, its protectors are made anew:',
            [
              'manage-bde -protectors -delete C:',
              'manage-bde -protectors -add C: -RecoveryPassword',
              'manage-bde -protectors -enable C:',
            ],
          ]
        : []),
      'To a backup it is another machine: its first backup is a full one.',
    ],
    commands: [
      ...(clustered || replicated || metered ? ['$new = Get-NewMachine'] : []),
      ...(clustered ? ['if (-not $new.IsClustered) {', '    Add-ClusterVirtualMachineRole -VMId $new.VMId', '}'] : []),
      ...(replicated ? replicationCommands(parameters) : []),
      ...(metered ? ['Enable-VMResourceMetering -VM $new'] : []),
      `Confirm-Done '${question(windows)}'`,
    ],
  };
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

/** A new machine begins with a new initial replication (REPL). */
function replicationCommands({ add }: RunbookContext['parameters']): string[] {
  const server = add({ name: 'ReplicaServerName', type: 'string', comment: 'The Replica server.' });
  const port = add({ name: 'ReplicaServerPort', type: 'int', comment: 'Its port.' });
  const authentication = add({
    name: 'ReplicaAuthenticationType',
    type: 'string',
    comment: 'How the servers know each other; Certificate also needs -CertificateThumbprint in the last step but one.',
    validation: "ValidateSet('Kerberos', 'Certificate')",
  });
  return [
    "if ($new.ReplicationState -eq 'Disabled') {",
    `    Enable-VMReplication -VM $new -ReplicaServerName ${server} -ReplicaServerPort ${port} -AuthenticationType ${authentication}`,
    '    Start-VMInitialReplication -VM $new',
    '}',
  ];
}

/** PLAN25: there is no way back for a disk that is GPT, so it is the old disk that leads back. */
function keepWayBack({ drives, boot }: RunbookContext): Step {
  const shares = drives.some(
    ({ source }) =>
      source.kind === 'physical' || (source.kind === 'file' && !source.convert && source !== boot?.source),
  );
  return {
    title: 'Keep the way back for a while',
    comments: [
      'Back to the old machine: shut the new one down, delete it (Remove-VM leaves its disks), give the old one its ' +
        'name and its automatic start again (they are in the record), and start it.',
      ...(shares
        ? ['The two share the disks that did not change: what the new machine writes there, the old one finds.']
        : []),
      'When a backup of the new machine was restored once, and nobody misses the old one: Remove-VM, then delete the ' +
        'files of its own disks and the export. The script deletes nothing.',
    ],
    commands: ['Write-Host "Done. $oldName and the export in $BackupPath are the way back."'],
  };
}

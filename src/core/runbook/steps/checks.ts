/** Whether the machine of the host is the one of the definition, before anything changes. */
import { isCheckpointDisk, placeOf } from '../../machine/devices';
import { known } from '../../machine/field';
import type { RunbookContext } from '../context';
import type { NewDrive } from '../drives';
import { powerShellLiteral } from '../quote';
import { adapterArguments, switchName } from './adapters';

/** An export may be older than the machine, and a definition written by hand may leave things out. */
export function driftChecks(context: RunbookContext): string[] {
  return [
    "Test-Start ($old.State -in ('Running', 'Off')) \"The machine is $($old.State): start it, or shut its guest down; a saved state would be lost.\"",
    ...deviceChecks(context),
    ...replicationChecks(context),
    ...adapterChecks(context),
    ...checkpointChecks(context),
    'Test-Drives $old',
    ...bootChecks(context),
    ...mediaChecks(context),
  ];
}

/** What the definition says of its disks, for Test-Drives: the place, and the files that may stand there. */
export function statedDrives({ drives, keptVariable }: RunbookContext): string[] {
  const disks = drives.filter(({ drive }) => drive.kind === 'disk');
  return ['$statedDrives = @(', ...disks.map(drive => `    ${statedDrive(drive, keptVariable(drive))}`), ')'];
}

function statedDrive({ drive, source }: NewDrive, kept: string | undefined): string {
  const place = placeOf(drive);
  const files = source.kind === 'file' ? [`$disk${source.index}`, ...(kept === undefined ? [] : [kept])] : [];
  const what = source.kind === 'physical' ? [`"physical disk $(${source.diskNumber})"`] : files;
  const shared = source.kind === 'file' && source.shared ? '; Shared = $true' : '';
  return `@{ Place = ${place === undefined ? '$null' : powerShellLiteral(place)}; What = @(${what.join(', ')})${shared} }`;
}

/** Whether the old machine starts from the disk that is taken for it, where one without a place may stand before it. */
function bootChecks({ drives, boot, keptVariable }: RunbookContext): string[] {
  const disks = drives.filter(({ drive }) => drive.kind === 'disk');
  const isSure = disks.length === 1 || disks.every(({ drive }) => placeOf(drive) !== undefined);
  if (boot?.source.kind !== 'file' || isSure) {
    return [];
  }
  const kept = keptVariable(boot);
  return [`Test-Boot $old @($disk${boot.source.index}${kept === undefined ? '' : `, ${kept}`})`];
}

function deviceChecks({ machine, host }: RunbookContext): string[] {
  const checks: (readonly [isUnstated: boolean, asStated: string, otherwise: string])[] = [
    [
      machine.fibreChannelAdapters === undefined,
      '$old.FibreChannelHostBusAdapters.Count -eq 0',
      'has Fibre Channel adapters',
    ],
    // Discrete Device Assignment and key storage drives begin with Windows Server 2016 (DDA, NEW16).
    [
      machine.assignedDevices === undefined && host !== '2012R2',
      '-not (Get-VMAssignableDevice -VM $old)',
      'has devices of the host assigned to it',
    ],
    [
      machine.keyStorageDrive === undefined && host !== '2012R2',
      '-not (Get-VMKeyStorageDrive -VM $old)',
      'has a key storage drive',
    ],
    [machine.remoteFxAdapter === undefined, '-not $old.RemoteFxAdapter', 'has a RemoteFX adapter'],
  ];
  return stated(checks);
}

function replicationChecks({ machine }: RunbookContext): string[] {
  const isReplicated = known(machine.replicated) === true;
  const isClustered = known(machine.clustered) === true;
  return stated([
    [!isReplicated, "$old.ReplicationState -eq 'Disabled'", 'is replicated'],
    [
      isReplicated,
      "$old.ReplicationMode -in ('Primary', 'None')",
      'is the copy on a Replica server: run the script on the primary server',
    ],
    [!isClustered, '-not $old.IsClustered', 'is in a cluster'],
  ]);
}

function adapterChecks(context: RunbookContext): string[] {
  const { items } = context.machine.networkAdapters;
  const switches = items.flatMap((_, index) => switchName(context, index) ?? []);
  return [
    `$adapters = @(Get-VMNetworkAdapter -VM $old).Count`,
    `Test-Stated ($adapters -eq ${items.length}) "has $adapters network adapters, and the definition has ${items.length}"`,
    ...items.map((_, index) => `Test-Adapter ${adapterArguments(context, index)}`),
    ...switches.map(
      name =>
        `Test-Start ([bool] (Get-VMSwitch | Where-Object { $_.Name -eq ${name} })) ('There is no switch called ' + ${name})`,
    ),
  ];
}

function checkpointChecks({ machine }: RunbookContext): string[] {
  const isStated = machine.parentCheckpoint !== undefined || machine.drives.items.some(isCheckpointDisk);
  return [
    ...stated([[!isStated, '@(Get-VMSnapshot -VM $old).Count -eq 0', 'has checkpoints, which will be merged']]),
    "$isChained = [bool] (Get-VMHardDiskDrive -VM $old | Where-Object { $_.Path -match '\\.avhdx?$' })",
    "Test-Start (-not $isChained -or @(Get-VMSnapshot -VM $old).Count -gt 0) 'A disk is an .avhdx, and there is no checkpoint that could be merged: merge it by Hyper-V Manager (Edit Disk) first.'",
  ];
}

function stated(checks: readonly (readonly [needed: boolean, asStated: string, otherwise: string])[]): string[] {
  return checks.flatMap(([needed, asStated, otherwise]) =>
    needed ? [`Test-Stated (${asStated}) '${otherwise}'`] : [],
  );
}

/** What the new machine will need, and what of the old one it will not have. */
function mediaChecks({ drives }: RunbookContext): string[] {
  const disks = drives.flatMap(({ source }) => (source.kind === 'file' ? [`$disk${source.index}`] : []));
  const discs = drives.flatMap(({ source }) =>
    source.kind === 'dvd' && source.path !== undefined ? [source.path] : [],
  );
  return [
    ...disks.map(path => `Test-There ${path} 'The disk'`),
    ...discs.map(path => `Test-There ${path} 'The image'`),
    `$discs = @(${discs.join(', ')})`,
    'foreach ($drive in @(Get-VMDvdDrive -VM $old | Where-Object { $_.Path -and $_.Path -notin $discs })) {',
    '    Write-Warning "The new machine does not get what is in the DVD drive: $($drive.Path)"',
    '}',
  ];
}

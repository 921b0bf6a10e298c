/** Before anything changes: the record, the guest, the backup; then what holds the old machine in its place. */
import { known } from '../../machine/field';
import type { Guest } from '../../machine/machine';
import type { RunbookContext } from '../context';
import { commentText } from '../quote';
import type { Step } from '../step';
import { driftChecks } from './checks';

export function recordSteps(context: RunbookContext): Step[] {
  return [record(context), ...optionalStep(makeSureOfGuest(context))];
}

function optionalStep(step: Step | undefined): Step[] {
  return step === undefined ? [] : [step];
}

/** What later steps take away is kept as data; what a definition has no word for (resource pools, for one) stays readable. */
function record(context: RunbookContext): Step {
  return {
    title: 'Check and record the old machine',
    comments: [
      'generation-1-machine.txt is for people: compare what it has beyond this script (resource pools) with the ' +
        'new machine at the end. generation-1-machine.xml is what later steps need of it.',
    ],
    checks: [
      "Test-Start ($old.Name -ne $oldName) 'An earlier run has set the machine aside: go on with the -From and the -BackupPath of that run, or give it back its name and its automatic start.'",
      // The length: microsoft/openvmm, issue 1647.
      'Test-Start ($oldName.Length -le 100) \'The machine is to be renamed to its name with " (Generation 1)" behind it, and Hyper-V takes names of 100 characters at most: give it a shorter one first.\'',
      ...driftChecks(context),
      "Test-Free (Join-Path $BackupPath 'generation-1-machine.txt')",
      'Test-Free $recordPath',
    ],
    commands: [
      '$null = New-Item -ItemType Directory -Path $BackupPath -Force',
      '& {',
      '    $old | Format-List *',
      '    Get-VMProcessor -VM $old | Format-List *',
      '    Get-VMMemory -VM $old | Format-List *',
      '    Get-VMBios -VM $old | Format-List *',
      '    Get-VMComPort -VM $old | Format-List *',
      '    Get-VMHardDiskDrive -VM $old | Format-List *',
      '    Get-VMDvdDrive -VM $old | Format-List *',
      '    Get-VMFloppyDiskDrive -VM $old | Format-List *',
      '    Get-VMNetworkAdapter -VM $old | Format-List *',
      '    Get-VMNetworkAdapterVlan -VM $old | Format-List *',
      '    Get-VMNetworkAdapter -VM $old | ForEach-Object { $_.AclList; $_.ExtendedAclList } | Format-List *',
      '    Get-VMIntegrationService -VM $old | Format-List *',
      ...recordedForPeople(context).map(line => `    ${line}`),
      "} | Out-File -LiteralPath (Join-Path $BackupPath 'generation-1-machine.txt')",
      ...recordedAsData(context),
    ],
  };
}

function recordedForPeople({ machine }: RunbookContext): string[] {
  return [
    ...(machine.fibreChannelAdapters === undefined ? [] : ['Get-VMFibreChannelHba -VM $old | Format-List *']),
    ...(machine.assignedDevices === undefined ? [] : ['Get-VMAssignableDevice -VM $old | Format-List *']),
    ...(known(machine.replicated) === true
      ? [
          'Get-VMReplication -VM $old | Format-List *',
          'Get-VMNetworkAdapter -VM $old | Where-Object { -not $_.IsLegacy } | Get-VMNetworkAdapterFailoverConfiguration | Format-List *',
        ]
      : []),
    ...(known(machine.clustered) === true
      ? [
          'Get-ClusterGroup -VMId $old.VMId | Format-List *',
          'Get-ClusterResource | Get-ClusterResourceDependency | Format-List *',
        ]
      : []),
  ];
}

/** Written last, so that it is there only when all of the record is. */
function recordedAsData({ machine, drives }: RunbookContext): string[] {
  const isReplicated = known(machine.replicated) === true;
  const isClustered = known(machine.clustered) === true;
  const hasPhysical = drives.some(({ source }) => source.kind === 'physical');
  return [
    '$record = @{ AutomaticStartAction = "$($old.AutomaticStartAction)" }',
    ...(hasPhysical
      ? [
          '# By what a disk is, as a restart of the host may give it another number.',
          'foreach ($drive in @(Get-VMHardDiskDrive -VM $old | Where-Object { $null -ne $_.DiskNumber })) {',
          '    $place = "$($drive.ControllerType) $($drive.ControllerNumber):$($drive.ControllerLocation)"',
          '    $record["disk at $place"] = (Get-Disk -Number $drive.DiskNumber).UniqueId',
          '}',
        ]
      : []),
    ...(machine.assignedDevices === undefined
      ? []
      : ['$record.Devices = @(Get-VMAssignableDevice -VM $old | ForEach-Object { $_.LocationPath })']),
    ...(isReplicated
      ? [
          '$replication = Get-VMReplication -VM $old',
          '$record.Replication = @{',
          '    ReplicaServerName        = $replication.ReplicaServerName',
          '    ReplicaServerPort        = $replication.ReplicaServerPort',
          '    AuthenticationType       = "$($replication.AuthenticationType)"',
          '    CertificateThumbprint    = $replication.CertificateThumbprint',
          '    CompressionEnabled       = $replication.CompressionEnabled',
          '    RecoveryHistory          = $replication.RecoveryHistory',
          '    ReplicationFrequencySec  = $replication.ReplicationFrequencySec',
          '    VSSSnapshotFrequencyHour = $replication.VSSSnapshotFrequencyHour',
          '    AutoResynchronizeEnabled = $replication.AutoResynchronizeEnabled',
          '    AutoResynchronizeIntervalStart = $replication.AutoResynchronizeIntervalStart',
          '    AutoResynchronizeIntervalEnd   = $replication.AutoResynchronizeIntervalEnd',
          '    ReplicateHostKvpItems    = $replication.ReplicateHostKvpItems',
          '    BypassProxyServer        = $replication.BypassProxyServer',
          '    EnableWriteOrderPreservationAcrossDisks = $replication.EnableWriteOrderPreservationAcrossDisks',
          '}',
          '$record.Excluded = @($replication.ExcludedDisks | ForEach-Object { Get-ChainEnd $_.Path })',
        ]
      : []),
    ...(isClustered
      ? [
          '$role = Get-ClusterGroup -VMId $old.VMId',
          '$record.Role = @{',
          '    Priority          = $role.Priority',
          '    AutoFailbackType  = $role.AutoFailbackType',
          '    FailoverThreshold = $role.FailoverThreshold',
          '    FailoverPeriod    = $role.FailoverPeriod',
          '    FailbackWindowStart = $role.FailbackWindowStart',
          '    FailbackWindowEnd   = $role.FailbackWindowEnd',
          '}',
          '$record.KeptApart = @($role.AntiAffinityClassNames)',
          '$record.Owners = @((Get-ClusterOwnerNode -Group $role.Name).OwnerNodes | ForEach-Object { "$_" })',
        ]
      : []),
    'Export-Clixml -InputObject $record -LiteralPath $recordPath',
  ];
}

/** What Secure Boot, the boot loader and the way to GPT rest on. */
function makeSureOfGuest({ machine, system }: RunbookContext): Step | undefined {
  const guest = machine.guest;
  const doubts = [
    ...(guest === undefined ? ['The definition does not say which operating system the guest has.'] : []),
    ...(guest?.origin === 'inferred'
      ? [`The definition does not state the guest; by what it says it is ${commentText(guest.recognised.name)}.`]
      : []),
    ...(guest !== undefined && system?.generation2 !== 'yes'
      ? [`No source that was read says for sure that ${commentText(guest.recognised.name)} runs as Generation 2.`]
      : []),
    ...(guest !== undefined && guest.recognised.architecture === undefined
      ? ['Generation 2 runs 64-bit guests only; the definition does not say that it is one.']
      : []),
  ];
  if (doubts.length === 0) {
    return undefined;
  }
  return {
    title: 'Make sure of the guest',
    comments: [...doubts, ...(system?.remarks === undefined ? [] : [commentText(system.remarks, LONG)])],
    commands: [`Confirm-Done 'Is the guest ${nameInQuestion(guest)}, 64-bit, and able to start from UEFI?'`],
  };
}

const LONG = 400;

/** The guest as its version is stated: a system may stand for several. */
function nameInQuestion(guest: Guest | undefined): string {
  return guest?.recognised.system === undefined ? 'known' : commentText(guest.recognised.name).replaceAll("'", "''");
}

/** An export takes a checkpoint of a machine that runs, which these don't allow (CVM, DDA). */
export function isExportedWhenOff({ machine, drives }: RunbookContext): boolean {
  return (
    (machine.fibreChannelAdapters?.length ?? 0) > 0 ||
    (machine.assignedDevices?.length ?? 0) > 0 ||
    drives.some(({ source }) => source.kind === 'physical' || (source.kind === 'file' && source.shared))
  );
}

/** AZL; an export has no copy of the host's own disks, and puts all files of disks into one folder. */
export function backUp(context: RunbookContext): Step {
  const { drives } = context;
  const files = drives.flatMap(({ source }) => (source.kind === 'file' ? [`$disk${source.index}`] : []));
  const physical = drives.some(({ source }) => source.kind === 'physical');
  return {
    title: 'Back up the old machine',
    comments: [
      'The way back depends on it. Nothing was changed before this step.',
      ...(physical ? ['It has no copy of the physical disks: back up by other means what is on them.'] : []),
    ],
    checks: [
      'if (-not $WithoutExport) {',
      "    Test-Start ($Name -notmatch '[<>:\"/\\\\|?*]|[. ]$') 'An export has a folder of the machine''s name, and no folder can be called like this one: make a backup by other means, and give -WithoutExport.'",
      '    Test-Free $exportPath',
      ...(files.length === 0
        ? []
        : [`    Test-Names @(${files.join(', ')})`, `    Test-Room $BackupPath @(${files.join(', ')})`]),
      '}',
    ],
    commands: [
      'if (-not $WithoutExport) {',
      '    if (Test-Path -LiteralPath $exportPath) {',
      '        throw "$exportPath is there. If this step left it, it may not be whole: delete it and run the step again."',
      '    }',
      '    Export-VM -VM (Get-OldMachine) -Path $BackupPath',
      '}',
    ],
  };
}

/** A machine is replicated, and a role of its cluster, until it is off and backed up. */
export function leaveSteps({ machine }: RunbookContext): Step[] {
  return [
    ...(known(machine.replicated) === true ? [endReplication] : []),
    ...(known(machine.clustered) === true ? [leaveCluster] : []),
  ];
}

const endReplication: Step = {
  title: 'End the replication',
  comments: [
    'The new machine is another one to Hyper-V Replica. Its settings are in the record. Each of the two servers ends ' +
      'the replication by itself; on the Replica server:',
    ['Remove-VMReplication -VMName ...'],
    'Addresses of adapters for a failover are in the record for people, and do not come back by themselves ' +
      '(Set-VMNetworkAdapterFailoverConfiguration).',
  ],
  checks: [
    'foreach ($adapter in @(Get-VMNetworkAdapter -VM $old | Where-Object { -not $_.IsLegacy })) {',
    '    $failover = Get-VMNetworkAdapterFailoverConfiguration -VMNetworkAdapter $adapter',
    '    if ($failover.IPv4Address -or $failover.IPv6Address) {',
    '        Write-Warning "The adapter $($adapter.Name) has an address for a failover that is not taken over: $($failover | Out-String)"',
    '    }',
    '}',
  ],
  commands: [
    'Assert-Backup',
    '$old = Get-OldMachine',
    "if ($old.ReplicationState -ne 'Disabled') {",
    '    Remove-VMReplication -VM $old',
    '}',
    "Confirm-Done 'Is the replication removed on the Replica server as well?'",
  ],
};

const leaveCluster: Step = {
  title: 'Take the old machine out of the cluster',
  comments: [
    'Priority, owners, failback of its role and what it is kept apart from are in the record and come back; dependencies ' +
      'are in the text beside it, and a person sets them again.',
  ],
  commands: [
    'Assert-Backup',
    '$old = Get-OldMachine',
    'if ($old.IsClustered) {',
    '    Assert-Off $old',
    '    Remove-ClusterGroup -VMId $old.VMId -RemoveResources -Force',
    '}',
  ],
};

/** Before anything changes: the record, the guest, the backup; then what holds the old machine in its place. */
import { known } from '../../machine/field';
import type { Guest } from '../../machine/machine';
import type { RunbookContext } from '../context';
import { commentText } from '../quote';
import type { Step } from '../step';

export function prepareSteps(context: RunbookContext): Step[] {
  const { machine } = context;
  return [
    record(context),
    ...optionalStep(makeSureOfGuest(context)),
    backUp(context),
    ...(known(machine.replicated) === true ? [endReplication] : []),
    ...(known(machine.clustered) === true ? [leaveCluster] : []),
  ];
}

function optionalStep(step: Step | undefined): Step[] {
  return step === undefined ? [] : [step];
}

/** CVM copies just these; what a definition has no word for (NUMA, QoS, integration services) stays readable. */
function record(context: RunbookContext): Step {
  return {
    title: 'Check and record the old machine',
    comments: [
      'What the definition does not state (NUMA, quality of service, integration services) is in the record: compare ' +
        'it with the new machine at the end.',
    ],
    checks: ['$old = Get-OldMachine', ...driftChecks(context)],
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
      '    Get-VMNetworkAdapter -VM $old | Format-List *',
      '    Get-VMNetworkAdapterVlan -VM $old | Format-List *',
      "} | Out-File -LiteralPath (Join-Path $BackupPath 'generation-1-machine.txt')",
    ],
  };
}

/** An export may be older than the machine, and a definition written by hand may leave things out. */
function driftChecks({ machine, host }: RunbookContext): string[] {
  const adapters = machine.networkAdapters.items.length;
  const checks: (readonly [needed: boolean, asStated: string, otherwise: string])[] = [
    [known(machine.replicated) !== true, "$old.ReplicationState -eq 'Disabled'", 'is replicated'],
    [known(machine.clustered) !== true, '-not $old.IsClustered', 'is in a cluster'],
    [true, `@(Get-VMNetworkAdapter -VM $old).Count -eq ${adapters}`, `does not have ${counted(adapters)}`],
    [
      machine.fibreChannelAdapters === undefined,
      '$old.FibreChannelHostBusAdapters.Count -eq 0',
      'has Fibre Channel adapters',
    ],
    // Discrete Device Assignment begins with Windows Server 2016 (DDA).
    [
      machine.assignedDevices === undefined && host !== '2012R2',
      '-not (Get-VMAssignableDevice -VM $old)',
      'has devices of the host assigned to it',
    ],
  ];
  return checks.flatMap(([needed, asStated, otherwise]) =>
    needed ? [`Assert-Stated (${asStated}) '${otherwise}'`] : [],
  );
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

function counted(adapters: number): string {
  return adapters === 1 ? '1 network adapter' : `${adapters} network adapters`;
}

const LONG = 400;

/** The guest as its version is stated: a system may stand for several. */
function nameInQuestion(guest: Guest | undefined): string {
  return guest?.recognised.system === undefined ? 'known' : commentText(guest.recognised.name).replaceAll("'", "''");
}

/** AZL; an export has no copy of the host's own disks. */
function backUp({ drives }: RunbookContext): Step {
  const physical = drives.some(({ source }) => source.kind === 'physical');
  return {
    title: 'Back up the old machine',
    comments: [
      'The way back depends on it. Nothing was changed before this step.',
      ...(physical ? ['It has no copy of the physical disks: back up by other means what is on them.'] : []),
    ],
    commands: ['Export-VM -VM (Get-OldMachine) -Path $BackupPath'],
  };
}

const endReplication: Step = {
  title: 'End the replication',
  comments: [
    'The new machine is another one to Hyper-V Replica. Each of the two servers ends the replication by itself; on ' +
      'the Replica server:',
    ['Remove-VMReplication -VMName ...'],
  ],
  commands: [
    '$old = Get-OldMachine',
    "if ($old.ReplicationState -ne 'Disabled') {",
    '    Remove-VMReplication -VM $old',
    '}',
    "Confirm-Done 'Is the replication removed on the Replica server as well?'",
  ],
};

const leaveCluster: Step = {
  title: 'Take the old machine out of the cluster',
  comments: ['Settings of its role (owners, priority, dependencies) go with it: write them down.'],
  commands: [
    '$old = Get-OldMachine',
    'if ($old.IsClustered) {',
    '    Get-ClusterGroup -VMId $old.VMId | Format-List * | Out-Host',
    "    Confirm-Done 'Are the settings of the role written down?'",
    '    Remove-ClusterGroup -VMId $old.VMId -RemoveResources -Force',
    '}',
  ],
};

/**
 * The settings of a machine, of its processor and of its memory, by their names in what Get-VM shows. Each is said here
 * alone: what it is called, what it is, which field of a `VirtualMachine` has it, and whether the export writes it. Those
 * with a cmdlet are the same in both generations: a machine that takes another one's place gets them as they are
 * (dsccommunity/HyperVDsc, stubs of module 2.0.0.0; PS).
 */
import type { FieldsOf, Grouped, GroupedName, SettingTable } from './setting';
import { amount, flag } from './spellings';

const NULLABLE_TEXT_OR_NUMBER = { type: ['string', 'number', 'null'] };

/** What stands in the same words in the machine and in the object of its processor. */
const ofProcessor = <const N extends string>(as: N) => ({ in: 'processor', as }) as const;
const ofMemory = <const N extends string>(as: N) => ({ in: 'memory', as }) as const;

export const MACHINE_SETTINGS = {
  HostOperatingSystem: {
    kind: 'text',
    description: 'The Windows that runs Hyper-V. Generation 2 begins with Windows Server 2012 R2 and Windows 8.1.',
    schema: {
      type: ['string', 'null'],
      examples: [
        ...['Windows Server 2012 R2', 'Windows Server 2016', 'Windows Server 2019', 'Windows Server 2022'],
        'Windows Server 2025',
      ],
    },
    spellings: ['HostOS', 'hostVersion', 'host'],
    field: 'host',
  },
  ProcessorCount: {
    kind: 'count',
    description: 'How many virtual processors the machine has.',
    schema: { allOf: [{ $ref: '#/definitions/count' }] },
    spellings: [
      ...['processors', 'cpus', 'cpu', 'cpuCount', 'vcpu', 'vcpus', 'vcpuCount', 'virtualProcs', 'virtualProcessors'],
      ...['procs', 'procCount', 'vProc', 'vProcs', 'virtualProcessorCount', 'numProcessors', 'numberOfProcessors'],
      ...['numCpu', 'numCpus', 'numVcpu', 'numVcpus', 'numberOfCpus', 'numberOfVcpus', 'virtualCpu', 'virtualCpus'],
      ...['cores', 'coreCount', 'cpuCores', 'vCore', 'vCores', 'numCores', 'numberOfCores', 'virtualCores'],
    ],
    grouped: {
      in: 'processor',
      as: 'Count',
      spellings: ['ProcessorCount', 'cores', 'vcpus', 'cpus', 'number'],
    },
    field: 'processorCount',
  },
  // Of Set-VMProcessor. WMI's names of the two: LimitCPUID, and LimitProcessorFeatures (PROCWMI).
  CompatibilityForOlderOperatingSystemsEnabled: {
    kind: 'flag',
    description:
      'Whether the machine sees fewer processor features, so that systems from before 2008 start. No guest of Generation 2 needs it.',
    spellings: ['CompatibilityForOlderOperatingSystems', 'limitCPUID'],
    grouped: ofProcessor('CompatibilityForOlderOperatingSystemsEnabled'),
    field: 'compatibilityForOlderOperatingSystems',
  },
  // Read as one with its mode (`migrationCompatibility`).
  CompatibilityForMigrationEnabled: {
    kind: 'flag',
    description:
      'Whether the machine sees a small fixed set of processor features, so that it moves between hosts with different processors. Windows 11, Red Hat Enterprise Linux 9 and later need more.',
    spellings: [
      ...['CompatibilityForMigration', 'limitProcessorFeatures', 'processorCompatibility', 'migrationCompatibility'],
    ],
    grouped: ofProcessor('CompatibilityForMigrationEnabled'),
  },
  CompatibilityForMigrationMode: {
    kind: 'text',
    description:
      'On clusters of Windows Server 2025: MinimumFeatureSet, or CommonClusterFeatureSet for what the nodes have in common.',
    schema: NULLABLE_TEXT_OR_NUMBER,
    spellings: ['processorCompatibilityMode', 'migrationCompatibilityMode'],
    grouped: ofProcessor('CompatibilityForMigrationMode'),
  },
  ExposeVirtualizationExtensions: {
    kind: 'flag',
    description: 'Whether Hyper-V can run in the machine (nested virtualization).',
    spellings: flag(
      'ExposeVirtualizationExtensions',
      'nestedVirtualization',
      'nestedVirt',
      'nested',
      'virtualizationExtensions',
    ),
    grouped: ofProcessor('ExposeVirtualizationExtensions'),
    field: 'nestedVirtualization',
  },
  MemoryStartup: {
    kind: 'memory',
    description: 'The memory that the machine starts with, in bytes or as text such as "4GB".',
    spellings: [
      ...amount('MemoryStartup', 'MemoryStartup', 'StartupMemory', 'memory', 'startupRam', 'ram', 'mem'),
      ...amount('MemoryStartup', 'initialMemory'),
      ...['startMemory', 'memoryStart'],
    ],
    grouped: {
      in: 'memory',
      as: 'Startup',
      spellings: [...amount('Startup', 'startup'), 'size', 'sizeMB', 'sizeGB', 'amount'],
    },
    field: 'memoryStartup',
  },
  MemoryMinimum: {
    kind: 'memory',
    description: 'The least memory that dynamic memory leaves the machine, in bytes or as text such as "512MB".',
    spellings: [
      ...amount('MemoryMinimum', 'MemoryMinimum', 'MinimumMemory', 'minMemory', 'memoryMin'),
      ...amount('MemoryMinimum', 'minimumRam', 'minRam', 'ramMin'),
      'dynamicMinRam',
    ],
    grouped: { in: 'memory', as: 'Minimum', spellings: amount('Minimum', 'minimum', 'min') },
    field: 'memoryMinimum',
  },
  MemoryMaximum: {
    kind: 'memory',
    description: 'The most memory that dynamic memory gives the machine, in bytes or as text such as "16GB".',
    spellings: [
      ...amount('MemoryMaximum', 'MemoryMaximum', 'MaximumMemory', 'maxMemory', 'memoryMax'),
      ...amount('MemoryMaximum', 'maximumRam', 'maxRam', 'ramMax'),
      'dynamicMaxRam',
    ],
    grouped: { in: 'memory', as: 'Maximum', spellings: amount('Maximum', 'maximum', 'max') },
    field: 'memoryMaximum',
  },
  DynamicMemoryEnabled: {
    kind: 'flag',
    description: "Whether Hyper-V fits the machine's memory to its need.",
    schema: { type: 'boolean' },
    spellings: flag('DynamicMemoryEnabled', 'DynamicMemory', 'dynamicRam'),
    grouped: {
      in: 'memory',
      as: 'DynamicMemoryEnabled',
      spellings: flag('DynamicMemoryEnabled', 'DynamicMemory', 'dynamic'),
    },
    field: 'dynamicMemory',
  },
  State: {
    kind: 'state',
    description:
      'Whether the machine ran when it was exported. What a saved machine has in memory does not move to a new one.',
    spellings: ['VMState', 'powerState'],
    field: 'state',
  },
  // The two are read as one (`parentCheckpoint`).
  ParentSnapshotName: {
    kind: 'text',
    description: "The checkpoint that the machine's disks continue. It has to be merged before the machine moves.",
    spellings: ['ParentCheckpointName', 'parentCheckpoint', 'parentSnapshot'],
  },
  ParentSnapshotId: {
    kind: 'text',
    description: "The id of the checkpoint that the machine's disks continue.",
    spellings: ['ParentCheckpointId'],
  },
  ReplicationState: {
    kind: 'replica',
    description: 'How Hyper-V Replica replicates the machine. A new machine has to be replicated anew.',
    spellings: ['replicationEnabled', 'replicated', 'ReplicationMode'],
    field: 'replicated',
  },
  IsClustered: {
    kind: 'flag',
    description: 'Whether the machine is a role of a failover cluster.',
    spellings: ['clustered', 'highlyAvailable', 'isHighlyAvailable'],
    field: 'clustered',
  },
  ResourceMeteringEnabled: {
    kind: 'flag',
    description: 'Whether Hyper-V measures what the machine uses.',
    spellings: ['resourceMetering', 'metering'],
    field: 'resourceMetering',
  },
  AutomaticCheckpointsEnabled: {
    kind: 'flag',
    description: 'Whether the machine takes a checkpoint by itself as it starts.',
    spellings: ['automaticCheckpoints'],
    setBy: 'Set-VM',
    usual: false,
  },
  GuestControlledCacheTypes: {
    kind: 'flag',
    description: 'Whether the guest chooses how memory of an assigned device is cached.',
    setBy: 'Set-VM',
    usual: false,
  },
  AutomaticCriticalErrorAction: {
    kind: { 0: 'None', 1: 'Pause' },
    description: 'What the host does with the machine when its storage is lost.',
    setBy: 'Set-VM',
    usual: 'Pause',
  },
  AutomaticCriticalErrorActionTimeout: {
    kind: 'count',
    description: 'For how many minutes the machine waits, paused, for its storage.',
    setBy: 'Set-VM',
    usual: 30,
  },
  LockOnDisconnect: {
    kind: 'on-off',
    description: 'Whether the guest is locked when the window of its console is closed.',
    setBy: 'Set-VM',
    usual: 'Off',
  },
  EnhancedSessionTransportType: {
    kind: { 0: 'VMBus', 1: 'HvSocket' },
    description: 'How an enhanced session reaches the guest.',
    setBy: 'Set-VM',
    usual: 'VMBus',
  },
  LowMemoryMappedIoSpace: {
    kind: 'bytes',
    description: 'The address space below 4 GB for assigned devices, in bytes or as text such as "128MB".',
    setBy: 'Set-VM',
    usual: 134_217_728,
  },
  HighMemoryMappedIoSpace: {
    kind: 'bytes',
    description: 'The address space above 4 GB for assigned devices, in bytes or as text such as "512MB".',
    setBy: 'Set-VM',
    usual: 536_870_912,
  },
  SmartPagingFilePath: {
    kind: 'text',
    description: 'The folder of the file that lends the machine memory as it restarts.',
    setBy: 'Set-VM',
    usual: { powerShell: '$vm.Path' },
  },
  SnapshotFileLocation: {
    kind: 'text',
    description: "The folder of the machine's checkpoints.",
    spellings: ['CheckpointFileLocation'],
    setBy: 'Set-VM',
    usual: { powerShell: '$vm.Path' },
  },
  ProcessorReserve: {
    kind: 'count',
    description: 'What of its processors is reserved for the machine, in percent.',
    grouped: ofProcessor('Reserve'),
    setBy: 'Set-VMProcessor',
    parameter: 'Reserve',
    usual: 0,
  },
  ProcessorMaximum: {
    kind: 'count',
    description: 'What the machine may use of its processors, in percent.',
    grouped: ofProcessor('Maximum'),
    setBy: 'Set-VMProcessor',
    parameter: 'Maximum',
    usual: 100,
  },
  ProcessorRelativeWeight: {
    kind: 'count',
    description: 'How the machine is weighed against others that want the processors, up to 10000.',
    spellings: ['processorWeight'],
    grouped: { in: 'processor', as: 'RelativeWeight', spellings: [] },
    setBy: 'Set-VMProcessor',
    parameter: 'RelativeWeight',
    usual: 100,
  },
  HwThreadCountPerCore: {
    kind: 'count',
    description: 'How many threads each of its cores has; 0 is as the host has it.',
    grouped: ofProcessor('HwThreadCountPerCore'),
    setBy: 'Set-VMProcessor',
    usual: 0,
  },
  EnableHostResourceProtection: {
    kind: 'flag',
    description: 'Whether the host slows the machine down that takes more than its share.',
    grouped: ofProcessor('EnableHostResourceProtection'),
    setBy: 'Set-VMProcessor',
    usual: false,
  },
  MemoryBuffer: {
    kind: 'count',
    description: 'What dynamic memory keeps free for the machine, in percent.',
    grouped: ofMemory('Buffer'),
    setBy: 'Set-VMMemory',
    parameter: 'Buffer',
    usual: 20,
  },
  MemoryPriority: {
    kind: 'count',
    description: 'How the machine is weighed against others that want memory, from 0 to 100.',
    spellings: ['memoryWeight'],
    grouped: { in: 'memory', as: 'Priority', spellings: [] },
    setBy: 'Set-VMMemory',
    parameter: 'Priority',
    usual: 50,
  },
} as const satisfies SettingTable;

/** What Hyper-V starts a machine with and what it keeps of it (`VirtualMachine.settings`). */
export const KEPT_SETTINGS = {
  Notes: {
    kind: 'text',
    description: 'Notes about the machine. Where no guest operating system is stated, a name in them counts as a hint.',
    spellings: ['note', 'description'],
    field: 'notes',
  },
  AutomaticStartAction: {
    kind: { 2: 'Nothing', 3: 'StartIfRunning', 4: 'Start' },
    description: 'What the host does with the machine when it starts.',
    spellings: ['startAction', 'autoStartAction'],
    field: 'automaticStartAction',
  },
  AutomaticStartDelay: {
    kind: 'count',
    description: 'How many seconds after the host the machine starts.',
    spellings: ['startDelay', 'autoStartDelay'],
    field: 'automaticStartDelay',
  },
  AutomaticStopAction: {
    kind: { 2: 'TurnOff', 3: 'Save', 4: 'ShutDown' },
    description: 'What the host does with the machine when it shuts down.',
    spellings: ['stopAction', 'autoStopAction'],
    field: 'automaticStopAction',
  },
  CheckpointType: {
    kind: { 2: 'Disabled', 3: 'Production', 4: 'ProductionOnly', 5: 'Standard' },
    description: 'Which checkpoints the machine takes.',
    spellings: ['snapshotType'],
    field: 'checkpointType',
  },
} as const satisfies SettingTable;

type MachineTable = typeof MACHINE_SETTINGS;

export type MachineFields = FieldsOf<MachineTable>;
export type KeptFields = FieldsOf<typeof KEPT_SETTINGS>;

/** What the settings are called in an object of the cmdlets. */
export type NameInGroup<G extends Grouped['in']> = GroupedName<MachineTable, G>;

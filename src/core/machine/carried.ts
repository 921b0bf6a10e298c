/**
 * Settings that are the same in both generations and that no rule needs: a machine that takes another one's place gets
 * them as they are. By the names of Hyper-V's objects, with the parameters that set them and the values of its
 * enumerations (dsccommunity/HyperVDsc, stubs of module 2.0.0.0; PS).
 */
import type { Field } from './field';

export type CarriedValue = string | number | boolean;

/** Those that a machine, or a part of it, states. */
export type Carried = ReadonlyMap<string, Field<CarriedValue>>;

export type CarriedKind = 'on-off' | 'flag' | 'count' | 'bytes' | 'text';

export interface CarriedSetting {
  readonly property: string;
  /** The cmdlet's, where it is called otherwise. */
  readonly parameter?: string;
  /** The parameter says the opposite. */
  readonly opposite?: true;
  readonly kind: CarriedKind | Readonly<Record<number, string>>;
  /** Where the cmdlets give it in an object of its own. */
  readonly grouped?: readonly [group: 'processor' | 'memory', property: string];
  /** An adapter that was a legacy one has another value of it, or none. */
  readonly syntheticOnly?: true;
}

const named = (kind: CarriedSetting['kind'], ...properties: readonly string[]): CarriedSetting[] =>
  properties.map(property => ({ property, kind }));

/** By the cmdlet that sets them. */
const TABLE = {
  'Set-VM': [
    ...named('flag', 'AutomaticCheckpointsEnabled', 'GuestControlledCacheTypes'),
    ...named({ 0: 'None', 1: 'Pause' }, 'AutomaticCriticalErrorAction'),
    ...named('count', 'AutomaticCriticalErrorActionTimeout'),
    ...named('on-off', 'LockOnDisconnect'),
    ...named({ 0: 'VMBus', 1: 'HvSocket' }, 'EnhancedSessionTransportType'),
    ...named('bytes', 'LowMemoryMappedIoSpace', 'HighMemoryMappedIoSpace'),
    ...named('text', 'SmartPagingFilePath', 'SnapshotFileLocation'),
  ],
  'Set-VMProcessor': [
    { property: 'ProcessorReserve', parameter: 'Reserve', kind: 'count', grouped: ['processor', 'Reserve'] },
    { property: 'ProcessorMaximum', parameter: 'Maximum', kind: 'count', grouped: ['processor', 'Maximum'] },
    {
      property: 'ProcessorRelativeWeight',
      parameter: 'RelativeWeight',
      kind: 'count',
      grouped: ['processor', 'RelativeWeight'],
    },
    { property: 'HwThreadCountPerCore', kind: 'count', grouped: ['processor', 'HwThreadCountPerCore'] },
    { property: 'EnableHostResourceProtection', kind: 'flag', grouped: ['processor', 'EnableHostResourceProtection'] },
  ],
  'Set-VMMemory': [
    { property: 'MemoryBuffer', parameter: 'Buffer', kind: 'count', grouped: ['memory', 'Buffer'] },
    { property: 'MemoryPriority', parameter: 'Priority', kind: 'count', grouped: ['memory', 'Priority'] },
  ],
  'Set-VMNetworkAdapter': [
    ...named('on-off', 'MacAddressSpoofing', 'DhcpGuard', 'RouterGuard', 'IeeePriorityTag', 'AllowTeaming'),
    ...named('on-off', 'DeviceNaming', 'FixSpeed10G'),
    { property: 'PortMirroringMode', parameter: 'PortMirroring', kind: { 0: 'None', 1: 'Destination', 2: 'Source' } },
    ...named('count', 'StormLimit', 'DynamicIPAddressLimit'),
    { property: 'ClusterMonitored', parameter: 'NotMonitoredInCluster', opposite: true, kind: 'flag' },
    { property: 'VMQWeight', parameter: 'VmqWeight', kind: 'count', syntheticOnly: true },
    { property: 'IovWeight', kind: 'count', syntheticOnly: true },
    { property: 'IovQueuePairsRequested', kind: 'count', syntheticOnly: true },
    {
      property: 'IovInterruptModeration',
      kind: { 0: 'Default', 1: 'Adaptive', 2: 'Off', 100: 'Low', 200: 'Medium', 300: 'High' },
      syntheticOnly: true,
    },
    {
      property: 'IPsecOffloadMaxSA',
      parameter: 'IPsecOffloadMaximumSecurityAssociation',
      kind: 'count',
      syntheticOnly: true,
    },
    { property: 'VrssEnabledRequested', parameter: 'VrssEnabled', kind: 'flag', syntheticOnly: true },
    { property: 'VmmqEnabledRequested', parameter: 'VmmqEnabled', kind: 'flag', syntheticOnly: true },
  ],
  'Set-VMHardDiskDrive': [
    ...named('count', 'MaximumIOPS', 'MinimumIOPS'),
    ...named('text', 'QoSPolicyID'),
    {
      property: 'WriteHardeningMethod',
      parameter: 'OverrideCacheAttributes',
      kind: { 0: 'Default', 1: 'WriteCacheEnabled', 2: 'WriteCacheAndFUAEnabled', 3: 'WriteCacheDisabled' },
    },
  ],
  'Set-VMComPort': named('on-off', 'DebuggerMode'),
  'Set-VMFirmware': named('on-off', 'PauseAfterBootFailure'),
} satisfies Readonly<Record<string, readonly CarriedSetting[]>>;

export type CarryingCmdlet = keyof typeof TABLE;

export const CARRIED: Readonly<Record<CarryingCmdlet, readonly CarriedSetting[]>> = TABLE;

/** In an adapter's BandwidthSetting. A switch knows weights or absolute numbers, and 0 is no limit. */
export const BANDWIDTH: readonly CarriedSetting[] = named(
  'count',
  'MaximumBandwidth',
  'MinimumBandwidthAbsolute',
  'MinimumBandwidthWeight',
);

/** In an adapter's VlanSetting: what its OperationMode needs. */
export const VLAN: readonly CarriedSetting[] = [
  ...named({ 0: 'Untagged', 1: 'Access', 2: 'Trunk', 3: 'Private' }, 'OperationMode'),
  ...named('count', 'AccessVlanId', 'NativeVlanId', 'PrimaryVlanId', 'SecondaryVlanId'),
  ...named({ 1: 'Isolated', 2: 'Community', 3: 'Promiscuous' }, 'PrivateVlanMode'),
  ...named('text', 'AllowedVlanIdListString', 'SecondaryVlanIdListString'),
];

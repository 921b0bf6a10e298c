/**
 * The settings of a machine's parts that are the same in both generations and that no rule needs: a part that takes
 * another one's place gets them as they are. By the names of Hyper-V's objects, with the parameters that set them and the
 * values of its enumerations (dsccommunity/HyperVDsc, stubs of module 2.0.0.0; PS).
 */
import type { SettingTable } from './setting';

const VLAN_NUMBER = { type: ['integer', 'null'], minimum: 0, maximum: 4094 };
const VLAN_LIST = { type: ['string', 'array', 'null'], items: { type: 'integer' }, examples: ['1-100,200'] };

export const ADAPTER_SETTINGS = {
  MacAddressSpoofing: {
    kind: 'on-off',
    description: 'Whether the guest may send under other MAC addresses, as for nested virtualization.',
    spellings: ['macSpoofing'],
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  DhcpGuard: {
    kind: 'on-off',
    description: 'Whether what a DHCP server in the guest offers is dropped.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  RouterGuard: {
    kind: 'on-off',
    description: 'Whether what a router in the guest announces is dropped.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  IeeePriorityTag: {
    kind: 'on-off',
    description: 'Whether priorities that the guest sets for its packets stay.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  AllowTeaming: {
    kind: 'on-off',
    description: 'Whether the adapter may be in a team in the guest.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  DeviceNaming: {
    kind: 'on-off',
    description: 'Whether the guest sees the name of the adapter.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  FixSpeed10G: {
    kind: 'on-off',
    description: 'Whether the guest sees a speed of 10 Gbit/s whatever the host has.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 'Off',
  },
  PortMirroringMode: {
    kind: { 0: 'None', 1: 'Destination', 2: 'Source' },
    description: 'Whether packets of the adapter are copied, or copies come to it.',
    spellings: ['PortMirroring'],
    setBy: 'Set-VMNetworkAdapter',
    parameter: 'PortMirroring',
    usual: 'None',
  },
  StormLimit: {
    kind: 'count',
    description: 'How many broadcasts and multicasts a second are let through; 0 is no limit.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 0,
  },
  DynamicIPAddressLimit: {
    kind: 'count',
    description: 'How many addresses the guest may get by itself; 0 is no limit.',
    setBy: 'Set-VMNetworkAdapter',
    usual: 0,
  },
  ClusterMonitored: {
    kind: 'flag',
    description: 'Whether the cluster moves the machine when the network of the adapter is lost.',
    setBy: 'Set-VMNetworkAdapter',
    parameter: 'NotMonitoredInCluster',
    opposite: true,
    usual: true,
  },
  VMQWeight: {
    kind: 'count',
    description: 'The weight for a queue of the network card (VMQ); 0 is none.',
    setBy: 'Set-VMNetworkAdapter',
    parameter: 'VmqWeight',
    syntheticOnly: true,
    usual: 100,
  },
  IovWeight: {
    kind: 'count',
    description: 'The weight for a part of the network card (SR-IOV); 0 is none.',
    setBy: 'Set-VMNetworkAdapter',
    syntheticOnly: true,
    usual: 0,
  },
  IovQueuePairsRequested: {
    kind: 'count',
    description: 'How many pairs of queues the part of the network card has.',
    setBy: 'Set-VMNetworkAdapter',
    syntheticOnly: true,
    usual: 1,
  },
  IovInterruptModeration: {
    kind: { 0: 'Default', 1: 'Adaptive', 2: 'Off', 100: 'Low', 200: 'Medium', 300: 'High' },
    description: 'How the interrupts of the part of the network card are put together.',
    setBy: 'Set-VMNetworkAdapter',
    syntheticOnly: true,
    usual: 'Default',
  },
  IPsecOffloadMaxSA: {
    kind: 'count',
    description: 'How many security associations of IPsec the network card may take over.',
    spellings: ['IPsecOffloadMaximumSecurityAssociation'],
    setBy: 'Set-VMNetworkAdapter',
    parameter: 'IPsecOffloadMaximumSecurityAssociation',
    syntheticOnly: true,
    usual: 512,
  },
  VrssEnabledRequested: {
    kind: 'flag',
    description: 'Whether what the adapter receives is spread over the processors of the guest.',
    setBy: 'Set-VMNetworkAdapter',
    parameter: 'VrssEnabled',
    syntheticOnly: true,
    usual: true,
  },
  VmmqEnabledRequested: {
    kind: 'flag',
    description: 'Whether the adapter gets several queues of the network card.',
    setBy: 'Set-VMNetworkAdapter',
    parameter: 'VmmqEnabled',
    syntheticOnly: true,
    usual: false,
  },
} as const satisfies SettingTable;

export const DISK_SETTINGS = {
  MaximumIOPS: {
    kind: 'count',
    description: 'The most operations of 8 KB a second; 0 is no limit.',
    setBy: 'Set-VMHardDiskDrive',
    usual: 0,
  },
  MinimumIOPS: {
    kind: 'count',
    description: 'The operations of 8 KB a second that the disk is meant to reach.',
    setBy: 'Set-VMHardDiskDrive',
    usual: 0,
  },
  QoSPolicyID: {
    kind: 'text',
    description: 'The id of a policy of the storage cluster for the quality of service.',
    setBy: 'Set-VMHardDiskDrive',
    usual: { powerShell: '[guid]::Empty' },
  },
  WriteHardeningMethod: {
    kind: { 0: 'Default', 1: 'WriteCacheEnabled', 2: 'WriteCacheAndFUAEnabled', 3: 'WriteCacheDisabled' },
    description: 'How writes are made safe against a loss of power.',
    spellings: ['OverrideCacheAttributes'],
    setBy: 'Set-VMHardDiskDrive',
    parameter: 'OverrideCacheAttributes',
    usual: 'Default',
  },
} as const satisfies SettingTable;

export const COM_PORT_SETTINGS = {
  DebuggerMode: {
    kind: 'on-off',
    description: 'Whether a kernel debugger has the port.',
    setBy: 'Set-VMComPort',
    usual: 'Off',
  },
} as const satisfies SettingTable;

export const FIRMWARE_SETTINGS = {
  PauseAfterBootFailure: {
    kind: 'on-off',
    description: 'Whether the machine pauses when it finds nothing to start from.',
    setBy: 'Set-VMFirmware',
    usual: 'Off',
  },
} as const satisfies SettingTable;

/** In an adapter's BandwidthSetting. A switch knows weights or absolute numbers, and 0 is no limit. */
export const BANDWIDTH_SETTINGS = {
  MaximumBandwidth: {
    kind: 'count',
    description: 'The most, in bits a second; 0 is no limit.',
    usual: 0,
  },
  MinimumBandwidthAbsolute: {
    kind: 'count',
    description: 'What it is promised, in bits a second, where the switch counts so.',
    usual: 0,
  },
  MinimumBandwidthWeight: {
    kind: 'count',
    description: 'Its weight against others, up to 100, where the switch counts so.',
    usual: 0,
  },
} as const satisfies SettingTable;

/** In an adapter's VlanSetting: what its OperationMode needs. */
export const VLAN_SETTINGS = {
  OperationMode: {
    kind: { 0: 'Untagged', 1: 'Access', 2: 'Trunk', 3: 'Private' },
    description: 'Untagged, Access for one VLAN, Trunk for several, or Private.',
  },
  AccessVlanId: {
    kind: 'count',
    description: 'The one VLAN of an adapter in mode Access.',
    schema: VLAN_NUMBER,
    spellings: ['VlanId'],
  },
  NativeVlanId: {
    kind: 'count',
    description: 'The VLAN of a trunk that packets without a tag are in.',
    schema: VLAN_NUMBER,
    usual: 0,
  },
  PrimaryVlanId: {
    kind: 'count',
    description: 'The primary VLAN of a private one.',
    schema: VLAN_NUMBER,
    usual: 0,
  },
  SecondaryVlanId: {
    kind: 'count',
    description: 'The secondary VLAN of an adapter that is isolated or in a community.',
    schema: VLAN_NUMBER,
    usual: 0,
  },
  PrivateVlanMode: {
    kind: { 1: 'Isolated', 2: 'Community', 3: 'Promiscuous' },
    description: 'Which part an adapter has in a private VLAN.',
  },
  AllowedVlanIdListString: {
    kind: 'ranges',
    description: 'The VLANs of a trunk.',
    schema: VLAN_LIST,
    spellings: ['AllowedVlanIdList', 'AllowedVlans'],
    usual: '',
  },
  SecondaryVlanIdListString: {
    kind: 'ranges',
    description: 'The secondary VLANs of a promiscuous adapter.',
    schema: VLAN_LIST,
    spellings: ['SecondaryVlanIdList'],
    usual: '',
  },
} as const satisfies SettingTable;

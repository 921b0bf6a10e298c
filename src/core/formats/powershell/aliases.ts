/**
 * The properties of Hyper-V's PowerShell objects and the spellings under which people write them down. Keys are
 * compared without case, `_`, `-` and blanks, so `memory_startup_bytes` is `MemoryStartupBytes`; a `vm` or `hyperv` before
 * a property of a machine says nothing, so `vmMemory` is `memory` (see keys.ts). Where an object has several spellings of
 * one property, the one that stands first here counts. Settings are in the tables of machine/settings.
 */
import { KEPT_SETTINGS, MACHINE_SETTINGS, type NameInGroup } from '../../machine/settings/machine';
import {
  ADAPTER_SETTINGS,
  BANDWIDTH_SETTINGS,
  COM_PORT_SETTINGS,
  DISK_SETTINGS,
  FIRMWARE_SETTINGS,
  VLAN_SETTINGS,
} from '../../machine/settings/parts';
import type { Grouped, SettingTable } from '../../machine/settings/setting';
import { amount, flag } from '../../machine/settings/spellings';

type AliasTable = Readonly<Record<string, readonly string[]>>;

/** The spellings of the settings of a table. */
function spellingsOf<T extends SettingTable>(table: T): { readonly [N in keyof T]: readonly string[] } {
  const spellings = Object.entries(table).map(([name, setting]) => [name, setting.spellings ?? []]);
  return Object.fromEntries(spellings) as { readonly [N in keyof T]: readonly string[] };
}

/** Those of the settings that the cmdlets give in an object of their own, as they are called there. */
function spellingsIn<G extends Grouped['in']>(group: G): Readonly<Record<NameInGroup<G>, readonly string[]>> {
  const table: SettingTable = MACHINE_SETTINGS;
  const spellings = Object.values(table).flatMap(({ grouped, spellings: own = [] }) =>
    grouped?.in === group ? [[grouped.as, grouped.spellings ?? own]] : [],
  );
  return Object.fromEntries(spellings) as Record<NameInGroup<G>, readonly string[]>;
}

const ARCHITECTURE = [
  'arch',
  'osArchitecture',
  'osArch',
  'guestArchitecture',
  'bits',
  'osBits',
  'bitness',
  'osBitness',
];

/** The properties of our own format, object by object; the schema describes each of them. */
export const DEFINITION_PROPERTIES = {
  machine: {
    Name: ['VMName', 'machineName', 'displayName'],
    Generation: ['VMGeneration', 'HyperVGeneration', 'machineGeneration', 'virtualMachineGeneration', 'gen'],
    Version: ['ConfigurationVersion', 'configVersion', 'VMVersion'],
    Path: ['VMPath', 'machinePath', 'vmFolder', 'configurationPath', 'ConfigurationLocation'],
    GuestOperatingSystem: ['GuestOS', 'operatingSystem', 'os', 'guest', 'osName', 'guestOsName'],
    HardDrives: [
      ...[
        'HardDiskDrives',
        'HardDisks',
        'disks',
        'disk',
        'drives',
        'vhds',
        'vhdxs',
        'virtualDisks',
        'virtualHardDisks',
      ],
      ...['hardDrive', 'hardDisk', 'hardDiskDrive', 'hdds', 'hdd', 'dataDisks', 'dataDisk', 'dataDrives', 'dataVhds'],
      ...['dataVhdx', 'additionalDisks', 'extraDisks', 'vhdList', 'diskList', 'vhdFiles', 'vhdxFiles'],
    ],
    DVDDrives: [
      ...['DVDDrive', 'dvds', 'dvd', 'cdDrives', 'cdDrive', 'cdrom', 'cdroms', 'cdromDrives', 'cdromDrive'],
      ...['opticalDrives', 'opticalDrive', 'dvdRom', 'dvdRoms'],
    ],
    FloppyDrive: [
      ...['floppy', 'floppyDrives', 'floppyDisk', 'floppyDiskDrive', 'floppyPath', 'floppyImage', 'floppyDiskPath'],
      ...['floppyImagePath', 'floppyFile', 'vfd', 'vfdPath'],
    ],
    NetworkAdapters: [
      ...['NetworkAdapter', 'VMNetworkAdapters', 'adapters', 'nics', 'nic', 'networkInterfaces', 'networkCards'],
      ...['netAdapters', 'netAdapter', 'vnics', 'vnic', 'virtualNetworkAdapters', 'ethernetAdapters', 'nicList'],
    ],
    ComPort1: ['com1'],
    ComPort2: ['com2'],
    Bios: [],
    Firmware: ['VMFirmware', 'firmwareType', 'bootMode'],
    Security: ['VMSecurity'],
    KeyStorageDrive: ['KsdEnabled'],
    RemoteFxAdapter: ['RemoteFx3DVideoAdapter', 'RemoteFx'],
    EmulatedDevices: ['emulatedHardware', 'legacyDevices'],
    FibreChannelHostBusAdapters: ['FibreChannelAdapters', 'VMFibreChannelHba', 'fibreChannel', 'hbas'],
    AssignedDevices: ['AssignableDevices', 'VMAssignableDevice', 'VMAssignableDevices', 'passthroughDevices'],
    VMIntegrationService: ['integrationServices'],
    ...spellingsOf(KEPT_SETTINGS),
    ...spellingsOf(MACHINE_SETTINGS),
  },
  drive: {
    ControllerType: ['busType', 'controller', 'bus', 'interface', 'attachedTo'],
    ControllerNumber: ['controllerId', 'controllerIndex', 'controllerNo', 'controllerNum', 'busNumber'],
    ControllerLocation: ['location', 'lun', 'lunId', 'slot', 'port', 'controllerSlot', 'controllerPort', 'unitNumber'],
    Path: [
      ...['VHDPath', 'vhdxPath', 'isoPath', 'imagePath', 'diskPath', 'filePath', 'vhdFile', 'vhdxFile', 'vhdFilePath'],
      ...['vhdxFilePath', 'isoFile', 'isoFilePath', 'file', 'fileName', 'image', 'source', 'vhd', 'vhdx', 'iso'],
    ],
  },
  hardDrive: {
    Size: [
      ...['SizeBytes', 'sizeMB', 'sizeGB', 'sizeTB', 'sizeInGB', 'sizeInMB', 'capacity', 'capacityGB'],
      ...['VHDSize', 'VHDXSize', 'NewVHDSize', 'diskSize'].flatMap(word => amount('Size', word)),
    ],
    ParentPath: [
      'parentDisk',
      'parentVhd',
      'parentVhdPath',
      'baseDisk',
      'baseVhd',
      'baseVhdPath',
      'differencingParent',
    ],
    PartitionStyle: ['partitionTable', 'partitionScheme', 'partitioning'],
    DiskNumber: ['physicalDiskNumber', 'physicalDisk', 'passthroughDisk'],
    SupportPersistentReservations: ['persistentReservations', 'shared', 'isShared', 'sharedDisk'],
    ...spellingsOf(DISK_SETTINGS),
  },
  dvdDrive: {
    DvdMediaType: [],
  },
  adapter: {
    Name: ['AdapterName'],
    IsLegacy: ['legacy', 'useLegacy', 'isLegacyAdapter', 'legacyAdapter', 'emulated', 'isEmulated'],
    SwitchName: [
      ...['switch', 'virtualSwitch', 'virtualSwitchName', 'vSwitch', 'vSwitchName', 'networkSwitch', 'connectedSwitch'],
    ],
    MacAddress: ['mac', 'macAddr', 'StaticMacAddress', 'staticMac'],
    DynamicMacAddressEnabled: flag('DynamicMacAddressEnabled', 'DynamicMacAddress', 'dynamicMac'),
    VlanId: ['vlan', 'accessVlanId', 'vlanTag', 'vlanNumber'],
    VlanSetting: [],
    BandwidthSetting: [],
    ...spellingsOf(ADAPTER_SETTINGS),
  },
  vlanSetting: spellingsOf(VLAN_SETTINGS),
  bandwidthSetting: spellingsOf(BANDWIDTH_SETTINGS),
  integrationService: {
    Name: [],
    Enabled: [],
  },
  comPort: {
    Number: ['port'],
    Path: ['pipe', 'pipeName', 'namedPipe'],
    ...spellingsOf(COM_PORT_SETTINGS),
  },
  bios: {
    StartupOrder: ['bootOrder'],
    NumLockEnabled: [...flag('NumLockEnabled', 'numLock'), 'BIOSNumLock'],
  },
  firmware: {
    SecureBoot: flag('SecureBoot', 'secureBoot'),
    SecureBootTemplate: ['SecureBootTemplateName', 'SecureBootTemplateId'],
    BootOrder: ['bootDevices'],
    PreferredNetworkBootProtocol: ['networkBootProtocol', 'IPProtocolPreference', 'NetworkBootPreferredProtocol'],
    ConsoleMode: [],
    ...spellingsOf(FIRMWARE_SETTINGS),
  },
  security: {
    TpmEnabled: flag('TpmEnabled', 'tpm', 'vtpm', 'vmTpm', 'virtualTpm', 'trustedPlatformModule'),
    Shielded: ['shieldedVM'],
  },
  guest: {
    Name: ['os', 'title', 'distribution', 'distro'],
    Architecture: ARCHITECTURE,
    Version: ['release'],
  },
} as const satisfies Record<string, AliasTable>;

/** What only home-made definitions have: settings that stand in the machine itself, and words for what follows. */
const HOME_MADE = {
  machine: {
    VHDPath: [
      ...['vhdxPath', 'newVhdPath', 'vhd', 'vhdx', 'vhdFile', 'vhdxFile', 'vhdFilePath', 'vhdxFilePath', 'diskPath'],
      ...['bootDisk', 'osDisk', 'systemDisk', 'bootDiskPath', 'osDiskPath', 'systemDiskPath', 'bootVhd', 'osVhd'],
      ...['bootVhdx', 'osVhdx', 'bootVhdPath', 'osVhdPath', 'hardDiskPath', 'virtualDisk', 'virtualHardDisk'],
      ...['virtualDiskPath', 'virtualHardDiskPath', 'diskFile'],
    ],
    VHDSize: ['VHDSize', 'VHDXSize', 'NewVHDSize', 'diskSize', 'osDiskSize'].flatMap(word => amount('VHDSize', word)),
    IsoPath: [
      ...[
        'iso',
        'isoFile',
        'isoFilePath',
        'isoImage',
        'isoImagePath',
        'bootIso',
        'bootIsoPath',
        'installIso',
        'dvdPath',
      ],
      ...['installIsoPath', 'osIso', 'dvdIso', 'dvdImage'],
    ],
    LegacyNetworkAdapter: flag(
      'LegacyNetworkAdapter',
      'legacyNetworkAdapter',
      'legacyNic',
      'legacyAdapter',
      'legacyNetwork',
    ),
    ComPorts: ['comPort', 'serialPorts', 'serialPort'],
    SwitchName: DEFINITION_PROPERTIES.adapter.SwitchName,
    MacAddress: DEFINITION_PROPERTIES.adapter.MacAddress,
    VlanId: DEFINITION_PROPERTIES.adapter.VlanId,
    Architecture: ARCHITECTURE,
    Processor: ['VMProcessor'],
    SecureBoot: DEFINITION_PROPERTIES.firmware.SecureBoot,
    SecureBootTemplate: DEFINITION_PROPERTIES.firmware.SecureBootTemplate,
    BootOrder: DEFINITION_PROPERTIES.firmware.BootOrder,
    PreferredNetworkBootProtocol: DEFINITION_PROPERTIES.firmware.PreferredNetworkBootProtocol,
    ConsoleMode: DEFINITION_PROPERTIES.firmware.ConsoleMode,
    StartupOrder: [],
    // New-VM's, which names one kind of device.
    BootDevice: [],
    NumLockEnabled: DEFINITION_PROPERTIES.bios.NumLockEnabled,
    TpmEnabled: DEFINITION_PROPERTIES.security.TpmEnabled,
    Shielded: DEFINITION_PROPERTIES.security.Shielded,
  },
  drive: {
    Format: ['vhdFormat', 'diskFormat', 'imageFormat'],
    DeviceType: ['type', 'driveType', 'kind', 'device', 'media'],
  },
  adapter: {
    AdapterType: ['type', 'kind', 'model', 'nicType'],
  },
  firmware: {
    FirmwareType: ['type', 'mode'],
  },
  security: {
    SecureBoot: DEFINITION_PROPERTIES.firmware.SecureBoot,
    // Of Get-VMSecurity: whether a Generation 1 machine has the drive.
    KsdEnabled: [],
  },
} as const satisfies Record<string, AliasTable>;

/** Objects for what Hyper-V has in the machine itself, as Get-VMProcessor and Get-VMMemory give it. */
const GROUPED = { processor: spellingsIn('processor'), memory: spellingsIn('memory') } as const;

/** Parts of what the cmdlets write that a definition has no words of its own for. */
const EXPORTED = {
  bootSource: { BootType: [], Device: ['type', 'name'], FirmwarePath: [] },
} as const satisfies Record<string, AliasTable>;

/** The file of a drive where it is an object of its own, as Virtual Machine Manager has it. */
const IMAGE = {
  image: {
    Path: ['Location', 'SharePath', 'filePath', 'fullName'],
    Format: ['VHDFormatType', 'VHDFormat'],
    Size: ['MaximumSize', 'SizeBytes', 'sizeMB', 'sizeGB'],
  },
} as const satisfies Record<string, AliasTable>;

const { hardDrive, dvdDrive, ...OBJECTS } = DEFINITION_PROPERTIES;

/** For every kind of object the properties that are read, with their other spellings. */
export const ALIASES = {
  ...OBJECTS,
  ...GROUPED,
  ...EXPORTED,
  ...IMAGE,
  machine: { ...DEFINITION_PROPERTIES.machine, ...HOME_MADE.machine },
  drive: { ...DEFINITION_PROPERTIES.drive, ...hardDrive, ...dvdDrive, ...HOME_MADE.drive },
  adapter: { ...DEFINITION_PROPERTIES.adapter, ...HOME_MADE.adapter },
  comPort: { ...DEFINITION_PROPERTIES.comPort, Name: [] },
  firmware: { ...DEFINITION_PROPERTIES.firmware, ...HOME_MADE.firmware },
  security: { ...DEFINITION_PROPERTIES.security, ...HOME_MADE.security },
} as const;

/** A kind of object that has properties of Hyper-V. */
export type Scope = keyof typeof ALIASES;

/** Hyper-V's name of a property of such an object. */
export type PropertyName<S extends Scope> = Extract<keyof (typeof ALIASES)[S], string>;

/**
 * What other tools that list machines of Hyper-V call the same: Get-SCVirtualMachine of Virtual Machine Manager (SCVMM)
 * and WMI's Msvm_VirtualSystemSettingData (WMI). Nobody writes these into a definition, so no schema has them.
 */
export const OTHER_TOOLS: { readonly [S in Scope]?: { readonly [N in PropertyName<S>]?: readonly string[] } } = {
  machine: {
    Name: ['ElementName'],
    Generation: ['VirtualSystemSubType'],
    Path: ['ConfigurationDataRoot'],
    HardDrives: ['VirtualDiskDrives'],
    DVDDrives: ['VirtualDVDDrives'],
    FloppyDrive: ['VirtualFloppyDrive'],
    NetworkAdapters: ['VirtualNetworkAdapters'],
    MemoryMinimum: ['DynamicMemoryMinimumMB'],
    MemoryMaximum: ['DynamicMemoryMaximumMB'],
  },
  drive: {
    Path: ['VirtualHardDisk', 'VFD', 'HostDrive'],
  },
  adapter: {
    AdapterType: ['VirtualNetworkAdapterType'],
    SwitchName: ['VirtualNetwork'],
    MacAddress: ['EthernetAddress'],
    DynamicMacAddressEnabled: ['MACAddressType', 'EthernetAddressType'],
  },
};

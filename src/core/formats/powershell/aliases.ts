/**
 * The properties of Hyper-V's PowerShell objects and the spellings under which people write them down. Keys are
 * compared without case, `_`, `-` and blanks, so `memory_startup_bytes` is `MemoryStartupBytes`. Where an object has
 * several spellings of one property, the one that stands first here counts.
 */

type AliasTable = Readonly<Record<string, readonly string[]>>;

/** The properties of our own format, object by object; the schema describes each of them. */
export const DEFINITION_PROPERTIES = {
  machine: {
    Name: ['VMName', 'machineName', 'displayName'],
    Generation: ['VMGeneration', 'HyperVGeneration'],
    Version: ['ConfigurationVersion', 'configVersion', 'VMVersion'],
    Notes: ['note', 'description'],
    Path: ['VMPath', 'machinePath', 'vmFolder', 'configurationPath', 'ConfigurationLocation'],
    GuestOperatingSystem: ['GuestOS', 'operatingSystem', 'os', 'guest', 'osName', 'guestOsName'],
    HostOperatingSystem: ['HostOS', 'hostVersion', 'host'],
    ProcessorCount: [
      ...['processors', 'cpus', 'cpu', 'cpuCount', 'vcpu', 'vcpus', 'vcpuCount', 'virtualProcs'],
      ...['virtualProcessors', 'numCpus', 'cores'],
    ],
    // WMI's names of the two: LimitCPUID, and LimitProcessorFeatures (PROCWMI).
    CompatibilityForOlderOperatingSystemsEnabled: ['CompatibilityForOlderOperatingSystems', 'limitCPUID'],
    CompatibilityForMigrationEnabled: [
      ...['CompatibilityForMigration', 'limitProcessorFeatures', 'processorCompatibility', 'migrationCompatibility'],
    ],
    CompatibilityForMigrationMode: ['processorCompatibilityMode', 'migrationCompatibilityMode'],
    ExposeVirtualizationExtensions: [
      ...['nestedVirtualization', 'enableNestedVirtualization', 'nested', 'virtualizationExtensions'],
      ...['enableVirtualizationExtensions'],
    ],
    MemoryStartup: [
      ...['MemoryStartupBytes', 'StartupMemory', 'memory', 'memoryMB', 'memoryGB', 'memoryBytes', 'memorySize'],
      ...['startupRam', 'ram', 'ramMB', 'ramGB', 'ramSize'],
    ],
    MemoryMinimum: ['MemoryMinimumBytes', 'MinimumMemory', 'minMemory', 'memoryMin', 'dynamicMinRam'],
    MemoryMaximum: ['MemoryMaximumBytes', 'MaximumMemory', 'maxMemory', 'memoryMax', 'dynamicMaxRam'],
    DynamicMemoryEnabled: ['DynamicMemory', 'enableDynamicMemory', 'useDynamicMemory'],
    HardDrives: [
      ...['HardDiskDrives', 'HardDisks', 'disks', 'disk', 'drives', 'vhds', 'vhdxs', 'virtualDisks'],
      ...['virtualHardDisks', 'dataDisks'],
    ],
    DVDDrives: ['DVDDrive', 'dvds', 'dvd', 'cdDrives', 'cdrom', 'cdroms', 'opticalDrives'],
    FloppyDrive: ['floppy', 'floppyDrives', 'floppyDisk', 'floppyDiskDrive', 'floppyPath', 'floppyImage'],
    NetworkAdapters: [
      ...['NetworkAdapter', 'VMNetworkAdapters', 'adapters', 'nics', 'nic', 'networkInterfaces', 'networkCards'],
    ],
    ComPort1: ['com1'],
    ComPort2: ['com2'],
    Bios: [],
    Firmware: ['VMFirmware', 'firmwareType', 'bootMode'],
    Security: ['VMSecurity'],
    KeyStorageDrive: [],
    RemoteFxAdapter: ['RemoteFx3DVideoAdapter', 'RemoteFx'],
    EmulatedDevices: ['emulatedHardware', 'legacyDevices'],
    FibreChannelHostBusAdapters: ['FibreChannelAdapters', 'VMFibreChannelHba', 'fibreChannel', 'hbas'],
    AssignedDevices: ['AssignableDevices', 'VMAssignableDevice', 'VMAssignableDevices', 'passthroughDevices'],
    AutomaticStartAction: ['startAction', 'autoStartAction'],
    AutomaticStartDelay: ['startDelay', 'autoStartDelay'],
    AutomaticStopAction: ['stopAction', 'autoStopAction'],
    CheckpointType: ['snapshotType'],
    State: ['VMState', 'powerState'],
    ParentSnapshotName: ['ParentCheckpointName', 'parentCheckpoint', 'parentSnapshot'],
    ParentSnapshotId: ['ParentCheckpointId'],
    ReplicationState: ['replicationEnabled', 'replicated'],
    IsClustered: ['clustered', 'highlyAvailable', 'isHighlyAvailable'],
    ResourceMeteringEnabled: ['resourceMetering', 'metering'],
  },
  drive: {
    ControllerType: ['controller', 'bus', 'busType', 'interface', 'attachedTo'],
    ControllerNumber: ['controllerId', 'controllerIndex', 'busNumber'],
    ControllerLocation: ['location', 'lun', 'slot', 'port'],
    Path: ['VHDPath', 'vhdxPath', 'isoPath', 'imagePath', 'file', 'fileName', 'image', 'source', 'vhd', 'vhdx', 'iso'],
  },
  hardDrive: {
    Size: [
      ...['SizeBytes', 'sizeMB', 'sizeGB', 'sizeTB', 'VHDSize', 'VHDSizeBytes', 'NewVHDSizeBytes', 'diskSize'],
      ...['diskSizeMB', 'diskSizeGB', 'capacity', 'capacityGB'],
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
  },
  dvdDrive: {
    DvdMediaType: [],
  },
  adapter: {
    Name: ['AdapterName'],
    IsLegacy: ['legacy', 'useLegacy'],
    SwitchName: ['switch', 'virtualSwitch', 'vSwitch'],
    MacAddress: ['mac', 'StaticMacAddress', 'staticMac'],
    DynamicMacAddressEnabled: ['DynamicMacAddress', 'dynamicMac'],
    VlanId: ['vlan', 'accessVlanId', 'vlanTag'],
  },
  comPort: {
    Number: ['port'],
    Path: ['pipe', 'pipeName', 'namedPipe'],
  },
  bios: {
    StartupOrder: ['bootOrder'],
    NumLockEnabled: ['numLock', 'enableNumLock', 'BIOSNumLock'],
  },
  firmware: {
    SecureBoot: ['SecureBootEnabled', 'enableSecureBoot'],
    SecureBootTemplate: ['SecureBootTemplateName'],
    BootOrder: ['bootDevices'],
    PreferredNetworkBootProtocol: ['networkBootProtocol', 'IPProtocolPreference', 'NetworkBootPreferredProtocol'],
    ConsoleMode: [],
  },
  security: {
    TpmEnabled: ['tpm', 'enableTpm', 'vtpm', 'vtpmEnabled', 'enableVtpm'],
    Shielded: ['shieldedVM'],
  },
  guest: {
    Name: ['os', 'title', 'distribution', 'distro'],
    Architecture: ['arch', 'osArchitecture'],
    Version: ['release'],
  },
} as const satisfies Record<string, AliasTable>;

/** What only home-made definitions have: settings that stand in the machine itself, and words for what follows. */
const HOME_MADE = {
  machine: {
    VHDPath: ['vhdxPath', 'newVhdPath', 'vhd', 'vhdx', 'diskPath', 'bootDisk', 'osDisk', 'systemDisk'],
    IsoPath: ['iso', 'isoFile', 'bootIso', 'installIso', 'dvdPath'],
    LegacyNetworkAdapter: ['useLegacyNetworkAdapter', 'legacyNic', 'useLegacyNic'],
    ComPorts: ['serialPorts'],
    SwitchName: DEFINITION_PROPERTIES.adapter.SwitchName,
    MacAddress: DEFINITION_PROPERTIES.adapter.MacAddress,
    VlanId: DEFINITION_PROPERTIES.adapter.VlanId,
    Architecture: ['arch', 'osArchitecture'],
    Processor: ['VMProcessor'],
    SecureBoot: DEFINITION_PROPERTIES.firmware.SecureBoot,
    SecureBootTemplate: DEFINITION_PROPERTIES.firmware.SecureBootTemplate,
    BootOrder: DEFINITION_PROPERTIES.firmware.BootOrder,
    PreferredNetworkBootProtocol: DEFINITION_PROPERTIES.firmware.PreferredNetworkBootProtocol,
    ConsoleMode: DEFINITION_PROPERTIES.firmware.ConsoleMode,
    StartupOrder: [],
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
    VlanSetting: [],
  },
  firmware: {
    FirmwareType: ['type', 'mode'],
  },
  security: {
    SecureBoot: DEFINITION_PROPERTIES.firmware.SecureBoot,
  },
} as const satisfies Record<string, AliasTable>;

/** Objects for what Hyper-V has in the machine itself, as Get-VMProcessor and Get-VMMemory give it. */
const GROUPED = {
  processor: {
    Count: ['ProcessorCount', 'cores', 'vcpus', 'number'],
    CompatibilityForOlderOperatingSystemsEnabled:
      DEFINITION_PROPERTIES.machine.CompatibilityForOlderOperatingSystemsEnabled,
    CompatibilityForMigrationEnabled: DEFINITION_PROPERTIES.machine.CompatibilityForMigrationEnabled,
    CompatibilityForMigrationMode: DEFINITION_PROPERTIES.machine.CompatibilityForMigrationMode,
    ExposeVirtualizationExtensions: DEFINITION_PROPERTIES.machine.ExposeVirtualizationExtensions,
  },
  memory: {
    Startup: ['StartupBytes', 'startupMB', 'startupGB', 'size', 'sizeMB', 'sizeGB', 'amount'],
    Minimum: ['MinimumBytes', 'minimumMB', 'minimumGB', 'min'],
    Maximum: ['MaximumBytes', 'maximumMB', 'maximumGB', 'max'],
    DynamicMemoryEnabled: ['dynamic', 'DynamicMemory', 'enableDynamicMemory'],
  },
} as const satisfies Record<string, AliasTable>;

/** Parts of what the cmdlets write that a definition has no words of its own for. */
const EXPORTED = {
  bootSource: { BootType: [], Device: ['type', 'name'], FirmwarePath: [] },
  vlanSetting: { AccessVlanId: ['VlanId'] },
} as const satisfies Record<string, AliasTable>;

const { hardDrive, dvdDrive, ...OBJECTS } = DEFINITION_PROPERTIES;

/** For every kind of object the properties that are read, with their other spellings. */
export const ALIASES = {
  ...OBJECTS,
  ...GROUPED,
  ...EXPORTED,
  machine: { ...DEFINITION_PROPERTIES.machine, ...HOME_MADE.machine },
  drive: { ...DEFINITION_PROPERTIES.drive, ...hardDrive, ...dvdDrive, ...HOME_MADE.drive },
  adapter: { ...DEFINITION_PROPERTIES.adapter, ...HOME_MADE.adapter },
  firmware: { ...DEFINITION_PROPERTIES.firmware, ...HOME_MADE.firmware },
  security: { ...DEFINITION_PROPERTIES.security, ...HOME_MADE.security },
} as const;

/** A kind of object that has properties of Hyper-V. */
export type Scope = keyof typeof ALIASES;

/** Hyper-V's name of a property of such an object. */
export type PropertyName<S extends Scope> = Extract<keyof (typeof ALIASES)[S], string>;

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
    GuestOperatingSystem: ['GuestOS', 'operatingSystem', 'os', 'guest', 'osName', 'guestOsName'],
    HostOperatingSystem: ['HostOS', 'hostVersion', 'host'],
    ProcessorCount: [
      ...['processors', 'processor', 'cpus', 'cpu', 'cpuCount', 'vcpu', 'vcpus', 'vcpuCount', 'virtualProcs'],
      ...['virtualProcessors', 'numCpus', 'cores'],
    ],
    MemoryStartup: [
      ...['MemoryStartupBytes', 'StartupMemory', 'memory', 'memoryMB', 'memoryGB', 'memoryBytes', 'memorySize'],
      ...['startupRam', 'ram', 'ramMB', 'ramGB', 'ramSize'],
    ],
    MemoryMaximum: ['MemoryMaximumBytes', 'MaximumMemory', 'maxMemory', 'memoryMax', 'dynamicMaxRam'],
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
  },
  drive: {
    ControllerType: ['controller', 'bus', 'busType', 'interface', 'attachedTo'],
    ControllerNumber: ['controllerId', 'controllerIndex', 'busNumber'],
    ControllerLocation: ['location', 'lun', 'slot', 'port'],
    Path: ['VHDPath', 'vhdxPath', 'isoPath', 'imagePath', 'file', 'fileName', 'image', 'source', 'vhd', 'vhdx', 'iso'],
  },
  adapter: {
    Name: ['AdapterName'],
    IsLegacy: ['legacy', 'useLegacy'],
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
    SwitchName: ['switch', 'virtualSwitch', 'vSwitch'],
    Architecture: ['arch', 'osArchitecture'],
    SecureBoot: DEFINITION_PROPERTIES.firmware.SecureBoot,
    SecureBootTemplate: DEFINITION_PROPERTIES.firmware.SecureBootTemplate,
    BootOrder: DEFINITION_PROPERTIES.firmware.BootOrder,
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
  },
  firmware: {
    FirmwareType: ['type', 'mode'],
  },
  security: {
    SecureBoot: DEFINITION_PROPERTIES.firmware.SecureBoot,
  },
} as const satisfies Record<string, AliasTable>;

/** Parts of what the cmdlets write that a definition has no words of its own for. */
const EXPORTED = {
  bootSource: { BootType: [], Device: ['type', 'name'], FirmwarePath: [] },
} as const satisfies Record<string, AliasTable>;

/** For every kind of object the properties that are read, with their other spellings. */
export const ALIASES = {
  ...DEFINITION_PROPERTIES,
  ...EXPORTED,
  machine: { ...DEFINITION_PROPERTIES.machine, ...HOME_MADE.machine },
  drive: { ...DEFINITION_PROPERTIES.drive, ...HOME_MADE.drive },
  adapter: { ...DEFINITION_PROPERTIES.adapter, ...HOME_MADE.adapter },
  firmware: { ...DEFINITION_PROPERTIES.firmware, ...HOME_MADE.firmware },
  security: { ...DEFINITION_PROPERTIES.security, ...HOME_MADE.security },
} as const;

/** A kind of object that has properties of Hyper-V. */
export type Scope = keyof typeof ALIASES;

/** Hyper-V's name of a property of such an object. */
export type PropertyName<S extends Scope> = Extract<keyof (typeof ALIASES)[S], string>;

/**
 * The schemas of the providers that make Hyper-V machines. Three of them call their resource hyperv_vm, and are told
 * apart by what stands in it.
 */
import type { Generation } from '../../machine/machine';
import { type ArgumentLists, TALIESINS_ARGUMENTS } from './arguments';

export interface Schema {
  readonly provider: string;
  /** All that it takes; undefined where that isn't known for sure. */
  readonly arguments?: ArgumentLists | undefined;
  /** What holds where none is written; undefined where the provider takes no machine without. */
  readonly generation: Generation | undefined;
  /** The keys of disks, discs and adapters; those that the provider has nothing of are missing. */
  readonly disks?: DriveSchema;
  readonly discs?: DriveSchema;
  readonly adapters?: string;
  readonly firmware?: FirmwareSchema;
  /** Paths of what is written in several levels: ['cpu', 'count']. */
  readonly settings: Readonly<Partial<Record<SettingName, readonly string[]>>>;
  /** Its drives, adapters and what they start from are lists of objects, and groups of settings objects; else they are blocks. */
  readonly hasObjects?: true;
  /** How many SCSI controllers its machines have. */
  readonly scsiControllers?: number;
}

export interface DriveSchema {
  readonly key: string;
  /** Resources of their own that are attached to a machine by `vm_name`. */
  readonly resource?: string;
  readonly path: string;
  /** How it calls the buses; without it, the provider chooses by the generation. */
  readonly buses?: Readonly<Record<'ide' | 'scsi', string>>;
  /** Whether number and location have to be written. */
  readonly hasPlace: 'always' | 'if-written' | 'never';
}

export interface FirmwareSchema {
  /** The block in which its settings stand; in the machine itself without it. */
  readonly block?: string;
  readonly secureBoot: string;
  readonly values: readonly [on: string | true, off: string | false];
  readonly template: string;
  readonly order?: OrderSchema;
}

export interface OrderSchema {
  readonly key: string;
  readonly type: string;
  readonly types: Readonly<Record<'disk' | 'dvd' | 'network', string>>;
  /** The provider takes it in a machine of Generation 1 and does nothing with it. */
  readonly isIgnoredIn1: boolean;
}

export type SettingName =
  | 'processors'
  | 'memory'
  | 'memoryMinimum'
  | 'memoryMaximum'
  | 'dynamicMemory'
  | 'nested'
  | 'migration'
  | 'older'
  | 'notes'
  | 'path'
  | 'startAction'
  | 'startDelay'
  | 'stopAction'
  | 'checkpointType'
  | 'networkProtocol'
  | 'consoleMode';

/** TAL:internal/provider/resource_hyperv_machine_instance.go. */
const TALIESINS: Schema = {
  provider: 'taliesins/hyperv',
  arguments: TALIESINS_ARGUMENTS,
  generation: 2,
  disks: {
    key: 'hard_disk_drives',
    path: 'path',
    buses: { ide: 'Ide', scsi: 'Scsi' },
    hasPlace: 'always',
  },
  discs: { key: 'dvd_drives', path: 'path', hasPlace: 'always' },
  adapters: 'network_adaptors',
  firmware: {
    block: 'vm_firmware',
    secureBoot: 'enable_secure_boot',
    values: ['On', 'Off'],
    template: 'secure_boot_template',
    order: {
      key: 'boot_order',
      type: 'boot_type',
      types: { disk: 'HardDiskDrive', dvd: 'DvdDrive', network: 'NetworkAdapter' },
      isIgnoredIn1: true,
    },
  },
  settings: {
    processors: ['processor_count'],
    memory: ['memory_startup_bytes'],
    memoryMinimum: ['memory_minimum_bytes'],
    memoryMaximum: ['memory_maximum_bytes'],
    dynamicMemory: ['dynamic_memory'],
    nested: ['vm_processor', 'expose_virtualization_extensions'],
    migration: ['vm_processor', 'compatibility_for_migration_enabled'],
    older: ['vm_processor', 'compatibility_for_older_operating_systems_enabled'],
    notes: ['notes'],
    path: ['path'],
    startAction: ['automatic_start_action'],
    startDelay: ['automatic_start_delay'],
    stopAction: ['automatic_stop_action'],
    checkpointType: ['checkpoint_type'],
    networkProtocol: ['vm_firmware', 'preferred_network_boot_protocol'],
    consoleMode: ['vm_firmware', 'console_mode'],
  },
  // It adds none, and a new machine has one (TAL:api/hyperv-winrm/vm.go).
  scsiControllers: 1,
};

/** Others make providers of it: they may have added something. */
const FORK: Schema = { ...TALIESINS, arguments: undefined };

function isFork(sources: readonly string[]): boolean {
  const hyperv = sources.filter(source => /hyper-?v/i.test(source));
  return hyperv.length > 0 && !hyperv.some(source => /\btaliesins\//i.test(source));
}

/** windsorcli:internal/resources/vm/schema.go. */
const WINDSORCLI: Schema = {
  provider: 'windsorcli/hyperv',
  generation: undefined,
  hasObjects: true,
  disks: {
    key: 'hard_disk_drive',
    path: 'path',
    buses: { ide: 'IDE', scsi: 'SCSI' },
    hasPlace: 'if-written',
  },
  discs: {
    key: 'dvd_drive',
    path: 'iso_path',
    buses: { ide: 'IDE', scsi: 'SCSI' },
    hasPlace: 'if-written',
  },
  adapters: 'network_adapter',
  firmware: {
    secureBoot: 'secure_boot',
    values: [true, false],
    template: 'secure_boot_template',
    order: {
      key: 'boot_order',
      type: 'type',
      types: { disk: 'hard_disk_drive', dvd: 'dvd_drive', network: 'network_adapter' },
      isIgnoredIn1: false,
    },
  },
  settings: {
    processors: ['cpu', 'count'],
    memory: ['memory', 'startup_bytes'],
    memoryMinimum: ['memory', 'min_bytes'],
    memoryMaximum: ['memory', 'max_bytes'],
    dynamicMemory: ['memory', 'dynamic'],
    notes: ['notes'],
  },
};

/** ryanturner03:internal/resources/vm.go. */
const RYANTURNER: Schema = {
  provider: 'ryanturner03/hyperv',
  generation: 2,
  disks: {
    key: 'hard_drive',
    resource: 'hyperv_hard_drive',
    path: 'path',
    buses: { ide: 'IDE', scsi: 'SCSI' },
    hasPlace: 'if-written',
  },
  discs: { key: 'dvd_drive', resource: 'hyperv_dvd_drive', path: 'path', hasPlace: 'if-written' },
  adapters: 'network_adapter',
  firmware: {
    secureBoot: 'secure_boot_enabled',
    values: [true, false],
    template: 'secure_boot_template',
    order: {
      key: 'first_boot_device',
      type: 'device_type',
      types: { disk: 'HardDiskDrive', dvd: 'DvdDrive', network: 'NetworkAdapter' },
      isIgnoredIn1: false,
    },
  },
  settings: {
    processors: ['processor_count'],
    memory: ['memory_startup_bytes'],
    memoryMinimum: ['memory_minimum_bytes'],
    memoryMaximum: ['memory_maximum_bytes'],
    dynamicMemory: ['dynamic_memory'],
    notes: ['notes'],
    startAction: ['automatic_start_action'],
    stopAction: ['automatic_stop_action'],
    checkpointType: ['checkpoint_type'],
  },
};

const CHAZRAGG: Schema = {
  provider: 'chazragg/hyperv',
  generation: undefined,
  settings: { memory: ['memory_startup'], path: ['path'] },
};

/** flynnhandley, 2018: it places its disks itself. */
const FLYNNHANDLEY: Schema = {
  provider: 'flynnhandley/hyperv',
  generation: 2,
  disks: { key: 'storage_disk', path: 'image_path', hasPlace: 'never' },
  settings: { processors: ['processors'] },
};

/** What tells of which provider a hyperv_vm is, the most telling first. */
const TELLING: readonly (readonly [Schema, readonly string[]])[] = [
  [CHAZRAGG, ['memory_startup', 'switch_name', 'boot_device']],
  [
    RYANTURNER,
    [
      'processor_count',
      'memory_startup_bytes',
      'hard_drive',
      'secure_boot_enabled',
      'first_boot_device',
      'dynamic_memory',
    ],
  ],
  [WINDSORCLI, ['cpu', 'vcpu', 'memory', 'memory_bytes', 'hard_disk_drive', 'secure_boot', 'boot_order']],
];

const BY_SOURCE: readonly (readonly [RegExp, Schema])[] = [
  [/windsorcli/i, WINDSORCLI],
  [/chazragg/i, CHAZRAGG],
  [/\bryan/i, RYANTURNER],
];

export const MACHINE_TYPES = ['hyperv_machine_instance', 'hyperv_vm', 'hyperv_virtual_machine'] as const;

/** `has`: whether it has a key; `sources`: the providers that the configuration requires, as they are written. */
export function schemaOf(type: string, has: (key: string) => boolean, sources: readonly string[]): Schema | undefined {
  switch (type) {
    case 'hyperv_machine_instance':
      return isFork(sources) ? FORK : TALIESINS;
    case 'hyperv_virtual_machine':
      return FLYNNHANDLEY;
    case 'hyperv_vm': {
      const required = BY_SOURCE.find(([pattern]) => sources.some(source => pattern.test(source)))?.[1];
      const told = TELLING.find(([, keys]) => keys.some(has))?.[0];
      // Without either, nothing but what all of them have is written: the strictest of them.
      return required ?? told ?? WINDSORCLI;
    }
    default:
      return undefined;
  }
}

/**
 * A Hyper-V virtual machine as a definition states it, in Hyper-V's own words. Formats make it from their trees, rules
 * read it. Every part says where it stands (`at`) and carries the node it was read from (`node`), into which only
 * the format that made it looks.
 */
import type { CompanionFile } from '../companions/companion';
import { sentence } from '../l10n';
import type { Place } from '../text/place';
import type { AnyMachine, Generation } from './any-machine';
import type { Carried } from './carried';
import type { Field, Listing, Unknown } from './field';
import type { Part } from './part';
import type { KeptFields, MachineFields } from './settings/machine';

export type { Generation, Guest, PlacedEvidence } from './any-machine';
export type { VirtualMachineState } from './settings/setting';

/** Its settings by themselves have their fields from their table (settings/machine.ts). */
export interface VirtualMachine extends AnyMachine, MachineFields {
  /** Set where a generation is written that there isn't, and the tool takes another one for it without a word. */
  readonly generationTakenFor?: { readonly written: string; readonly tool: string } | undefined;
  /** Set where an expression comes to the generation, and no one place states it: it can't be written. */
  readonly generationIsWorkedOut?: true;
  /** Set where only the tool knows what it is called: what stands for its name is no name on a host. */
  readonly nameIsUnknown?: true;
  /** Set where the variable that gives the generation has a condition, and may refuse another one. */
  readonly generationIsValidated?: true;
  /** What it is made of makes other machines as well, which are not like it: what changes there changes for them. */
  readonly isMadeWithOthers?: true;
  /**
   * What is worked out of the generation, and is read as it is once that is 2: what Generation 1 says of it is not what it
   * is today.
   */
  readonly readAsGeneration2?: readonly Place[];
  /** Set where the definition follows another machine whose generation it must have: it can't be converted by itself. */
  readonly generationFollows?: Field<string> | undefined;
  /**
   * The tool that listed the machine, where it isn't Hyper-V's own cmdlets: WMI's settings say nothing of devices, and in a
   * home-made list others say their generation.
   */
  readonly listedBy?: 'wmi' | 'scvmm' | 'uefi-only' | 'home-made' | undefined;
  /**
   * Set where whoever makes the machine of the definition installs its guest on a new disk, or makes it anew on a copy
   * of a disk with one. Else a disk with a path is the one of a machine that is there.
   */
  readonly installation?: 'fresh' | 'copy' | undefined;
  readonly configurationVersion?: Field<string> | undefined;
  /**
   * CompatibilityForMigration of Set-VMProcessor: the guest sees a small fixed set of processor features, or what the
   * nodes of its cluster have in common.
   */
  readonly migrationCompatibility?: Field<'off' | 'minimum' | 'common'> | undefined;
  readonly drives: Listing<Drive>;
  readonly floppyDrive?: FloppyDrive | undefined;
  readonly networkAdapters: Listing<NetworkAdapter>;
  readonly firmware: Firmware;
  readonly security: Security;
  readonly comPorts: readonly ComPort[];
  readonly emulatedDevices: readonly EmulatedDevice[];
  readonly remoteFxAdapter?: Part | undefined;
  readonly keyStorageDrive?: Part | undefined;
  readonly fibreChannelAdapters?: readonly Part[] | undefined;
  /** Physical devices of the host that are handed to the machine (Discrete Device Assignment). */
  readonly assignedDevices?: readonly Part[] | undefined;
  /** The checkpoint that the machine's disks continue, by its name or its id. */
  readonly parentCheckpoint?: Field<string> | undefined;
  /** What Hyper-V starts the machine with and what it keeps of it; for the machine that replaces it. */
  readonly settings?: CarriedSettings | undefined;
  /** More of them, which only the runbook reads. */
  readonly carried?: Carried | undefined;
  readonly integrationServices?: readonly IntegrationService[] | undefined;
  /** Settings that the versions of the tool refuse that the rest of the definition needs. */
  readonly outdatedSettings?: OutdatedSettings | undefined;
  /** Limits of the tool that makes the machine of the definition, where they are narrower than Hyper-V's own. */
  readonly toolLimits?: ToolLimits | undefined;
  /** Set where a tool keeps the machine as the definition says. */
  readonly upkeep?: Upkeep | undefined;
  /** Files for an unattended installation that the definition names. */
  readonly companionFiles?: readonly CompanionFile[] | undefined;
  /** What the machine's file does from outside of it (keystrokes, commands) that may name its devices. */
  readonly scripts: readonly ScriptText[];
  /** The first key that is pressed; undefined where no tool presses any, or where it isn't known. */
  readonly firstKey?: FirstKey | undefined;
  /** A boot command of which nothing is known that is typed. */
  readonly unreadBootCommand?: Place | undefined;
}

/** When the first key is pressed after the start of a machine. */
export interface FirstKey {
  /** In seconds; Infinity where none is. */
  readonly after: number;
  /** How many of them the keys themselves wait. */
  readonly waited: number;
  /** What says so; undefined where nothing does. */
  readonly at: Place | undefined;
}

/** Settings that are the same in both generations: no rule needs them, but a new machine has to get them. */
export interface CarriedSettings extends KeptFields {
  /** The folder of the machine's configuration. */
  readonly path?: Field<string> | undefined;
}

export interface OutdatedSettings {
  readonly names: readonly string[];
  /** The first one. */
  readonly at: Place;
}

/** How a tool makes a machine that is there into what its definition says now. */
export interface Upkeep {
  /** Its name. */
  readonly tool: string;
  /** What forbids it to remove the machine, as it does for another generation. */
  readonly keptBy?: Place | undefined;
  /** What makes it pass over another generation of the machine that is there. */
  readonly ignoredBy?: Place | undefined;
}

export interface ToolLimits {
  /** Its name. */
  readonly tool: string;
  /** How many DVD drives of the definition it gives a machine of each generation. */
  readonly discs?: Readonly<Record<Generation, number>>;
  /** How many it says it takes beside the installation image, those that it adds by itself included. */
  readonly furtherDiscs?: Readonly<Record<Generation, number>>;
  /** How many SCSI controllers its machines have. */
  readonly scsiControllers?: number;
}

/** A place on a controller: 0-based controller number and location on it. */
export interface Slot {
  readonly number: number;
  readonly location: number;
}

/** A virtual hard disk, a physical disk, or a DVD drive. */
export interface Drive extends Part {
  readonly kind: 'disk' | 'dvd';
  /** Undefined where the tool that reads the definition chooses the bus itself. */
  readonly bus: Field<'ide' | 'scsi'> | undefined;
  readonly number?: Field<number> | undefined;
  readonly location?: Field<number> | undefined;
  /** Of the image or the physical drive; absent for an empty DVD drive. */
  readonly path?: Field<string> | undefined;
  /** The same as it is written, also where it is an expression; absent where the tool has the path from elsewhere. */
  readonly pathText?: string | undefined;
  /** The image's format; by its extension, or as the definition sets it. */
  readonly format?: Field<'vhd' | 'vhdx' | 'iso' | 'other'> | undefined;
  /** In bytes. */
  readonly size?: Field<number> | undefined;
  /** Set for a disk or DVD drive of the host itself; where it is a disk, by its number there. */
  readonly physical?: Field<number | string> | undefined;
  /** A virtual disk that more machines than one write to. */
  readonly shared?: Field<boolean> | undefined;
  /** The disk that a differencing disk continues. */
  readonly parentPath?: Field<string> | undefined;
  readonly partitionStyle?: Field<'mbr' | 'gpt'> | undefined;
  /**
   * Set where the tool that reads the definition makes the image too, of nothing or of another one, and keeps it: under
   * another path it makes another.
   */
  readonly made?: 'new' | 'copy' | 'differencing' | undefined;
  readonly carried?: Carried | undefined;
}

export interface FloppyDrive extends Part {
  /** The image that is in it. */
  readonly medium?: Field<string> | undefined;
  /** Files of which the tool makes a medium; one part for each place in the definition that names some. */
  readonly files: readonly FloppyFiles[];
  /** Of that medium, or of a disc that the tool makes as well: the files that move to a disc get its label. */
  readonly label?: Field<string> | undefined;
  /** What the definition names besides as a floppy drive: Hyper-V has only one, so all go with it. */
  readonly others?: readonly FloppyDrive[] | undefined;
}

export interface FloppyFiles extends Part {
  /** How many entries; unknown where an expression stands for them. */
  readonly count: Field<number>;
  /** The files' names in lower case; undefined where a folder, a pattern or an expression stands for some. */
  readonly names?: readonly string[] | undefined;
  /** Set where the tool leaves them out of a Generation 2 machine without a word, in place of refusing it. */
  readonly leftOut?: true | undefined;
}

export interface NetworkAdapter extends Part {
  readonly name?: Field<string> | undefined;
  readonly legacy: Field<boolean>;
  readonly dynamicMacAddress?: Field<boolean> | undefined;
  /** As it is written, with or without separators. */
  readonly macAddress?: Field<string> | undefined;
  readonly switchName?: Field<string> | undefined;
  readonly vlanId?: Field<number> | undefined;
  /** Where it is in another mode than that of one VLAN. */
  readonly vlanSetting?: Carried | undefined;
  readonly bandwidth?: Carried | undefined;
  readonly carried?: Carried | undefined;
}

/** By its name, which is in the language of the host. */
export interface IntegrationService {
  readonly name: Field<string>;
  readonly enabled: Field<boolean>;
}

export interface Firmware {
  /** Where the definition names the firmware in so many words. */
  readonly type?: Field<'bios' | 'uefi'> | undefined;
  /** A setting of it, or its object, that is there and can't be read. */
  readonly unreadable?: Unknown | undefined;
  /** In the order of the file. */
  readonly orders: readonly BootOrder[];
  readonly numLock?: Field<boolean> | undefined;
  /** As it is, or would be, in Generation 2: where absent, the default of the tool that reads the definition. */
  readonly secureBoot: Field<boolean>;
  /** The name as it is written, or the one of the id that is. */
  readonly secureBootTemplate?: Field<string> | undefined;
  readonly preferredNetworkBootProtocol?: Field<'IPv4' | 'IPv6'> | undefined;
  /** As Set-VMFirmware -ConsoleMode takes it. */
  readonly consoleMode?: Field<string> | undefined;
  readonly carried?: Carried | undefined;
}

/** The order in which devices are tried at start. */
export interface BootOrder extends Part {
  /** 1: a BIOS start-up order; 2: a UEFI boot order; 'both': a setting that both generations read. */
  readonly generation: Generation | 'both';
  /** A setting that holds the one device to start from and no list; how its tool calls a disk and the network. */
  readonly single?: { readonly disk: string; readonly network: string };
  /** Who makes the machine may give it the adapter that stands here: then none has to be listed. */
  readonly bringsAdapter?: true;
  /** False where an entry is an expression. */
  readonly complete: boolean;
  readonly entries: readonly BootEntry[];
}

export interface BootEntry extends Part {
  readonly device: BootDevice;
  /** What the tool takes in its place, where it refuses this or leaves it out without a word. */
  readonly notTaken?: { readonly by: 'refusing' | 'leaving-out'; readonly instead: string } | undefined;
}

export type BootDevice =
  /** A kind of device: a BIOS start-up order knows only these. */
  | { readonly kind: 'floppy' | 'cd' | 'ide' | 'legacy-network' | 'network' | 'hard-disk' }
  | { readonly kind: 'slot'; readonly bus: 'ide' | 'scsi'; readonly slot: Slot }
  | { readonly kind: 'other'; readonly text: string };

export interface Security {
  /** A setting of it that is there and can't be read. */
  readonly unreadable?: Unknown | undefined;
  readonly tpm?: Field<boolean> | undefined;
  readonly shielded?: Field<boolean> | undefined;
}

export interface ComPort extends Part {
  readonly number: number;
  /** The named pipe; absent where the port leads nowhere. */
  readonly path?: Field<string> | undefined;
  readonly carried?: Carried | undefined;
}

/** The rows of the 2012 R2 device table that are neither drives nor adapters. */
export const EMULATED_DEVICES = {
  'ide-controller': sentence('IDE controller'),
  'dma-controller': sentence('DMA controller'),
  'i8042-controller': sentence('i8042 keyboard controller'),
  'ps2-keyboard': sentence('PS/2 keyboard'),
  'ps2-mouse': sentence('PS/2 mouse'),
  's3-video': sentence('S3 video'),
  'pci-bus': sentence('PCI bus'),
  pic: sentence('programmable interrupt controller (PIC)'),
  pit: sentence('programmable interval timer (PIT)'),
  'super-io': sentence('Super I/O device'),
} as const;

export type EmulatedDeviceKind = keyof typeof EMULATED_DEVICES;

export interface EmulatedDevice extends Part {
  readonly kind: EmulatedDeviceKind;
}

/** Text that runs or is typed in the guest: a boot command, a shutdown command, a provisioner's command. */
export interface ScriptText extends Part {
  readonly kind: 'boot-command' | 'shutdown-command' | 'provisioner';
  /** With the variables put in whose values are known; where it is a list of texts, each on a line of its own. */
  readonly text: string;
  /** The texts as they are written. */
  readonly written: readonly string[];
  /** Other machines run the same, of this or of another hypervisor. */
  readonly shared: boolean;
  /** It is a place in the guest that is written to: by the tool, or before the tool fetches it. */
  readonly isWrittenTo?: true | undefined;
}

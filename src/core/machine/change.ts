/**
 * All that a conversion can do to a machine, in Hyper-V's words. Rules ask for changes, every format answers each of
 * them with edits of its files or with the reason why it can't.
 */
import type { CompanionFile, Copying } from '../companions/companion';
import type { Edit, FileEdit } from '../languages/edit';
import type { AnyMachine } from './any-machine';
import type { Field } from './field';
import type { SecureBootTemplate } from './guests/catalogue';
import type {
  BootOrder,
  ComPort,
  Drive,
  EmulatedDeviceKind,
  FloppyDrive,
  NetworkAdapter,
  ScriptText,
  Slot,
  VirtualMachine,
} from './machine';
import type { Part } from './part';

export type Change =
  /** `at`: in the machine's own definition, or at the value of the variable from which it has its generation. */
  | { readonly kind: 'set-generation'; readonly at: 'definition' | 'variable' }
  /** `to` is undefined where the definition states no place: then only the bus changes. */
  | { readonly kind: 'move-drive-to-scsi'; readonly drive: Drive; readonly to: Slot | undefined }
  /** `to`: the path of the .vhdx, which no other drive has; undefined where none is written. */
  | { readonly kind: 'use-vhdx'; readonly drive: Drive; readonly to?: string | undefined }
  | { readonly kind: 'use-gpt'; readonly drive: Drive }
  | { readonly kind: 'remove-drive'; readonly drive: Drive }
  | { readonly kind: 'remove-floppy-drive'; readonly floppyDrive: FloppyDrive }
  /** `label`: what something names the disc by. */
  | { readonly kind: 'replace-floppy-files-by-disc'; readonly floppyDrive: FloppyDrive; readonly label?: string }
  | { readonly kind: 'make-adapter-synthetic'; readonly adapter: NetworkAdapter }
  | { readonly kind: 'set-firmware-uefi'; readonly firmware: Field<'bios' | 'uefi'> }
  | { readonly kind: 'replace-boot-order'; readonly order: BootOrder; readonly targets: readonly BootTarget[] }
  | { readonly kind: 'remove-numlock'; readonly numLock: Field<boolean> }
  /** `template` is undefined where Secure Boot is off, or where the one that is set already is right. */
  | {
      readonly kind: 'set-secure-boot';
      readonly enabled: boolean;
      readonly template: SecureBootTemplate | undefined;
    }
  | { readonly kind: 'set-tpm'; readonly enabled: boolean }
  /** `to`: the version with which the new machine is made, such as '8.0'. */
  | { readonly kind: 'set-configuration-version'; readonly to: string }
  | { readonly kind: 'turn-off-older-os-compatibility'; readonly compatibility: Field<boolean> }
  /** `lines`: the elements of the list that is typed. */
  | { readonly kind: 'rewrite-boot-command'; readonly script: ScriptText; readonly lines: readonly string[] }
  /** `keys`: undefined where those that are pressed stay. `wait`: until the first one, in seconds from the start. */
  | { readonly kind: 'press-keys-at-start'; readonly keys: readonly string[] | undefined; readonly wait: number }
  /** Paths on drive A: become paths on another drive; `letter` is a capital. */
  | { readonly kind: 'change-drive-letter'; readonly script: ScriptText; readonly letter: string }
  /** A file that installs the guest lays the disk out for UEFI. `copy`: where others need it as it is. */
  | { readonly kind: 'lay-out-for-uefi'; readonly file: CompanionFile; readonly copy?: Copying }
  /** The same as for a script, in a file beside the definition. */
  | {
      readonly kind: 'change-drive-letter-beside';
      readonly file: CompanionFile;
      readonly letter: string;
      readonly copy?: Copying;
    }
  | { readonly kind: 'remove-com-port'; readonly comPort: ComPort }
  | { readonly kind: 'remove-device'; readonly what: RemovedDevice; readonly device: Part };

export type RemovedDevice = EmulatedDeviceKind | 'remotefx-adapter' | 'key-storage-drive';

export type ChangeKind = Change['kind'];

/** What a Generation 2 boot order names. */
export type BootTarget =
  /** `slot`: where the drive stands after the conversion; undefined where the definition states no place. */
  { readonly kind: 'drive'; readonly drive: Drive; readonly slot: Slot | undefined } | { readonly kind: 'network' };

/** What a format answers: the edits that make the change, or why it can't be made in this file. */
export type ChangeEdits = { readonly edits: readonly Edit[] } | { readonly cannot: string };

/** The same, with copies of files. */
export type FileChangeEdits = { readonly edits: readonly FileEdit[] } | { readonly cannot: string };

/** A change of a machine of any kind: each kind has a closed union of its own. */
export interface AnyChange {
  readonly kind: string;
}

/** Makes one kind of change to a machine. Of a method, so that what asks any kind for its writers may call them. */
type Writer<M extends AnyMachine, C extends AnyChange> = { write(machine: M, change: C): FileChangeEdits }['write'];

/** A writer for every change of a kind of machine: the compiler proves that a format forgets none. */
export type Writers<M extends AnyMachine, C extends AnyChange> = {
  readonly [K in C['kind']]: Writer<M, Extract<C, { kind: K }>>;
};

export type AnyWriters = Readonly<Record<string, Writer<AnyMachine, AnyChange>>>;

export type ChangeWriter<K extends ChangeKind = ChangeKind> = ChangeWriters[K];

export type ChangeWriters = Writers<VirtualMachine, Change>;

/** Makes a change with the writer for its kind. */
export function writeChange(writers: AnyWriters, machine: AnyMachine, change: AnyChange): FileChangeEdits {
  return writers[change.kind]?.(machine, change) ?? { edits: [] };
}

/** Whether two changes do the same to the same parts. */
export function sameChange(first: AnyChange, second: AnyChange): boolean {
  if (first.kind !== second.kind) {
    return false;
  }
  const other: Readonly<Record<string, unknown>> = { ...second };
  return Object.entries(first).every(([key, value]) => sameValue(value, other[key]));
}

function sameValue(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((value, index) => value === other[index])
    : one === other;
}

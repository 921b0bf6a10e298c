/** What a format of definition files is: how it is recognised, read and written. One file or folder beside this one. */
import type { KindId } from '../kinds/kind';
import type { Documents, LanguageId, Problem } from '../languages/language';
import type { AnyMachine } from '../machine/any-machine';
import type { AzureChange } from '../machine/azure/change';
import type { AzureMachine } from '../machine/azure/machine';
import type { AnyChange, AnyWriters, Change, Writers } from '../machine/change';
import type { VirtualMachine } from '../machine/machine';
import type { FileId, Place } from '../text/place';

export const FORMAT_IDS = [
  'packer-json',
  'packer-hcl',
  'terraform',
  'get-vm',
  'vm-definition',
  'arm-template',
  'azure-resource',
  'packer-azure',
  'packer-azure-hcl',
  'hcs',
  'nanabox',
] as const;

export type FormatId = (typeof FORMAT_IDS)[number];

/** A format of Hyper-V's own machines. */
export type HyperVFormat = FormatOf<'hyper-v', VirtualMachine, Change>;

/** A format of Azure's machines, images and disks. */
export type AzureFormat = FormatOf<'azure', AzureMachine, AzureChange>;

interface FormatOf<K extends KindId, M extends AnyMachine, C extends AnyChange> extends Format {
  readonly kind: K;
  read(documents: Documents, options?: ReadOptions): Iterable<M>;
  readonly write: Writers<M, C>;
}

/** A format of whichever kind of machine. */
export interface Format {
  readonly id: FormatId;
  readonly kind: KindId;
  /** As it is shown to people, when translated. */
  readonly title: string;
  /** Those that it is written in. */
  readonly languages: readonly LanguageId[];
  /** Why the main document is of this format; undefined when it isn't. Never by the file's name alone. */
  recognise(documents: Documents): Recognition | undefined;
  /** The machines of the main document in the order of the text, each read as it is asked for. Never throws. */
  read(documents: Documents, options?: ReadOptions): Iterable<AnyMachine>;
  readonly write: AnyWriters;
  /** What the tool that reads such files makes of a definition, or what a file tells of. */
  readonly makes: 'new-machines' | 'machines-that-are-there';
  /** Why none of its machines is ever converted or gets a runbook, as the end of a sentence; undefined where that can be. */
  readonly neverConverted?: string;
  /**
   * How a finding is suppressed in such a file: by comments where the text may hold any, else by keys that start with
   * `_`. In which objects the tool that reads the file takes such keys: in the root alone, in a machine as well, or in none.
   */
  readonly suppression: { readonly comments: boolean; readonly keys: 'root' | 'machine' | 'none' };
  /** What is said of a file that is to be read so and has no machine: what was looked for. */
  readonly nothing: string;
  /** The files that are one definition with the main one; without it each file is one. */
  whole?(documents: Documents): Whole | undefined;
  /** What the tool that reads such files refuses or warns of, although the language can be read. */
  problems(documents: Documents): readonly Problem[];
  /** The same of a machine that was read, where that doesn't take a look at all of them. */
  problemsOf?(machine: AnyMachine, documents: Documents): readonly Problem[];
}

/** A definition of several files. */
export interface Whole {
  /** The one that stands for all of them: the first with a machine. */
  readonly main: FileId;
  readonly files: readonly FileId[];
}

export interface ReadOptions {
  /** Somebody has said that the document is of this format: what is missing to recognise it by doesn't matter. */
  readonly isChosen?: boolean;
}

/** Why a file is checked, as data: shown to people as `because`. */
export interface Recognition {
  /** Such as 'builders[0].type is "hyperv-iso"'. */
  readonly because: string;
  readonly at: Place;
}

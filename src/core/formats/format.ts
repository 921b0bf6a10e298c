/** What a format of definition files is: how it is recognised, read and written. One file or folder beside this one. */
import type { CompanionFiles } from '../companions/companion';
import type { JsonDocument } from '../languages/json/parse';
import type { ChangeWriters } from '../machine/change';
import type { VirtualMachine } from '../machine/machine';
import type { Span } from '../text/place';

export const FORMAT_IDS = ['packer-json', 'get-vm', 'vm-definition'] as const;

export type FormatId = (typeof FORMAT_IDS)[number];

export interface Format {
  readonly id: FormatId;
  /** As it is shown to people, when translated. */
  readonly title: string;
  /** Why the document is of this format; undefined when it isn't. Never by the file's name alone. */
  recognise(document: JsonDocument, fileName: string | undefined): Recognition | undefined;
  /** The machines in the order of the text, each read as it is asked for. Never throws, whatever the JSON holds. */
  read(document: JsonDocument, fileName: string | undefined, options?: ReadOptions): Iterable<VirtualMachine>;
  readonly write: ChangeWriters;
  /** What the tool that reads such files makes of a definition, or what a file tells of. */
  readonly makes: 'new-machines' | 'machines-that-are-there';
  /**
   * How a finding is suppressed in such a file: by comments where the text may hold any, else by keys that start with
   * `_`. In which objects the tool that reads the file takes such keys: in the root alone, or in a machine as well.
   */
  readonly suppression: { readonly comments: boolean; readonly keys: 'root' | 'machine' };
  /** What the tool that reads such files refuses or warns of, although it is JSON for us. */
  problems(document: JsonDocument): readonly FormatProblem[];
}

export interface ReadOptions {
  /** The files beside the document, for what its machines name of them; without it nothing is looked at. */
  readonly files?: CompanionFiles;
  /** Somebody has said that the document is of this format: what is missing to recognise it by doesn't matter. */
  readonly isChosen?: boolean;
}

/** Why a file is checked, as data: shown to people as `because`. */
export interface Recognition {
  /** Such as 'builders[0].type is "hyperv-iso"'. */
  readonly because: string;
  readonly span: Span;
}

export interface FormatProblem extends Span {
  readonly code: 'duplicate-key' | 'comment' | 'trailing-comma' | 'control-character' | 'invalid-escape';
  readonly message: string;
}

/** What is said of a setting of Hyper-V's objects, once for all: readers, schema, export and tests are made of it. */
import type { Field } from '../field';

/** What matters of Hyper-V's VMState: whether memory or devices are in use or saved. */
export type VirtualMachineState = 'off' | 'running' | 'saved' | 'paused' | 'other';

/** The value of each kind of setting. */
export interface KindValues {
  /** Hyper-V's OnOffState. */
  readonly 'on-off': boolean;
  readonly flag: boolean;
  readonly count: number;
  /** Any size in bytes. */
  readonly bytes: number;
  /** The same, where a small number is one of megabytes or gigabytes. */
  readonly memory: number;
  readonly text: string;
  /** Numbers and ranges of them, as '1-3,7'; also a list. */
  readonly ranges: string;
  readonly state: VirtualMachineState;
  /** VMReplicationState: whether there is a replica. */
  readonly replica: boolean;
}

export type Kind = keyof KindValues;

/** The numbers of an enumeration with their names, as Hyper-V spells them. */
export type Enumeration = Readonly<Record<number, string>>;

export type SettingCmdlet =
  | 'Set-VM'
  | 'Set-VMProcessor'
  | 'Set-VMMemory'
  | 'Set-VMNetworkAdapter'
  | 'Set-VMHardDiskDrive'
  | 'Set-VMComPort'
  | 'Set-VMFirmware';

/** An object in which the cmdlets give settings that a definition has in the machine itself. */
export interface Grouped {
  readonly in: 'processor' | 'memory';
  /** What it is called there. */
  readonly as: string;
  /** Where people call it otherwise there. */
  readonly spellings?: readonly string[];
}

export interface Setting {
  readonly kind: Kind | Enumeration;
  /** For the schema. */
  readonly description: string;
  /** What the schema says of its value where that is not what it says of others of the kind. */
  readonly schema?: object;
  /** What people call it as well; the one that stands first counts most. */
  readonly spellings?: readonly string[];
  /** The field in which rules find it. */
  readonly field?: string;
  readonly grouped?: Grouped;
  /** Set where a machine that takes another one's place gets it as it is, by this cmdlet. */
  readonly setBy?: SettingCmdlet;
  /** The cmdlet's, where it is called otherwise. */
  readonly parameter?: string;
  /** The parameter says the opposite. */
  readonly opposite?: true;
  /** An adapter that was a legacy one has another value of it, or none. */
  readonly syntheticOnly?: true;
  /**
   * What a new machine has: the script of the export writes what is other. Without it the script has a line of its own, or
   * leaves it out.
   */
  readonly usual?: string | number | boolean | { readonly powerShell: string };
}

export type SettingTable = Readonly<Record<string, Setting>>;

/** A name of an enumeration is any text: Terraform hands on what its configuration says. */
type ValueOf<K> = K extends Kind ? KindValues[K] : string;

/** Whether a setting's kind is one of those that have a name, and no enumeration of its own. */
export function isPlain(kind: Setting['kind']): kind is Kind {
  return typeof kind === 'string';
}

/** The fields that the settings of a table have. */
export type FieldsOf<T extends SettingTable> = {
  readonly [N in keyof T as T[N] extends { readonly field: infer F extends string } ? F : never]?:
    | Field<ValueOf<T[N]['kind']>>
    | undefined;
};

/** The names that the settings of a table have in an object of the cmdlets. */
export type GroupedName<T extends SettingTable, G extends Grouped['in']> = {
  readonly [N in keyof T]: T[N] extends { readonly grouped: { readonly in: G; readonly as: infer P } } ? P : never;
}[keyof T];

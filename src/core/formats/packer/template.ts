/** What a machine is read of: a template of JSON, or a configuration of HCL. */
import type { Body, Member, Node } from '../../languages/tree';
import type { Field } from '../../machine/field';
import type { Generation } from '../../machine/machine';
import type { Part } from '../../machine/part';
import type { FileId, Place } from '../../text/place';
import type { Properties } from './keys';
import type { Values } from './values';

/** The types of the Hyper-V builders; Packer takes them letter for letter. */
export const HYPERV_TYPES = ['hyperv-iso', 'hyperv-vmcx'] as const;

export type HypervType = (typeof HYPERV_TYPES)[number];

export interface Template {
  /** The text of a file. */
  readonly textOf: (file: FileId) => string;
  readonly builders: readonly HypervBuilder[];
  /** The builders for other hypervisors. */
  readonly siblings: readonly Builder[];
  readonly provisioners: readonly Provisioner[];
  /** What it says as a whole. */
  readonly about: About;
  /** Whether the variable of a generation is read by more than the generations of the machines. */
  readonly isReadElsewhere: (generation: Field<Generation>) => boolean;
}

export interface About {
  /** The values that name the boxes that are made of the machines. */
  readonly boxes: readonly Node[];
  /** The variables by name, each with what it is by default. */
  readonly variables: readonly (readonly [name: string, value: Node])[];
  readonly description: Node | undefined;
  readonly values: Values;
}

export interface Builder {
  readonly properties: Properties;
  /** By which people tell it from others; undefined where it has none of its own. */
  readonly ownName: string | undefined;
  /** By which `only` and `except` name it. */
  readonly rawName: string;
  /** Where its type is said; undefined where nothing says it. */
  readonly at: Place | undefined;
  readonly values: Values;
}

export interface HypervBuilder extends Builder {
  readonly type: HypervType;
  /** What its settings stand in. */
  readonly node: Body;
  /** Where its type is said: what is absent from it is underlined there. */
  readonly header: Part;
  /** As a machine; by that of Hyper-V or by its type without it. */
  readonly title: string | undefined;
  /** The name of the file or of the path that it is in. */
  readonly fileName: string | undefined;
  /** What follows the generation, and was read as it is when that is 2. */
  readonly readAsGeneration2?: readonly Place[];
  /** By which `override` names it. */
  readonly overrideName: string;
  /** What a build adds to it. */
  readonly addition?: Body | undefined;
  /** Builds make other machines of the same source, by more than their names; all of them by one `dynamic` block, or not. */
  readonly madeWith?: 'others' | 'others-of-its-block' | undefined;
  /** Every place where a setting stands. */
  readonly occurrences: (name: string) => readonly Member[];
}

export interface Provisioner {
  readonly type: string;
  readonly typeAt: Place;
  readonly node: Body;
  /** What else single builders run, by the names that those have here. */
  readonly overrides: ReadonlyMap<string, Body>;
  /** How many builders run it, of whichever hypervisor. */
  readonly runners: number;
  readonly isFor: (builder: HypervBuilder) => boolean;
  readonly values: Values;
}

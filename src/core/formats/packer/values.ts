/** How Packer knows what a value is: its JSON templates and its HCL each have their own way. */
import type { Value } from '../../languages/edit';
import type { Node } from '../../languages/tree';
import type { Field } from '../../machine/field';

/** A value that is no list and no object; null sets nothing, so the setting keeps its zero. */
export type Scalar = string | number | boolean | null;

/** What becomes of a value of another type than a setting's own; undefined where Packer refuses it. */
export interface Types {
  uint(value: Scalar): number | undefined;
  bool(value: Scalar): boolean | undefined;
  text(value: Scalar): string | undefined;
  /** A text where a list is due. */
  list(text: string): readonly string[];
}

/** Whether a text of a template is an expression and nothing else. */
export function isReference(text: string): boolean {
  return /^\{\{[^{}]*\}\}$/.test(text);
}

export interface ListElement {
  readonly value: Field<Scalar>;
  /** The element; what stands for the list where that is worked out. */
  readonly node: Node;
}

/** A list, wherever it is written. */
export interface ListValue {
  /** Undefined where they aren't known. */
  readonly elements: readonly ListElement[] | undefined;
  readonly count: Field<number>;
}

export interface KnownText {
  /** With all put in that is known, the rest as it is written. */
  readonly text: string;
  /** As it is written. */
  readonly written: string;
  readonly node: Node;
}

export interface Values {
  readonly types: Types;
  /** A value with its variables put in; unknown where anything of it only shows when Packer runs. */
  scalar(node: Node): Field<Scalar>;
  /** Whether a variable behind a value may refuse another one. */
  mayRefuse(node: Node, value: number): boolean;
  /** Undefined where no list stands there, but what may be made one. */
  list(node: Node): ListValue | undefined;
  /** The keys of an object; undefined where none stands there. */
  object(node: Node): { readonly keys: readonly string[]; readonly count: Field<number> } | undefined;
  /** A text with all put in that is known; '' for what is none. */
  expand(node: Node): string;
  /** A path as it is shown to people where not all of it is known. */
  shown(node: Node): string;
  /** The file whose text a value is. */
  file(node: Node): string | undefined;
  /** A text, or the texts of a list. */
  texts(node: Node): readonly KnownText[];
  /** All texts below and including a value. */
  textsBelow(node: Node): readonly KnownText[];
  /** The elements of a boot command. */
  keys(node: Node): readonly KnownText[];
  /** Where the value of a setting is written: in place, or at the variable that it is. */
  origin(node: Node): Node;
  /** Whether no place states the value: an expression works it out. */
  isWorkedOut(node: Node): boolean;
  /** Whether it is another value in each of the machines that one block makes. */
  isOfEach(node: Node): boolean;
  /** Whether others have the value from the same variable. */
  isShared(node: Node): boolean;
  /** Where to write another value for a setting, or why that can't be. */
  target(node: Node): Node | { readonly cannot: string };
  /** A text as it is written, to be written again; undefined for what is none. */
  written(node: Node): string | undefined;
  /** What is written so. */
  writable(written: string, near: Node): Value;
  /** A value as it stands, to be written in another place; undefined for what can't be moved. */
  copy(node: Node): Value | undefined;
  /** Two lists as one, where they can't be joined element by element. */
  joined(first: Node, second: Node): Value | undefined;
}

/** Values of a machine, each with where it stands and how it is known. */
import type { NodeRef } from '../languages/ref';
import type { Place } from '../text/place';
import { beginningOf } from '../text/place';

/** How the value of a field is known. */
export type Origin =
  /** Written in the machine itself. */
  | 'literal'
  /** The default of a variable; whoever builds may give the variable another value. */
  | 'variable'
  /** Absent: what the format's tool takes then. */
  | 'default'
  /** Concluded from evidence, such as the name of an installation image. */
  | 'inferred'
  /** Not known; `because` says why. */
  | 'unknown';

export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly origin: Exclude<Origin, 'unknown'>;
  /** What to underline: the value, or for a default what it is absent from. */
  readonly at: Place;
  /** The value's own node: in the machine for a literal, at the variable for its default; undefined where absent. */
  readonly node: NodeRef | undefined;
  /** The variable's name where the origin is a variable. */
  readonly variable?: string;
  /** Where the file has parameters beside variables, and this is one of them. */
  readonly isParameter?: true | undefined;
}

export interface Unknown {
  readonly known: false;
  readonly origin: 'unknown';
  /**
   * An expression; no value that it can have; text that a depth limit cut off, or remoting, which no depth changes; a
   * form that isn't read; what takes its settings from here, and has more; settings that it has from elsewhere; or
   * nothing, in a format that never says it.
   */
  readonly because:
    | 'expression'
    | 'invalid'
    | 'truncated'
    | 'flattened'
    | 'unread'
    | 'shared'
    | 'in-common'
    | 'not-exported';
  readonly at: Place;
  readonly node: NodeRef | undefined;
}

/** A value that may not be known. Rules take unknown for unknown, never for absent. */
export type Field<T> = Known<T> | Unknown;

/** The parts of one kind that a machine has. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** False where the machine may have more of them: some are cut off, or the file leaves them out. */
  readonly complete: boolean;
  /** What stands in their place, or in the place of some, that can't be read. */
  readonly unreadable?: Unknown | undefined;
}

/** The first of some fields that can't be read. */
export function unreadIn(...fields: readonly (Field<unknown> | undefined)[]): Unknown | undefined {
  return fields.find((field): field is Unknown => field?.known === false);
}

/** The value of a field; undefined where it isn't known or the field is absent. */
export function known<T>(field: Field<T> | undefined): T | undefined {
  return field?.known ? field.value : undefined;
}

/** Whether something is written that the field can't have. */
export function isInvalid(field: Field<unknown>): boolean {
  return !field.known && field.because === 'invalid';
}

export function literal<T>(value: T, node: NodeRef): Known<T> {
  return { known: true, value, origin: 'literal', at: node, node };
}

/** What holds where nothing is written; `at`: what it is absent from. */
export function absent<T>(value: T, at: Place): Known<T> {
  return { known: true, value, origin: 'default', at, node: undefined };
}

/** A list or an object where a value belongs is underlined at its bracket: it may be many lines long. */
export function unknown(node: NodeRef, because: Unknown['because'] = 'expression'): Unknown {
  const isContainer = node.kind === 'body' || node.kind === 'list';
  const at = isContainer ? beginningOf(node) : node;
  return { known: false, origin: 'unknown', because, at, node };
}

/** The same field with its value turned into another; undefined where the turn gives nothing. */
export function mapField<T, U>(field: Field<T>, turn: (value: T) => U | undefined): Field<U> | undefined {
  if (!field.known) {
    return field;
  }
  const value = turn(field.value);
  return value === undefined ? undefined : { ...field, value };
}

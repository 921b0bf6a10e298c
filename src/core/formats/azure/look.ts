/** Values of a resource by the way to them, with where they are used, and as fields of a machine. */
import type { Body, Node } from '../../languages/tree';
import type { Field } from '../../machine/field';
import { beginningOf, type Place } from '../../text/place';
import { memberOf } from '../arm/members';
import { evaluated, type Scope } from '../arm/scope';
import { type ArmValue, isNull } from '../arm/value';

/** A value, and the innermost thing on the way to it that the resource itself writes. */
export interface Looked {
  readonly value: ArmValue | undefined;
  readonly at: Node;
}

/** What stands under keys within each other. */
export function look(body: Body, scope: Scope, ...keys: readonly string[]): Looked {
  let node: Node = body;
  for (const [index, key] of keys.entries()) {
    if (node.kind !== 'body') {
      const rest = keys.slice(index);
      const value = rest.reduce<ArmValue | undefined>(
        (within, next) =>
          within?.kind === 'object' ? within.get(next) : within?.kind === 'unknown' ? within : undefined,
        evaluated(node, scope),
      );
      return { value, at: node };
    }
    const member = memberOf(node, key);
    if (member === undefined) {
      return { value: undefined, at: node };
    }
    node = member.value;
  }
  return { value: evaluated(node, scope), at: node };
}

/** Whether something is written there that says nothing. */
export function isAbsent({ value }: Looked): boolean {
  return value === undefined || isNull(value);
}

/** A value as a field; undefined where nothing is written, or null. `turn` gives undefined for what the field can't have. */
export function fieldOf<T>({ value, at }: Looked, turn: (value: unknown) => T | undefined): Field<T> | undefined {
  const place = placeAt(at);
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) {
    return undefined;
  }
  if (value.kind !== 'scalar') {
    return {
      known: false,
      origin: 'unknown',
      because: value.kind === 'unknown' ? 'expression' : 'unread',
      at: place,
      node: at,
    };
  }
  const turned = turn(value.value);
  if (turned === undefined) {
    return { known: false, origin: 'unknown', because: 'invalid', at: place, node: at };
  }
  const { node, variable, isParameter } = value;
  return {
    known: true,
    value: turned,
    origin: node === undefined ? 'inferred' : variable === undefined ? 'literal' : 'variable',
    at: place,
    node,
    ...(variable !== undefined && node !== undefined && { variable, isParameter }),
  };
}

/** Of what holds other things, where it begins. */
export function placeAt(node: Node): Place {
  return node.kind === 'body' || node.kind === 'list' ? beginningOf(node) : node;
}

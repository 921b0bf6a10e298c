/** What stands in a template, or what an expression in it comes to, as far as that can be known from the files. */
import type { Node, Scalar } from '../../languages/tree';

export type ArmValue = ArmScalar | ArmObject | ArmList | ArmUnknown;

export interface ArmScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Where it is written; undefined where an expression makes it of parts. */
  readonly node?: Scalar | undefined;
  /** The parameter or variable that gives it. */
  readonly variable?: string | undefined;
  readonly isParameter?: true | undefined;
}

export interface ArmObject {
  readonly kind: 'object';
  /** Without regard to case; undefined where there is no such key. */
  get(key: string): ArmValue | undefined;
  readonly keys: readonly string[];
  /** Where it is written; undefined where an expression makes it. */
  readonly node?: Node | undefined;
}

export interface ArmList {
  readonly kind: 'list';
  readonly items: readonly ArmValue[];
  readonly node?: Node | undefined;
}

export interface ArmUnknown {
  readonly kind: 'unknown';
}

export const UNKNOWN: ArmUnknown = { kind: 'unknown' };

export const NULL: ArmScalar = { kind: 'scalar', value: null };

export function scalar(value: ArmScalar['value']): ArmScalar {
  return { kind: 'scalar', value };
}

export function objectOf(entries: ReadonlyMap<string, ArmValue>): ArmObject {
  const byKey = new Map([...entries].map(([key, value]) => [key.toLowerCase(), value]));
  return { kind: 'object', get: key => byKey.get(key.toLowerCase()), keys: [...entries.keys()] };
}

/** What is known of a value as a text. */
export function textOf(value: ArmValue | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

export function isNull(value: ArmValue | undefined): boolean {
  return value === undefined || (value.kind === 'scalar' && value.value === null);
}

/** Whether two values are the same; undefined where one isn't known. Texts are compared as `equals` does: with case. */
export function sameArmValue(one: ArmValue, other: ArmValue): boolean | undefined {
  if (one.kind === 'unknown' || other.kind === 'unknown') {
    return undefined;
  }
  if (one.kind === 'scalar' && other.kind === 'scalar') {
    return one.value === other.value;
  }
  return one.kind === other.kind ? undefined : false;
}

/** What several values have in common, as copies of one resource may differ: where they do, nobody knows which it is. */
export function together(values: readonly ArmValue[]): ArmValue {
  const [first = UNKNOWN, ...others] = values;
  if (first.kind === 'object' && others.every(other => other.kind === 'object')) {
    const all = [first, ...others];
    return {
      kind: 'object',
      keys: first.keys,
      node: all.every(({ node }) => node === first.node) ? first.node : undefined,
      get: key => {
        const each = all.map(value => value.get(key));
        return each.every(value => value === undefined) ? undefined : together(each.map(value => value ?? NULL));
      },
    };
  }
  if (others.some(other => sameArmValue(first, other) !== true)) {
    return others.every(other => other === first) ? first : UNKNOWN;
  }
  const isOnePlace =
    first.kind === 'scalar' && others.every(other => other.kind === 'scalar' && other.node === first.node);
  return first.kind !== 'scalar' || isOnePlace ? first : scalar(first.value);
}

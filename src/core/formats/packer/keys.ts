/** How Packer finds a key in an object of a template. */
import { type Body, keyPlace, type Member, type Node } from '../../languages/tree';

import { isOnOneLine } from '../../text/lines';
import type { Place } from '../../text/place';

/** The properties of an object that count, by lower-case name. */
export type Properties = ReadonlyMap<string, Member>;

/**
 * The property that counts for each name: mapstructure takes the exact spelling first and any other case where that
 * is missing (mapstructure, decodeStructFromMap; every key of Packer is lower case). Of two alike the last one counts,
 * as in every JSON reader; Packer itself refuses such a template.
 */
export function propertiesOf(object: Body): Properties {
  const found = new Map<string, Member>();
  for (const property of object.members) {
    const name = property.key.toLowerCase();
    const before = found.get(name);
    if (before === undefined || property.key === name || before.key !== name) {
      found.set(name, property);
    }
  }
  return found;
}

/** The first of some names under which a setting stands: today's name, then the ones it had before. */
export function firstOf(properties: Properties, names: readonly string[]): Member | undefined {
  for (const name of names) {
    const property = properties.get(name);
    if (property !== undefined) {
      return property;
    }
  }
  return undefined;
}

/** Every place where a name stands in an object, whatever its case. */
export function occurrencesOf(object: Body, name: string): readonly Member[] {
  return object.members.filter(property => property.key.toLowerCase() === name);
}

/** The value under a name if it is an object. */
export function objectAt(properties: Properties, name: string): Body | undefined {
  return asObject(properties.get(name)?.value);
}

/** The elements under a name if it is a list. */
export function elementsAt(properties: Properties, name: string): readonly Node[] {
  const value = properties.get(name)?.value;
  return value?.kind === 'list' ? value.elements : [];
}

export function asObject(node: Node | undefined): Body | undefined {
  return node?.kind === 'body' ? node : undefined;
}

/** The names of a setting, today's first; the others are of older plugins (hashicorp/packer, fix/*.go). */
export const NAMES = {
  cpus: ['cpus', 'cpu'],
  memory: ['memory', 'ram_size', 'ram_size_mb'],
  cloneFromPath: ['clone_from_vmcx_path', 'clone_from_vmxc_path'],
} as const satisfies Record<string, readonly string[]>;

/** A property where it is written on one line, else its key. */
export function lineOf(text: string, property: Member): Place {
  const { file, offset, end } = property;
  return isOnOneLine(text, property) ? { file, offset, end } : keyPlace(property);
}

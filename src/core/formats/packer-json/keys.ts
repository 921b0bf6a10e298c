/** How Packer finds a key in an object of a template. */

import { type JsonNode, type JsonObject, type JsonProperty, keySpan } from '../../languages/json/tree';

import { isOnOneLine } from '../../text/lines';
import type { Span } from '../../text/place';

/** The properties of an object that count, by lower-case name. */
export type Properties = ReadonlyMap<string, JsonProperty>;

/**
 * The property that counts for each name: mapstructure takes the exact spelling first and any other case where that
 * is missing (mapstructure, decodeStructFromMap; every key of Packer is lower case). Of two alike the last one counts,
 * as in every JSON reader; Packer itself refuses such a template.
 */
export function propertiesOf(object: JsonObject): Properties {
  const found = new Map<string, JsonProperty>();
  for (const property of object.properties) {
    const name = property.key.toLowerCase();
    const before = found.get(name);
    if (before === undefined || property.key === name || before.key !== name) {
      found.set(name, property);
    }
  }
  return found;
}

/** The first of some names under which a setting stands: today's name, then the ones it had before. */
export function firstOf(properties: Properties, names: readonly string[]): JsonProperty | undefined {
  for (const name of names) {
    const property = properties.get(name);
    if (property !== undefined) {
      return property;
    }
  }
  return undefined;
}

/** Every place where a name stands in an object, whatever its case. */
export function occurrencesOf(object: JsonObject, name: string): readonly JsonProperty[] {
  return object.properties.filter(property => property.key.toLowerCase() === name);
}

/** The value under a name if it is an object. */
export function objectAt(properties: Properties, name: string): JsonObject | undefined {
  return asObject(properties.get(name)?.value);
}

/** The elements under a name if it is a list. */
export function elementsAt(properties: Properties, name: string): readonly JsonNode[] {
  const value = properties.get(name)?.value;
  return value?.type === 'array' ? value.elements : [];
}

export function asObject(node: JsonNode | undefined): JsonObject | undefined {
  return node?.type === 'object' ? node : undefined;
}

/** The names of a setting, today's first; the others are of older plugins (hashicorp/packer, fix/*.go). */
export const NAMES = {
  cpus: ['cpus', 'cpu'],
  memory: ['memory', 'ram_size', 'ram_size_mb'],
  cloneFromPath: ['clone_from_vmcx_path', 'clone_from_vmxc_path'],
} as const satisfies Record<string, readonly string[]>;

/** A property where it is written on one line, else its key. */
export function lineOf(text: string, property: JsonProperty): Span {
  const { offset, end } = property;
  return isOnOneLine(text, property) ? { offset, end } : keySpan(property);
}

/**
 * The JSON tree: what the text says, with the offset of every token. Offsets are 0-based UTF-16 code units; `end` is
 * exclusive. A tree is read-only: changes are planned as edits of the text (see edits.ts), never made in the tree.
 */

import type { Span } from '../../text/place';
import { groupBy } from '../../wording';

export type JsonNode = JsonObject | JsonArray | JsonScalar;
export type JsonScalar = JsonString | JsonNumber | JsonBoolean | JsonNull;

/** What stands between two commas: a property of an object, or an element of an array. */
export type JsonMember = JsonProperty | JsonNode;

interface NodeBase extends Span {
  /** The property or array this is the value or an element of; undefined for the root. */
  readonly parent: JsonProperty | JsonArray | undefined;
}

export interface JsonObject extends NodeBase {
  readonly type: 'object';
  /** In the order of the text; a duplicate key stands here as often as in the text. */
  readonly properties: readonly JsonProperty[];
}

export interface JsonArray extends NodeBase {
  readonly type: 'array';
  readonly elements: readonly JsonNode[];
}

export interface JsonString extends NodeBase {
  readonly type: 'string';
  readonly value: string;
}

export interface JsonNumber extends NodeBase {
  readonly type: 'number';
  readonly value: number;
}

export interface JsonBoolean extends NodeBase {
  readonly type: 'boolean';
  readonly value: boolean;
}

export interface JsonNull extends NodeBase {
  readonly type: 'null';
  readonly value: null;
}

/** From the opening quote of the key to the end of the value. */
export interface JsonProperty extends Span {
  readonly type: 'property';
  readonly parent: JsonObject;
  /** The key as decoded text. */
  readonly key: string;
  /** End of the key token, its closing quote included; the token starts at `offset`. */
  readonly keyEnd: number;
  readonly value: JsonNode;
}

/** The key token of a property, quotes included. */
export function keySpan(property: JsonProperty): Span {
  return { offset: property.offset, end: property.keyEnd };
}

/** The property of that exact name; the last one where it is written twice, as JSON.parse has it. */
export function findProperty(object: JsonObject, key: string): JsonProperty | undefined {
  return object.properties.findLast(property => property.key === key);
}

const BY_KEY = new WeakMap<JsonObject, ReadonlyMap<string, readonly JsonProperty[]>>();

/** The properties of an object by key, each as often as it is written; looked up once for each object. */
export function propertiesByKey(object: JsonObject): ReadonlyMap<string, readonly JsonProperty[]> {
  const byKey = BY_KEY.get(object) ?? groupBy(object.properties, ({ key }) => key);
  BY_KEY.set(object, byKey);
  return byKey;
}

/** The properties of an object by lower-case name, the last one where a name is written twice. */
export function propertiesByLowerCaseKey(object: JsonObject): ReadonlyMap<string, JsonProperty> {
  return new Map(object.properties.map(property => [property.key.toLowerCase(), property]));
}

/** The members of a container in the order of the text. */
export function membersOf(container: JsonObject | JsonArray): readonly JsonMember[] {
  return container.type === 'object' ? container.properties : container.elements;
}

/**
 * The properties whose key stood before in the same object: the same text or, for formats that fold case, alike. Of all
 * objects below and including a node, in the order of the text.
 */
export function duplicateProperties(root: JsonNode | undefined, foldCase: boolean): JsonProperty[] {
  // Where each key was seen last. All objects have the same few keys, of which those that are alike share a place.
  const places = new Map<string, { seenIn: JsonObject | undefined }>();
  const duplicates: JsonProperty[] = [];
  for (const object of objectsIn(root)) {
    for (const property of object.properties) {
      let place = places.get(property.key);
      if (place === undefined) {
        const alike = foldCase ? property.key.toLowerCase() : property.key;
        place = places.get(alike) ?? { seenIn: undefined };
        places.set(property.key, place).set(alike, place);
      }
      if (place.seenIn === object) {
        duplicates.push(property);
      }
      place.seenIn = object;
    }
  }
  return duplicates;
}

/** Every object below and including a node, in the order of the text. Iterative: nesting has no limit. */
export function* objectsIn(root: JsonNode | undefined): Generator<JsonObject> {
  const pending: (JsonObject | JsonArray)[] = [];
  const descend = (node: JsonNode | undefined): void => {
    if (node?.type === 'object' || node?.type === 'array') {
      pending.push(node);
    }
  };
  descend(root);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'object') {
      yield node;
      for (let index = node.properties.length - 1; index >= 0; index -= 1) {
        descend(node.properties[index]?.value);
      }
    } else {
      for (let index = node.elements.length - 1; index >= 0; index -= 1) {
        descend(node.elements[index]);
      }
    }
  }
}

/** Every string below and including a node, without keys, in the order of the file. Iterative: nesting has no limit. */
export function* stringsIn(root: JsonNode): Generator<JsonString> {
  const pending: JsonNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'string') {
      yield node;
    } else if (node.type === 'array') {
      for (const element of node.elements.toReversed()) {
        pending.push(element);
      }
    } else if (node.type === 'object') {
      for (const { value } of node.properties.toReversed()) {
        pending.push(value);
      }
    }
  }
}

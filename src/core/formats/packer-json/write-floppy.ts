/** Floppy files as files of a disc: floppy_* becomes cd_* (packer-plugin-sdk, multistep/commonsteps). */

import type { JsonEdit } from '../../languages/json/edits';
import type { JsonValue } from '../../languages/json/style';
import type { JsonArray, JsonNode, JsonObject, JsonProperty } from '../../languages/json/tree';
import type { Change, ChangeEdits } from '../../machine/change';
import type { VirtualMachine } from '../../machine/machine';
import { occurrencesOf, type Properties, propertiesOf } from './keys';

/** What holds floppy files, and which key holds the same on a disc. cd_files takes folders as well. */
const DISC_KEYS = [
  ['floppy_files', 'cd_files'],
  ['floppy_dirs', 'cd_files'],
  ['floppy_content', 'cd_content'],
] as const;

/** Moves what is on the floppy to the disc. Empty lists stay: they make no floppy, and Packer takes them anywhere. */
export function replaceFloppyFilesByDisc(
  machine: VirtualMachine,
  { label }: Extract<Change, { kind: 'replace-floppy-files-by-disc' }>,
): ChangeEdits {
  const properties = propertiesOf(machine.node);
  const edits: (readonly JsonEdit[])[] = [];
  // What stands, or will stand, under each key of the disc.
  const discs = new Map<string, JsonProperty>();
  for (const [from, to] of sourcesIn(machine, properties)) {
    const source = properties.get(from) as JsonProperty;
    const disc = discs.get(to) ?? properties.get(to);
    if (disc === undefined || isEmpty(disc.value)) {
      edits.push([{ kind: 'rename', property: source, key: to }], removeOthers(machine.node, from, source));
      edits.push(disc === undefined ? [] : removeAll(machine.node, to));
      discs.set(to, source);
      continue;
    }
    const merged = mergeInto(disc.value, source.value);
    if (merged === undefined) {
      return { cannot: `${from} and ${to} can't be joined while one of them is a text or an expression` };
    }
    if ('cannot' in merged) {
      return merged;
    }
    edits.push(merged.edits, removeAll(machine.node, from));
  }
  return { edits: [...edits.flat(), ...moveLabel(machine.node, properties, label)] };
}

/** Takes out what makes the floppy, and its label with it. */
export function removeFloppy(machine: VirtualMachine): ChangeEdits {
  const properties = propertiesOf(machine.node);
  const names = sourcesIn(machine, properties).map(([from]) => from);
  return { edits: [...names, 'floppy_label'].flatMap(name => removeAll(machine.node, name)) };
}

/** Takes out every place of a setting. */
export function removeAll(object: JsonObject, name: string): JsonEdit[] {
  return occurrencesOf(object, name).map(member => ({ kind: 'remove', member }));
}

function removeOthers(object: JsonObject, name: string, kept: JsonProperty | undefined): JsonEdit[] {
  return occurrencesOf(object, name)
    .filter(property => property !== kept)
    .map(member => ({ kind: 'remove', member }));
}

/** The keys that put something on the machine's floppy, in the order of the text. */
function sourcesIn({ floppyDrive }: VirtualMachine, properties: Properties): (readonly [from: string, to: string])[] {
  const nodes = new Set<JsonNode>(floppyDrive?.files.map(({ node }) => node));
  const at = (name: string): JsonProperty | undefined => properties.get(name);
  return DISC_KEYS.filter(([from]) => nodes.has(at(from)?.value as JsonNode)).sort(
    ([a], [b]) => (at(a)?.offset ?? 0) - (at(b)?.offset ?? 0),
  );
}

function isEmpty(node: JsonNode): boolean {
  switch (node.type) {
    case 'array':
      return node.elements.length === 0;
    case 'object':
      return node.properties.length === 0;
    case 'null':
      return true;
    default:
      return node.value === '';
  }
}

/** Puts what one value holds into another of the same shape; undefined where a text stands for either. */
function mergeInto(disc: JsonNode, source: JsonNode): ChangeEdits | undefined {
  if (disc.type === 'array' && source.type === 'array') {
    return appendEntries(disc, source);
  }
  return disc.type === 'object' && source.type === 'object' ? addContent(disc, source) : undefined;
}

function appendEntries(disc: JsonArray, source: JsonArray): ChangeEdits {
  const there = new Set(disc.elements.map(scalarOf));
  const values = source.elements.map(scalarOf);
  if (values.includes(undefined)) {
    return { cannot: 'an entry of the floppy files is a list or an object' };
  }
  const added = (values as JsonValue[]).filter(value => !there.has(value));
  return { edits: added.length === 0 ? [] : [{ kind: 'append', array: disc, values: added }] };
}

function addContent(disc: JsonObject, source: JsonObject): ChangeEdits {
  const edits: JsonEdit[] = [];
  const properties = new Map(disc.properties.map(property => [property.key, property]));
  for (const { key, value: node } of source.properties) {
    const value = scalarOf(node);
    const there = properties.get(key);
    if (value === undefined || (there !== undefined && scalarOf(there.value) !== value)) {
      return { cannot: `floppy_content and cd_content hold different texts for ${key}` };
    }
    if (there === undefined) {
      edits.push({ kind: 'add', object: disc, path: [key], value });
    }
  }
  return { edits };
}

/** A value that is no container. */
function scalarOf(node: JsonNode): JsonValue | undefined {
  return node.type === 'object' || node.type === 'array' ? undefined : node.value;
}

/** The label goes with the files, unless the disc has one; a disc without any gets the one that something names it by. */
function moveLabel(object: JsonObject, properties: Properties, label: string | undefined): JsonEdit[] {
  const [disc, floppy] = ['cd_label', 'floppy_label'].map(name => {
    const property = properties.get(name);
    return property === undefined || isEmpty(property.value) ? undefined : property;
  });
  if (disc !== undefined) {
    return removeAll(object, 'floppy_label');
  }
  const others = [...removeAll(object, 'cd_label'), ...removeOthers(object, 'floppy_label', floppy)];
  if (floppy !== undefined) {
    return [{ kind: 'rename', property: floppy, key: 'cd_label' }, ...others];
  }
  const after = DISC_KEYS.map(([from]) => properties.get(from)).find(property => property !== undefined);
  return label === undefined
    ? others
    : [{ kind: 'add', object, path: ['cd_label'], value: label, ...(after && { after }) }, ...others];
}

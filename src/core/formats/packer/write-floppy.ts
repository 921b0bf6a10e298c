/** Floppy files as files of a disc: floppy_* becomes cd_* (packer-plugin-sdk, multistep/commonsteps). */
import type { Edit, Value } from '../../languages/edit';
import type { NodeRef } from '../../languages/ref';
import type { Body, List, Member, Node } from '../../languages/tree';
import type { Change, ChangeEdits } from '../../machine/change';
import type { VirtualMachine } from '../../machine/machine';
import type { Properties } from './keys';
import { builderOf } from './read';
import type { HypervBuilder } from './template';
import type { Values } from './values';

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
  const builder = builderOf(machine);
  const { properties, values } = builder;
  const edits: (readonly Edit[])[] = [];
  // What stands, or will stand, under each key of the disc.
  const discs = new Map<string, Member>();
  for (const [from, to] of sourcesIn(machine, properties)) {
    const source = properties.get(from) as Member;
    const disc = discs.get(to) ?? properties.get(to);
    if (disc === undefined || isEmpty(disc.value)) {
      edits.push([{ kind: 'rename', member: source, key: to }], removeOthers(builder, from, source));
      edits.push(disc === undefined ? [] : removeAll(builder, to));
      discs.set(to, source);
      continue;
    }
    const merged = mergeInto(disc.value, source.value, values);
    if (merged === undefined) {
      return { cannot: `${from} and ${to} can't be joined while one of them is a text or an expression` };
    }
    if ('cannot' in merged) {
      return merged;
    }
    edits.push(merged.edits, removeAll(builder, from));
  }
  return { edits: [...edits.flat(), ...moveLabel(builder, label)] };
}

/** Takes out what makes the floppy, and its label with it. */
export function removeFloppy(machine: VirtualMachine): ChangeEdits {
  const builder = builderOf(machine);
  const names = sourcesIn(machine, builder.properties).map(([from]) => from);
  return { edits: [...names, 'floppy_label'].flatMap(name => removeAll(builder, name)) };
}

/** Takes out every place of a setting. */
export function removeAll({ occurrences }: HypervBuilder, name: string): Edit[] {
  return occurrences(name).map(member => ({ kind: 'remove', item: member }));
}

function removeOthers({ occurrences }: HypervBuilder, name: string, kept: Member | undefined): Edit[] {
  return occurrences(name)
    .filter(property => property !== kept)
    .map(member => ({ kind: 'remove', item: member }));
}

/** The keys that put something on the machine's floppy, in the order of the text. */
function sourcesIn({ floppyDrive }: VirtualMachine, properties: Properties): (readonly [from: string, to: string])[] {
  const nodes = new Set<NodeRef>(floppyDrive?.files.map(({ node }) => node));
  const at = (name: string): Member | undefined => properties.get(name);
  return DISC_KEYS.filter(([from]) => nodes.has(at(from)?.value as NodeRef)).sort(
    ([a], [b]) => (at(a)?.offset ?? 0) - (at(b)?.offset ?? 0),
  );
}

function isEmpty(node: Node): boolean {
  switch (node.kind) {
    case 'list':
      return node.elements.length === 0;
    case 'body':
      return node.members.length === 0;
    case 'null':
      return true;
    case 'expression':
      return false;
    default:
      return node.value === '';
  }
}

/** Puts what one value holds into another of the same shape; undefined where a text stands for either. */
function mergeInto(disc: Node, source: Node, values: Values): ChangeEdits | undefined {
  if (disc.kind === 'list' && source.kind === 'list') {
    return appendEntries(disc, source, values);
  }
  if (disc.kind === 'body' && source.kind === 'body') {
    return addContent(disc, source, values);
  }
  const joined = values.joined(disc, source);
  return joined === undefined ? undefined : { edits: [{ kind: 'replace', node: disc, value: joined }] };
}

function appendEntries(disc: List, source: List, values: Values): ChangeEdits {
  const there = new Set(disc.elements.map(values.written));
  const missing = source.elements.filter(element => {
    const written = values.written(element);
    return written === undefined || !there.has(written);
  });
  const added = missing.map(values.copy);
  if (added.includes(undefined)) {
    return { cannot: 'an entry of the floppy files is a list or an object' };
  }
  return { edits: added.length === 0 ? [] : [{ kind: 'append', list: disc, values: added as Value[] }] };
}

function addContent(disc: Body, source: Body, { copy }: Values): ChangeEdits {
  const edits: Edit[] = [];
  const properties = new Map(disc.members.map(property => [property.key, property]));
  for (const { key, value: node } of source.members) {
    const value = copy(node);
    const there = properties.get(key);
    if (value === undefined || (there !== undefined && copy(there.value) !== value)) {
      return { cannot: `floppy_content and cd_content hold different texts for ${key}` };
    }
    if (there === undefined) {
      edits.push({ kind: 'add', body: disc, path: [key], value });
    }
  }
  return { edits };
}

/** The label goes with the files, unless the disc has one; a disc without any gets the one that something names it by. */
function moveLabel(builder: HypervBuilder, label: string | undefined): Edit[] {
  const { node: object, properties } = builder;
  const [disc, floppy] = ['cd_label', 'floppy_label'].map(name => {
    const property = properties.get(name);
    return property === undefined || isEmpty(property.value) ? undefined : property;
  });
  if (disc !== undefined) {
    return removeAll(builder, 'floppy_label');
  }
  const others = [...removeAll(builder, 'cd_label'), ...removeOthers(builder, 'floppy_label', floppy)];
  if (floppy !== undefined) {
    return [{ kind: 'rename', member: floppy, key: 'cd_label' }, ...others];
  }
  const after = DISC_KEYS.map(([from]) => properties.get(from)).find(property => property?.parent === object);
  return label === undefined
    ? others
    : [{ kind: 'add', body: object, path: ['cd_label'], value: label, ...(after && { after }) }, ...others];
}

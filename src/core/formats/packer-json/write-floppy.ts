/** Floppy files as files of a disc: floppy_* becomes cd_* (packer-plugin-sdk, multistep/commonsteps). */
import type { Edit, Value } from '../../languages/edit';
import { bodyOf, type NodeRef } from '../../languages/ref';
import { type Body, isScalar, type List, type Member, type Node } from '../../languages/tree';
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
  const properties = propertiesOf(bodyOf(machine.node));
  const edits: (readonly Edit[])[] = [];
  // What stands, or will stand, under each key of the disc.
  const discs = new Map<string, Member>();
  for (const [from, to] of sourcesIn(machine, properties)) {
    const source = properties.get(from) as Member;
    const disc = discs.get(to) ?? properties.get(to);
    if (disc === undefined || isEmpty(disc.value)) {
      edits.push([{ kind: 'rename', member: source, key: to }], removeOthers(bodyOf(machine.node), from, source));
      edits.push(disc === undefined ? [] : removeAll(bodyOf(machine.node), to));
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
    edits.push(merged.edits, removeAll(bodyOf(machine.node), from));
  }
  return { edits: [...edits.flat(), ...moveLabel(bodyOf(machine.node), properties, label)] };
}

/** Takes out what makes the floppy, and its label with it. */
export function removeFloppy(machine: VirtualMachine): ChangeEdits {
  const properties = propertiesOf(bodyOf(machine.node));
  const names = sourcesIn(machine, properties).map(([from]) => from);
  return { edits: [...names, 'floppy_label'].flatMap(name => removeAll(bodyOf(machine.node), name)) };
}

/** Takes out every place of a setting. */
export function removeAll(object: Body, name: string): Edit[] {
  return occurrencesOf(object, name).map(member => ({ kind: 'remove', item: member }));
}

function removeOthers(object: Body, name: string, kept: Member | undefined): Edit[] {
  return occurrencesOf(object, name)
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
function mergeInto(disc: Node, source: Node): ChangeEdits | undefined {
  if (disc.kind === 'list' && source.kind === 'list') {
    return appendEntries(disc, source);
  }
  return disc.kind === 'body' && source.kind === 'body' ? addContent(disc, source) : undefined;
}

function appendEntries(disc: List, source: List): ChangeEdits {
  const there = new Set(disc.elements.map(scalarOf));
  const values = source.elements.map(scalarOf);
  if (values.includes(undefined)) {
    return { cannot: 'an entry of the floppy files is a list or an object' };
  }
  const added = (values as Value[]).filter(value => !there.has(value));
  return { edits: added.length === 0 ? [] : [{ kind: 'append', list: disc, values: added }] };
}

function addContent(disc: Body, source: Body): ChangeEdits {
  const edits: Edit[] = [];
  const properties = new Map(disc.members.map(property => [property.key, property]));
  for (const { key, value: node } of source.members) {
    const value = scalarOf(node);
    const there = properties.get(key);
    if (value === undefined || (there !== undefined && scalarOf(there.value) !== value)) {
      return { cannot: `floppy_content and cd_content hold different texts for ${key}` };
    }
    if (there === undefined) {
      edits.push({ kind: 'add', body: disc, path: [key], value });
    }
  }
  return { edits };
}

/** A value that is no container. */
function scalarOf(node: Node): Value | undefined {
  return isScalar(node) ? node.value : undefined;
}

/** The label goes with the files, unless the disc has one; a disc without any gets the one that something names it by. */
function moveLabel(object: Body, properties: Properties, label: string | undefined): Edit[] {
  const [disc, floppy] = ['cd_label', 'floppy_label'].map(name => {
    const property = properties.get(name);
    return property === undefined || isEmpty(property.value) ? undefined : property;
  });
  if (disc !== undefined) {
    return removeAll(object, 'floppy_label');
  }
  const others = [...removeAll(object, 'cd_label'), ...removeOthers(object, 'floppy_label', floppy)];
  if (floppy !== undefined) {
    return [{ kind: 'rename', member: floppy, key: 'cd_label' }, ...others];
  }
  const after = DISC_KEYS.map(([from]) => properties.get(from)).find(property => property !== undefined);
  return label === undefined
    ? others
    : [{ kind: 'add', body: object, path: ['cd_label'], value: label, ...(after && { after }) }, ...others];
}

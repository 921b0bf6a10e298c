/** Images of galleries, with the versions that the same template makes of them, and what those are made of. */
import type { NodeRef } from '../../languages/ref';
import type { Body } from '../../languages/tree';
import type { AzureMachine, GalleryVersion, VersionSource } from '../../machine/azure/machine';
import { statedGeneration } from '../../machine/devices';
import type { Field } from '../../machine/field';
import { groupBy } from '../../wording';
import type { Scope } from '../arm/scope';
import { textOf } from '../arm/value';
import { galleryKey } from './generation';
import { fieldOf, isAbsent, type Looked, look, placeAt } from './look';
import { asName } from './turns';
import { remember, writtenOf } from './written';

export const VERSION_TYPE = 'microsoft.compute/galleries/images/versions';

/** A version as a template writes it. */
export interface ReadVersion {
  readonly body: Body;
  readonly scope: Scope;
  /** As in ReadResource. */
  readonly key: string | undefined;
}

/** A version with the image that it is of. */
interface Link extends GalleryVersion {
  readonly definition: string;
}

/** Where a version says what it is made of (BTA). */
const SOURCES: readonly (readonly string[])[] = [
  ['storageProfile', 'source', 'id'],
  ['storageProfile', 'source', 'virtualMachineId'],
  ['storageProfile', 'source', 'communityGalleryImageId'],
  ['storageProfile', 'osDiskImage', 'source', 'id'],
  ['publishingProfile', 'source', 'managedImage', 'id'],
];

/** `byKey`: the machines of the template by what others refer to them by; undefined where two have the same. */
export function withGalleries(
  machines: readonly AzureMachine[],
  versions: readonly ReadVersion[],
  byKey: ReadonlyMap<string, AzureMachine | undefined>,
): readonly AzureMachine[] {
  const made = (id: string): AzureMachine | undefined => byKey.get(id) ?? byKey.get(galleryKey(id));
  const links = [...versions.flatMap(version => linkOf(version, made) ?? []), ...machines.flatMap(buildsOf)];
  const [here, elsewhere] = [new Map<NodeRef, Link[]>(), new Map<NodeRef, Link>()];
  for (const [key, own] of groupBy(links, ({ definition }) => definition)) {
    const definition = byKey.get(key);
    if (definition?.resource === 'gallery-image') {
      here.set(definition.node, own);
      continue;
    }
    for (const link of own) {
      if (link.source.kind === 'made') {
        elsewhere.set(link.source.machine.node, link);
      }
    }
  }
  const groups = groupsOf(machines, here);
  return machines.map(machine => {
    const [own, away, together] = [here.get(machine.node), elsewhere.get(machine.node), groups.get(machine.node)];
    const written = writtenOf(machine);
    const isBuild = machine.resource === 'image-template';
    if (written === undefined || (!own && !away && !together && !isBuild)) {
      return machine;
    }
    const linked: AzureMachine = {
      ...machine,
      ...(own && { versions: own }),
      ...(together && { together }),
      galleryDestination: away === undefined ? undefined : destination(away),
    };
    return remember(linked, written);
  });
}

function destination({ definition, at }: Link): Field<string> {
  return { known: true, value: shownKey(definition), origin: 'inferred', at, node: undefined };
}

function linkOf({ body, scope, key }: ReadVersion, made: (id: string) => AzureMachine | undefined): Link | undefined {
  const definition = galleryKey(key ?? '');
  if (definition === '') {
    return undefined;
  }
  const of = (...keys: readonly string[]): Looked => look(body, scope, 'properties', ...keys);
  const name = look(body, scope, 'name');
  return { definition, name: shownKey(key ?? ''), at: placeAt(name.at), source: sourceOf(of, made) };
}

function sourceOf(
  of: (...keys: readonly string[]) => Looked,
  made: (id: string) => AzureMachine | undefined,
): VersionSource {
  const stated = SOURCES.map(keys => of(...keys)).find(looked => !isAbsent(looked));
  if (stated === undefined) {
    return isAbsent(of('storageProfile', 'osDiskImage', 'source', 'uri')) ? UNKNOWN_SOURCE : { kind: 'blob' };
  }
  const id = textOf(stated.value);
  const machine = id === undefined ? undefined : made(id);
  return machine !== undefined
    ? { kind: 'made', machine: rootOf(machine) }
    : id === undefined
      ? UNKNOWN_SOURCE
      : { kind: 'elsewhere', name: shownKey(id) };
}

const UNKNOWN_SOURCE: VersionSource = { kind: 'unknown' };

/** What decides the generation of something that follows what it is made of: no circle, as its generation is known. */
function rootOf(machine: AzureMachine): AzureMachine {
  return machine.generationFrom === 'source' && machine.madeOf !== undefined ? rootOf(machine.madeOf) : machine;
}

/** The versions that an image template builds. */
function buildsOf(machine: AzureMachine): Link[] {
  const written = machine.resource === 'image-template' ? writtenOf(machine) : undefined;
  if (written === undefined) {
    return [];
  }
  const { source, profilePath } = written;
  const { value, at } = look(source.body, source.scope, ...profilePath, 'distribute');
  return (value?.kind === 'list' ? value.items : []).flatMap((target): Link[] => {
    const isShared = target.kind === 'object' && textOf(target.get('type'))?.toLowerCase() === 'sharedimage';
    const id = isShared ? fieldOf({ value: target.get('galleryImageId'), at }, asName) : undefined;
    return id?.known === true
      ? [{ definition: id.value, name: machine.name, at: placeAt(at), source: { kind: 'made', machine } }]
      : [];
  });
}

/** A resource by its name, and one that is there by the end of its id. */
function shownKey(key: string): string {
  const [kind, , ...name] = key.split(' ');
  return kind === 'resource' ? name.join(' ') : key.replace(/^.*\/providers\//i, '');
}

/**
 * Which machines have to be of one generation: one that isn't Generation 2 yet, and what it or its versions are made of.
 * By their definitions, in the order of the text.
 */
function groupsOf(
  machines: readonly AzureMachine[],
  versions: ReadonlyMap<NodeRef, readonly GalleryVersion[]>,
): ReadonlyMap<NodeRef, readonly NodeRef[]> {
  const heads = new Map<NodeRef, NodeRef>();
  const headOf = (node: NodeRef): NodeRef => {
    let head = node;
    for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) {
      head = next;
    }
    heads.set(node, head);
    return head;
  };
  for (const machine of machines) {
    // What has a label of its own doesn't follow what it is made of by itself.
    const labelled = machine.label === undefined ? undefined : machine.madeOf && rootOf(machine.madeOf);
    const sources = (versions.get(machine.node) ?? []).flatMap(({ source }) =>
      source.kind === 'made' ? source.machine : [],
    );
    for (const source of [...(labelled ? [labelled] : []), ...sources]) {
      if (statedGeneration(machine) !== 2 && statedGeneration(source) !== 2) {
        heads.set(headOf(source.node), headOf(machine.node));
      }
    }
  }
  const members = groupBy(machines, ({ node }) => headOf(node));
  const groups = [...members.values()].map(group => group.map(({ node }) => node)).filter(({ length }) => length > 1);
  return new Map(groups.flatMap(group => group.map(node => [node, group] as const)));
}

/** What of a machine follows its generation, where that is a variable of one machine. */
import { statedAt } from '../../languages/hcl/statement';
import type { Documents } from '../../languages/language';
import { type Body, bodiesIn, findMember, type Item, type Member, type Node } from '../../languages/tree';
import { type Follows, followersOf, followingParts, whereItIs2 } from '../hcl/following';
import { attachedParts } from './attached';
import { type Instance, instancesOf, isOwnModule } from './modules';
import { repeatedScope } from './repeated';
import type { MachineResource } from './resources';

/**
 * The machine as it is read: what follows its generation as it is once that is 2. `stated`: where the generation is
 * written. Undefined where something else is made of it as well.
 */
export function followingOf(
  resource: MachineResource,
  stated: ReadonlySet<Node>,
  documents: Documents,
): MachineResource | undefined {
  const follows = followersOf(stated);
  const own = ownBodies(resource);
  const isIt: Follows = (value, scope) => {
    const node = statedAt(value, scope);
    return node !== undefined && stated.has(node);
  };
  const reading: Reading = { follows, isIt, pathKey: resource.schema.disks?.path };
  if (instancesOf(documents).some(instance => isReadElsewhere(instance, own, reading))) {
    return undefined;
  }
  const { settings, instances, instance } = resource;
  const scope = repeatedScope(settings.bodies, whereItIs2(settings.scope, stated));
  return {
    ...resource,
    settings: { ...settings, scope },
    instances: instances.map(each => ({ ...each, scope: whereItIs2(each.scope, stated) })),
    instance: { ...instance, scope: whereItIs2(instance.scope, stated) },
    readAsGeneration2: followingParts([...own], settings.scope, follows),
  };
}

/** The machine, and the resources of their own that are attached to it. */
function ownBodies(resource: MachineResource): ReadonlySet<Body> {
  const { disks, discs } = resource.schema;
  const kinds = [disks?.resource, discs?.resource, 'hyperv_network_adapter'].flatMap(kind => kind ?? []);
  return new Set([
    ...resource.settings.bodies,
    ...kinds.flatMap(kind => attachedParts(resource, kind)).map(({ body }) => body),
  ]);
}

/** What a name stands for is read where the name is. */
const DECLARING: ReadonlySet<string> = new Set(['variable', 'locals']);

function isReadElsewhere({ configuration, scope }: Instance, own: ReadonlySet<Body>, reading: Reading): boolean {
  const isElsewhere = (member: Member): boolean => {
    const { key, value } = member;
    if (value.kind === 'body' || !reading.follows(value, scope) || isGivenToModule(member)) {
      return false;
    }
    return !isBelow(member, own) || key === reading.pathKey || (key !== 'generation' && reading.isIt(value, scope));
  };
  return configuration.bodies
    .flatMap(({ members }) => members.filter(({ key }) => !DECLARING.has(key)))
    .some(({ value }) => bodiesIn(value).some(({ members }) => members.some(isElsewhere)));
}

interface Reading {
  readonly follows: Follows;
  /** Whether a value is the generation itself. */
  readonly isIt: Follows;
  /** What names a disk: another name is another disk. */
  readonly pathKey: string | undefined;
}

/** What is made of it stands in the module. */
function isGivenToModule({ key, parent }: Member): boolean {
  return key !== 'count' && key !== 'for_each' && isOwnModule(findMember(parent, 'source')?.value);
}

function isBelow(item: Item, bodies: ReadonlySet<Body>): boolean {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) {
    if (at.kind === 'body' && bodies.has(at)) {
      return true;
    }
  }
  return false;
}

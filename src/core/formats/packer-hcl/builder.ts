/** A source of Hyper-V, with what a build adds to it, as a builder of Packer. */
import type { Definitions } from '../../languages/hcl/definitions';
import { evaluate, type Scope } from '../../languages/hcl/evaluate';
import { isWhollyKnown } from '../../languages/hcl/known';
import type { Documents } from '../../languages/language';
import { type Body, type Member, membersNamed, type Node } from '../../languages/tree';
import { known } from '../../machine/field';
import { type Place, pathBeside } from '../../text/place';
import { followersOf, followingParts, whereItIs2 } from '../hcl/following';
import { headerOf } from '../hcl/header';
import { plainField, worked } from '../hcl/values';
import { ARGUMENTS } from '../packer/arguments';
import type { HypervBuilder, HypervType } from '../packer/template';
import type { SourceBlock } from './configuration';
import { type MachineUse, within } from './uses';
import { STRICT, valuesOf } from './values';

export interface Around {
  readonly documents: Documents;
  readonly scope: Scope & Definitions;
  readonly readers: (name: string) => number;
  /** Whether there is no other machine. */
  readonly isAlone: boolean;
  /** Whether a variable is also what something else is, that is no generation. */
  readonly isReadElsewhere: (variable: string) => boolean;
}

export function builderOf(source: SourceBlock, use: MachineUse, around: Around): HypervBuilder {
  const { documents } = around;
  const { own, madeWith } = use;
  const type = source.type as HypervType;
  const { name, scope: inSource } = within(source, use, around.scope);
  const bodies = own === undefined ? [source.body] : [source.body, own];
  const { scopeOf, parts } = followed(bodies, inSource, around);
  const settings = bodies
    .flatMap(({ members }) => members)
    .filter(({ key, labels }) => labels === undefined && ARGUMENTS[type].has(key));
  const properties = new Map<string, Member>();
  for (const member of settings) {
    // Null is what is absent.
    if (!properties.has(member.key) && evaluate(member.value, scopeOf(member.value)) !== null) {
      properties.set(member.key, member);
    }
  }
  const is2 = isGeneration2(properties.get('generation'), inSource);
  const { path, main } = documents;
  const { file } = source.body;
  return {
    type,
    node: source.body,
    addition: own,
    properties,
    ownName: name,
    title: name,
    at: headerOf(source),
    header: { at: headerOf(source), node: source.body },
    fileName: path === undefined || file === main.file ? path : pathBeside(path, file),
    rawName: `${type}.${name}`,
    // hcl2template/types.build.provisioners.go takes the name of the source alone.
    overrideName: name,
    // With an empty list of files Generation 2 builds; what a machine of Generation 1 is given isn't known.
    values: valuesIn(
      around,
      scopeOf,
      ({ parent }) => !is2 || (parent?.kind === 'member' && parent.key === 'boot_command'),
      ownOfEach(source, use, around, scopeOf),
    ),
    readAsGeneration2: parts,
    madeWith,
    occurrences: key => bodies.flatMap(body => membersNamed(body, key)),
  };
}

function isGeneration2(generation: Member | undefined, scope: Scope & Definitions): boolean {
  return generation !== undefined && STRICT.uint(known(plainField(generation.value, scope)) ?? null) === 2;
}

export function valuesIn(
  { documents, readers }: Around,
  scopeOf: (node: Node) => Scope & Definitions,
  emptyIsGiven: (list: Node) => boolean,
  isOfEach: (node: Node) => boolean = () => false,
): HypervBuilder['values'] {
  return valuesOf({ scopeOf, readers, emptyIsGiven, isOfEach, read: file => documents.read(file) });
}

/** Whether a value is known of a machine by the element of a `dynamic` block that it is made for, and not without it. */
function ownOfEach(
  source: SourceBlock,
  use: MachineUse,
  around: Around,
  scopeOf: (node: Node) => Scope & Definitions,
): (node: Node) => boolean {
  if (use.names.size === 0) {
    return () => false;
  }
  const { scope } = within(source, { ...use, names: new Map() }, around.scope);
  return node => isWhollyKnown(evaluate(node, scopeOf(node))) && !isWhollyKnown(evaluate(node, scope));
}

interface Followed {
  readonly scopeOf: (node: Node) => Scope & Definitions;
  readonly parts: readonly Place[];
}

/**
 * What people make conditional on the generation. Where that is a variable, and of one machine, it is read as it is when
 * that is 2: a conversion changes the variable, and it follows.
 */
function followed(bodies: readonly Body[], scope: Scope & Definitions, { isAlone, isReadElsewhere }: Around): Followed {
  const generations = bodies.flatMap(body => membersNamed(body, 'generation'));
  const [generation] = generations;
  const { variable, node } = generation === undefined ? NO_VARIABLE : worked(generation.value, scope);
  if (!isAlone || variable === undefined || isReadElsewhere(variable)) {
    return { scopeOf: () => scope, parts: [] };
  }
  const stated = new Set([node]);
  const next = whereItIs2(scope, stated);
  const today = new Set(generations);
  return {
    scopeOf: value => (isBelow(value, today) ? scope : next),
    parts: followingParts(bodies, scope, followersOf(stated)),
  };
}

const NO_VARIABLE = { variable: undefined, node: undefined };

function isBelow(node: Node, members: ReadonlySet<Member>): boolean {
  for (let at: Node['parent'] | Body = node.parent; at !== undefined; at = at.parent) {
    if (at.kind === 'member' && members.has(at)) {
      return true;
    }
  }
  return false;
}

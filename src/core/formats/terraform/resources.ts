/** The resources of a configuration that are machines: one for each block and generation that it comes to. */
import { type Definition, evaluate, type NameOf, type Scope } from '../../languages/hcl/evaluate';
import { isSame, isUnknown } from '../../languages/hcl/known';
import type { Documents } from '../../languages/language';
import { type Block, type Body, blocksNamed, findMember, textNodesIn } from '../../languages/tree';
import type { Place } from '../../text/place';
import { groupBy } from '../../wording';
import { headerOf } from '../hcl/header';
import { type Instance, instancesOf } from './modules';
import { argument, type Settings } from './parts';
import { atTimes, type Time, timesOf } from './repeated';
import { MACHINE_TYPES, type Schema, schemaOf } from './schemas';

export interface MachineResource {
  readonly documents: Documents;
  readonly schema: Schema;
  readonly type: string;
  /** Its second label. */
  readonly label: string;
  readonly body: Body;
  readonly header: Place;
  readonly settings: Settings;
  /** The module that it stands in, as often as that is called with the same generation. */
  readonly instances: readonly Instance[];
  /** What that is in all of them. */
  readonly instance: Instance;
  /** Each machine that is made. */
  readonly each: readonly Made[];
  /** What follows the generation; the settings are as they are once that is 2. */
  readonly readAsGeneration2?: readonly Place[];
  /** Whether no other machine is made of the block. */
  readonly isWholeBlock: boolean;
}

function isMachineType(type: string): boolean {
  return (MACHINE_TYPES as readonly string[]).includes(type);
}

/** The blocks of a file that are machines. */
export function machineBlocks(root: Body): Block[] {
  return blocksNamed(root, 'resource', 2).filter(({ labels }) => isMachineType(labels[0]?.text ?? ''));
}

const RESOURCES = new WeakMap<Documents, readonly MachineResource[]>();

/** Those of the main document come first. */
export function machineResources(documents: Documents): readonly MachineResource[] {
  const known = RESOURCES.get(documents) ?? findResources(documents);
  RESOURCES.set(documents, known);
  return known;
}

function findResources(documents: Documents): MachineResource[] {
  const instances = instancesOf(documents);
  const all = [...groupBy(instances, ({ folder }) => folder).values()].flatMap(own => resourcesOf(own, documents));
  const { file } = documents.main;
  const isMain = ({ body }: MachineResource): boolean => body.file === file;
  return [...all.filter(isMain), ...all.filter(resource => !isMain(resource))];
}

/** The machines of a module, which is one however often it is called. */
function resourcesOf(instances: readonly Instance[], documents: Documents): MachineResource[] {
  const bodies = instances[0]?.configuration.bodies ?? [];
  const sources = requiredProviders(bodies);
  const common = commonInstances(instances);
  const byName = groupBy(bodies.flatMap(machineBlocks), ({ labels }) => labels.map(({ text }) => text).join('.'));
  return [...byName.values()].flatMap(([block, ...overrides]): MachineResource[] => {
    const [type = '', label = ''] = (block?.labels ?? []).map(({ text }) => text);
    const schema = block && schemaOf(type, key => findMember(block.body, key) !== undefined, sources);
    if (block === undefined || schema === undefined) {
      return [];
    }
    const ownBodies = [block.body, ...overrides.map(({ body }) => body)];
    const made = instances.flatMap(instance => timesIn(instance, ownBodies));
    const groups = [...groupBy(made, ({ settings }) => generationKey(settings)).values()];
    return groups.map(group => {
      const own = [...new Set(group.map(({ instance }) => instance))];
      const instance = common(own);
      const times = group.flatMap(({ time }) => time ?? []);
      return {
        documents,
        schema,
        type,
        label,
        body: block.body,
        header: headerOf(block),
        settings: { bodies: ownBodies, scope: scopeOfAll(atTimes(instance.scope, times), group) },
        instances: own,
        instance,
        each: group,
        isWholeBlock: groups.length === 1,
      };
    });
  });
}

/** Of more, what comes to the same in each isn't looked for. */
const MOST_COMPARED = 100;

function scopeOfAll(common: Scope, group: readonly Made[]): Scope {
  return group.length === 1 || group.length > MOST_COMPARED
    ? common
    : { ...common, each: group.map(({ settings }) => settings.scope) };
}

/** What calls of a module have in common, once for the same ones: readers of what stands in it are kept by that. */
function commonInstances(all: readonly Instance[]): (own: readonly Instance[]) => Instance {
  const known = new Map<string, Instance>();
  return own => {
    const [first, ...others] = own as [Instance, ...Instance[]];
    if (others.length === 0) {
      return first;
    }
    const key = own.map(instance => all.indexOf(instance)).join();
    const instance = known.get(key) ?? { ...first, scope: commonScope(own.map(({ scope }) => scope)) };
    known.set(key, instance);
    return instance;
  };
}

/** A machine that a block makes. */
export interface Made {
  readonly instance: Instance;
  readonly time: Time | undefined;
  readonly settings: Settings;
}

function timesIn(instance: Instance, bodies: readonly Body[]): readonly Made[] {
  const { scope } = instance;
  const made = (time: Time | undefined): Made => ({
    instance,
    time,
    settings: { bodies, scope: atTimes(scope, time === undefined ? [] : [time]) },
  });
  return timesOf(bodies, scope)?.map(made) ?? [made(undefined)];
}

function generationKey(settings: Settings): string {
  const member = argument(settings, 'generation');
  const result = member && evaluate(member.value, settings.scope);
  return typeof result === 'object' && result !== null ? 'unknown' : String(result);
}

/** What names stand for in all of some scopes; what differs isn't known. */
function commonScope(scopes: readonly Scope[]): Scope {
  const [first] = scopes as [Scope, ...Scope[]];
  const known = new Map<string, Definition | undefined>();
  return {
    ...first,
    results: new Map(),
    definition: (of, name) => {
      const key = `${of}.${name}`;
      if (!known.has(key)) {
        known.set(key, commonDefinition(scopes, of, name));
      }
      return known.get(key);
    },
  };
}

function commonDefinition(scopes: readonly Scope[], of: NameOf, name: string): Definition | undefined {
  const [first, ...others] = scopes.map(scope => {
    const definition = scope.definition(of, name);
    const own = definition?.scope ?? scope;
    return definition && { definition, own, result: evaluate(definition.node, own) };
  });
  if (first === undefined) {
    return undefined;
  }
  const isCommon = others.every(other => other !== undefined && isSame(first.result, other.result) === true);
  if (isCommon) {
    return { ...first.definition, scope: first.own };
  }
  // Of a local that is the same text everywhere, what it is worked out of may still be common.
  const isOneText = others.every(other => other?.definition.node === first.definition.node);
  return of === 'local' && isOneText && isUnknown(first.result) ? first.definition : undefined;
}

/** `required_providers`: where they come from. */
export function requiredProviders(bodies: readonly Body[]): string[] {
  return bodies
    .flatMap(body => blocksNamed(body, 'terraform', 0))
    .flatMap(({ body }) => blocksNamed(body, 'required_providers', 0))
    .flatMap(({ body }) => body.members)
    .flatMap(({ value }) => (value.kind === 'body' ? (findMember(value, 'source')?.value ?? []) : []))
    .flatMap(source => [...textNodesIn(source)].map(({ value }) => value));
}

/** From the resources of a configuration to its machines. */
import { partBehind } from '../../languages/hcl/part';
import { statementOf } from '../../languages/hcl/statement';
import { mayBeRefused } from '../../languages/hcl/validation';
import type { Documents } from '../../languages/language';
import { findMember, keyPlace, type Member, type Node } from '../../languages/tree';
import { absent, type Field, type Listing, mapField, unknown, unreadIn } from '../../machine/field';
import type { Generation, NetworkAdapter, Security, VirtualMachine } from '../../machine/machine';
import { groupBy } from '../../wording';
import type { Configuration } from '../hcl/configuration';
import { isReadTwice, readersOf } from '../hcl/readers';
import { worked } from '../hcl/values';
import { lineOf } from '../packer/keys';
import { attachedParts } from './attached';
import { drivesOf, textIn } from './drives';
import { firmwareOf } from './firmware';
import { followingOf } from './following';
import { guestOf } from './guest';
import { mayStop, upkeepOf } from './lifecycle';
import { instancesOf } from './modules';
import { argument, partsOf, type SettingsPart } from './parts';
import { type MachineResource, machineBlocks, machineResources } from './resources';
import type { SettingName } from './schemas';
import { flagAt, numberAt, textAt, toNumber } from './values';

const RESOURCES = new WeakMap<VirtualMachine, MachineResource>();

/** The resource that a machine was read of. */
export function resourceOf(machine: VirtualMachine): MachineResource {
  return RESOURCES.get(machine) as MachineResource;
}

export function machinesOf(documents: Documents): VirtualMachine[] {
  const resources = machineResources(documents);
  const sharing = new Map<Configuration, ReadonlySet<string>>();
  return resources.map(resource => {
    const isAlone = resources.length === 1;
    const generation = generationOf(resource);
    const stated = statedBehind(resource, generation);
    const following = isAlone && stated !== undefined ? followingOf(resource, stated, documents) : undefined;
    const isElsewhere =
      isAlone && stated !== undefined
        ? following === undefined
        : isReadElsewhere(resource, generation, documents, sharing);
    const read = following ?? resource;
    const machine: VirtualMachine = {
      ...readMachine(read, generation, documents, isAlone),
      ...(isElsewhere && { generationVariableIsReadElsewhere: true }),
      ...(!resource.isWholeBlock && { definitionIsShared: true }),
      ...(following && { readAsGeneration2: following.readAsGeneration2 }),
    };
    RESOURCES.set(machine, read);
    return machine;
  });
}

/** Where the generation is written, if that is behind a name, and no part of what is. */
function statedBehind(resource: MachineResource, generation: Field<Generation>): ReadonlySet<Node> | undefined {
  const member = argument(resource.settings, 'generation');
  if (member === undefined || !generation.known || generation.variable === undefined) {
    return undefined;
  }
  const statements = statementsOf(resource, member.value);
  return statements.some(({ reads }) => reads !== undefined) ? undefined : new Set(statements.map(({ node }) => node));
}

function readMachine(
  resource: MachineResource,
  generation: Field<Generation>,
  documents: Documents,
  isAlone: boolean,
): VirtualMachine {
  const { schema, settings, body, header } = resource;
  const member = argument(settings, 'generation');
  const drives = drivesOf(resource, generation, documents);
  const at = member === undefined ? header : lineOf(documents.read(member.file) ?? '', member);
  const number = (name: SettingName): Field<number> | undefined => numberAt(settings, schema.settings[name]);
  const flag = (name: SettingName): Field<boolean> | undefined => flagAt(settings, schema.settings[name]);
  const text = (name: SettingName): Field<string> | undefined => textAt(settings, schema.settings[name]);
  const migration = flag('migration');
  const memoryMinimum = number('memoryMinimum');
  const memoryMaximum = number('memoryMaximum');
  const nested = flag('nested');
  const older = flag('older');
  const { scsiControllers } = schema;
  return {
    ...nameOf(resource, documents),
    node: body,
    at,
    generation,
    ...(isWorkedOut(resource, member) && { generationIsWorkedOut: true }),
    ...(isValidated(resource, member) && { generationIsValidated: true }),
    guest: guestOf(resource, drives.items, documents, isAlone),
    processorCount: number('processors') ?? absent(1, header),
    ...(older && { compatibilityForOlderOperatingSystems: older }),
    ...(migration && {
      migrationCompatibility: mapField(migration, isOn => (isOn ? ('minimum' as const) : ('off' as const))),
    }),
    ...(nested && { nestedVirtualization: nested }),
    memoryStartup: number('memory'),
    ...(memoryMinimum && { memoryMinimum }),
    ...(memoryMaximum && { memoryMaximum }),
    dynamicMemory: flag('dynamicMemory') ?? absent(false, header),
    drives,
    networkAdapters: adaptersOf(resource),
    firmware: firmwareOf(resource, drives.items, header),
    security: NO_SECURITY,
    comPorts: [],
    emulatedDevices: [],
    settings: {
      notes: text('notes'),
      path: text('path'),
      automaticStartAction: text('startAction'),
      automaticStartDelay: number('startDelay'),
      automaticStopAction: text('stopAction'),
      checkpointType: text('checkpointType'),
    },
    upkeep: upkeepOf(resource, documents),
    ...(scsiControllers !== undefined && { toolLimits: { tool: schema.provider, scsiControllers } }),
    scripts: [],
  };
}

/** No provider has a TPM. */
const NO_SECURITY: Security = {};

function generationOf(resource: MachineResource): Field<Generation> {
  const { schema, settings, header } = resource;
  const member = argument(settings, 'generation');
  if (member === undefined) {
    return schema.generation === undefined
      ? { known: false, origin: 'unknown', because: 'not-exported', at: header, node: undefined }
      : absent(schema.generation, header);
  }
  const field = numberAt(settings, ['generation']);
  const generation = field && mapField(field, value => (value === 1 || value === 2 ? value : undefined));
  if (generation === undefined || !generation.known) {
    return generation ?? unknown(member.value, 'invalid');
  }
  const statements = statementsOf(resource, member.value);
  const names = new Set(statements.flatMap(({ name }) => name ?? []));
  return names.size > 1 || (names.size === 1 && generation.variable === undefined)
    ? { ...generation, variable: [...names].join(', ') }
    : generation;
}

export interface GenerationStatement {
  readonly node: Node;
  readonly name: string | undefined;
  /** Of a part of an object or a list: the names that lead to it. */
  readonly reads?: readonly string[];
}

/**
 * What states the generation: one place, or one for each call of the module that the machine stands in, and for each
 * element that it is made for.
 */
export function statementsOf({ each }: MachineResource, value: Node): GenerationStatement[] {
  const found = new Map<Node, GenerationStatement>();
  for (const { scope } of each.map(({ settings }) => settings)) {
    const statement = statementOf(value, scope) ?? partBehind(value, scope);
    if (statement === undefined || toNumber(asPlain(statement.node)) === undefined) {
      return [];
    }
    found.set(statement.node, statement);
  }
  return [...found.values()];
}

function asPlain(node: Node): string | number | boolean | null {
  return node.kind === 'number' || node.kind === 'text' ? node.value : null;
}

function nameOf(
  { settings, label, type }: MachineResource,
  documents: Documents,
): Pick<VirtualMachine, 'name' | 'nameIsUnknown'> {
  const name = textIn(documents, argument(settings, 'name'), settings);
  const isUnknown = textAt(settings, ['name'])?.known !== true;
  return {
    name: [name, label].find(each => each.trim() !== '') ?? type,
    ...(isUnknown && { nameIsUnknown: true }),
  };
}

/** Whether an expression gives a generation that no place states. */
function isWorkedOut(resource: MachineResource, member: Member | undefined): boolean {
  return member !== undefined && statementsOf(resource, member.value).length === 0;
}

function isValidated(resource: MachineResource, member: Member | undefined): boolean {
  if (member === undefined) {
    return false;
  }
  const stated = new Set(statementsOf(resource, member.value).map(({ node }) => node));
  return resource.each.some(
    ({ settings }) => mayBeRefused(member.value, 2, settings.scope) || mayStop(settings, stated),
  );
}

/** Whether something else is made of the variable that gives the generation. `sharing`: what is known of configurations. */
function isReadElsewhere(
  resource: MachineResource,
  generation: Field<Generation>,
  documents: Documents,
  sharing: Map<Configuration, ReadonlySet<string>>,
): boolean {
  const { settings, instance } = resource;
  const member = argument(settings, 'generation');
  if (!generation.known || generation.variable === undefined || member === undefined) {
    return false;
  }
  const reads = new Set(statementsOf(resource, member.value).flatMap(({ reads = [] }) => reads));
  if (reads.size > 0 && isReadTwice(reads, instancesOf(documents))) {
    return true;
  }
  const { configuration } = instance;
  const shared = sharing.get(configuration) ?? readBesides(configuration);
  sharing.set(configuration, shared);
  const { variable } = worked(member.value, configuration.definitions);
  return variable !== undefined && shared.has(variable);
}

/** The variables of generations that are read by more than these. */
function readBesides(configuration: Configuration): ReadonlySet<string> {
  const { bodies, definitions } = configuration;
  const generations = bodies
    .flatMap(machineBlocks)
    .flatMap(({ body }) => findMember(body, 'generation') ?? [])
    .map(({ value }) => worked(value, definitions).variable);
  const readers = readersOf(configuration);
  const counted = [...groupBy(generations, variable => variable)];
  return new Set(
    counted.flatMap(([variable, own]) => (variable !== undefined && readers(variable) > own.length ? [variable] : [])),
  );
}

function adaptersOf(resource: MachineResource): Listing<NetworkAdapter> {
  const { adapters } = resource.schema;
  if (adapters === undefined) {
    return { items: [], complete: false };
  }
  const { items, open } = partsOf(resource.settings, adapters);
  const attached = attachedParts(resource, 'hyperv_network_adapter');
  const read = [...items, ...attached].map(readAdapter);
  const isTaliesins = resource.schema.provider.startsWith('taliesins');
  const hidden = (isTaliesins ? open : undefined) ?? unreadIn(...read.map(({ legacy }) => legacy));
  return { items: read, complete: open === undefined, ...(hidden && { unreadable: hidden }) };
}

function readAdapter(part: SettingsPart): NetworkAdapter {
  const { item, body } = part;
  const at = item.kind === 'member' ? keyPlace(item) : { file: body.file, offset: body.offset, end: body.offset + 1 };
  const legacy = flagAt(part, ['is_legacy']);
  const name = textAt(part, ['name']);
  const dynamic = flagAt(part, ['dynamic_mac_address']);
  const mac = textAt(part, ['static_mac_address']) ?? textAt(part, ['mac_address']);
  const switchName = textAt(part, ['switch_name']);
  const vlan = numberAt(part, ['vlan_id']);
  return {
    at,
    node: body,
    legacy: legacy ?? absent(false, at),
    ...(name && { name }),
    ...(dynamic && { dynamicMacAddress: dynamic }),
    ...(mac && { macAddress: mac }),
    ...(switchName && { switchName }),
    ...(vlan && { vlanId: vlan }),
  };
}

/**
 * What tells that a machine was listed by a tool and not written by hand: Get-VM, WMI's settings of machines, or Virtual
 * Machine Manager.
 */

import type { Body, Member, Node } from '../../languages/tree';
import { remembering } from '../../text/remember';
import { machineEvidence } from './evidence';
import { isKeyOf, plainKey, plainKeyOf, propertiesOf } from './keys';
import { OF_SCVMM, WMI_GENERATION } from './tool';
import { isTruncated, readGeneration, valueIn } from './values';
import { outermost } from './wrapped';

/** What only a running host knows of a machine: nobody writes it into a definition. */
const HOST_FACTS: ReadonlySet<string> = new Set([
  ...['vmid', 'computername', 'configurationlocation', 'snapshotfilelocation', 'smartpagingfilepath'],
  ...['parentsnapshotid', 'parentsnapshotname', 'isclustered', 'isdeleted', 'creationtime', 'uptime', 'cpuusage'],
  ...['memoryassigned', 'memorydemand', 'memorystatus', 'operationalstatus', 'primaryoperationalstatus', 'heartbeat'],
  ...['primarystatusdescription', 'replicationstate', 'replicationhealth', 'replicationmode', 'sizeofsystemfiles'],
  ...['integrationservicesversion', 'integrationservicesstate', 'vmintegrationservice', 'fibrechannelhostbusadapters'],
  ...['virtualmachinetype', 'virtualmachinesubtype', 'resourcemeteringenabled'],
]);

/** Properties of Hyper-V's machine object that cmdlets' parameters and other tools call otherwise. */
const OWN_SPELLINGS: ReadonlySet<string> = new Set([
  ...['VMName', 'ProcessorCount', 'MemoryStartup', 'MemoryMinimum', 'MemoryMaximum', 'DynamicMemoryEnabled'],
  ...['HardDrives', 'DVDDrives', 'NetworkAdapters', 'FloppyDrive', 'ComPort1', 'ComPort2', 'RemoteFxAdapter'],
  ...['AutomaticStartAction', 'AutomaticStopAction', 'AutomaticStartDelay', 'CheckpointType', 'Version', 'Notes'],
]);
const OWN_KEYS: ReadonlySet<string> = new Set([...OWN_SPELLINGS].map(plainKey));

/** Hyper-V's VMState, which Get-VM gives as a number or, from PowerShell 7 on request, as a name. */
const STATES: ReadonlySet<string> = new Set([
  ...['running', 'off', 'saved', 'paused', 'starting', 'stopping', 'saving', 'pausing', 'resuming', 'other'],
  ...['offcritical', 'runningcritical', 'savedcritical', 'pausedcritical', 'reset', 'hibernated', 'fastsaved'],
]);

/** The lists of devices that only the object of a whole machine has. */
const DEVICE_LISTS: ReadonlySet<string> = new Set(['harddrives', 'dvddrives', 'networkadapters']);

/** What remoting and ConvertTo-Json add to an object. */
const ADDED = /^(?:ps[a-z]+|runspaceid)$/;

/**
 * What only a host knows, and another property of the machine object beside it: `uptime` or `heartbeat` alone stands in what
 * monitors print of anything.
 */
const FEWEST_LISTED = 2;

/**
 * Of a selection without such facts: its memory as the number of bytes that Get-VM gives, and two more. Home-made lists for
 * New-VM and Set-VM have one or two words in common with the machine object (ProcessorCount, Notes), and are definitions.
 */
const FEWEST_SELECTED = 3;

/** Without a generation, beside a list of devices: a word of Virtual Machine Manager's is such a list and one of the facts. */
const FEWEST_FACTS = 2;

/** What a key says by itself; of `id`, `state` and `other` the value says whether only a host knows it. */
interface Sign {
  readonly of: 'generation' | 'wmi-generation' | 'fact' | 'own' | 'by-hand' | 'id' | 'state' | 'other';
  readonly isList: boolean;
  readonly isMemory: boolean;
  readonly isSpelled: boolean;
}

/** Once for each key: an export has a hundred in each of its machines, always the same ones. */
const signOf = remembering((key: string): Sign => {
  const plain = plainKey(key);
  const isOfScvmm = OF_SCVMM.has(key);
  return {
    of: isOfScvmm ? 'fact' : kindOf(plain),
    isList: isOfScvmm || DEVICE_LISTS.has(plain),
    isMemory: plain === 'memorystartup',
    isSpelled: OWN_SPELLINGS.has(key),
  };
});

function kindOf(plain: string): Sign['of'] {
  switch (plain) {
    case 'generation':
    case 'id':
    case 'state':
      return plain;
    case WMI_GENERATION:
      return 'wmi-generation';
    case 'guestoperatingsystem':
      return 'by-hand';
    default:
      return HOST_FACTS.has(plain) ? 'fact' : OWN_KEYS.has(plain) || plain === 'name' ? 'own' : 'other';
  }
}

/** What an object has of each kind. */
interface Signs {
  generation: Member | undefined;
  wmiGeneration: Member | undefined;
  memory: Member | undefined;
  /** A list of devices, or what only Virtual Machine Manager has. */
  list: Member | undefined;
  byHand: boolean;
  /** What only a host knows, or another tool that lists machines. */
  readonly facts: Member[];
  /** Properties of the machine object, in whatever spelling. */
  readonly own: Member[];
  /** Those of them in Hyper-V's own spelling. */
  readonly spelled: Member[];
}

function signsIn(object: Body): Signs {
  const none = { generation: undefined, wmiGeneration: undefined, memory: undefined, list: undefined, byHand: false };
  const signs: Signs = { ...none, facts: [], own: [], spelled: [] };
  for (const property of object.members) {
    take(property, signOf(property.key), signs);
  }
  return signs;
}

function take(property: Member, sign: Sign, signs: Signs): void {
  if (sign.of === 'generation') {
    signs.generation = property;
    return;
  }
  if (sign.of === 'wmi-generation') {
    signs.wmiGeneration = property;
    return;
  }
  if (sign.isList) {
    signs.list = property;
  }
  if (isHostFact(sign.of, property)) {
    signs.facts.push(property);
  } else if (sign.of === 'own') {
    signs.own.push(property);
    if (sign.isSpelled) {
      signs.spelled.push(property);
    }
    if (sign.isMemory) {
      signs.memory = property;
    }
  } else if (sign.of === 'by-hand') {
    signs.byHand = true;
  }
}

/** Found once for each object: whether a file holds exports, of which kind, and where, is asked one after the other. */
const EVIDENCE = new WeakMap<Body, { readonly members: readonly Member[] | undefined }>();

/**
 * The properties that tell an export, the telling one first: a generation, and what only a host knows beside another
 * property of Get-VM; or, in a projection without such, properties in Hyper-V's own spelling. Undefined for what is none.
 */
export function exportEvidence(object: Body): readonly Member[] | undefined {
  const known = EVIDENCE.get(object);
  if (known !== undefined) {
    return known.members;
  }
  const members = evidenceIn(object);
  EVIDENCE.set(object, { members });
  return members;
}

function evidenceIn(object: Body): readonly Member[] | undefined {
  const { generation, wmiGeneration, memory, list, byHand, facts, own, spelled } = signsIn(object);
  if (wmiGeneration !== undefined) {
    return wmiEvidence(object, wmiGeneration);
  }
  const isListed = facts.length > 0 && facts.length + own.length >= FEWEST_LISTED;
  const isSelected = !byHand && spelled.length >= FEWEST_SELECTED && memory?.value.kind === 'number';
  const telling =
    generation ??
    renamedGeneration(object, isListed) ??
    (isListed || isSelected ? withoutGeneration(object, facts, list) : undefined);
  if (telling === undefined) {
    return undefined;
  }
  if (isListed || isSelected) {
    return [telling, ...(isListed ? [...facts, ...own] : spelled).filter(property => property !== telling)];
  }
  return isProjection(object) ? [telling, ...own] : undefined;
}

/** The generation by another name, as a calculated property has it: `@{ n = 'Gen'; e = { $_.Generation } }`. */
function renamedGeneration(object: Body, isListed: boolean): Member | undefined {
  const isMachine = isListed && machineEvidence(object) !== undefined;
  return isMachine ? propertiesOf(object, 'machine').get('Generation') : undefined;
}

/**
 * What tells a machine whose generation was not selected: its lists beside what only a host knows, or hardware of
 * Generation 1, with which it would be one of a definition.
 */
function withoutGeneration(object: Body, facts: readonly Member[], list: Member | undefined): Member | undefined {
  if (propertiesOf(object, 'machine').has('Generation')) {
    return undefined;
  }
  return facts.length >= FEWEST_FACTS && list !== undefined ? list : machineEvidence(object)?.[0];
}

/** WMI keeps the settings of checkpoints beside those of the machines (WMI). */
function wmiEvidence(object: Body, generation: Member): readonly Member[] | undefined {
  const named = (key: string) => object.members.find(property => plainKeyOf(property) === key);
  const type = valueIn(named('virtualsystemtype'));
  const name = named('elementname');
  const value = valueIn(generation);
  const isCheckpoint = type?.kind === 'text' && /:snapshot:/i.test(type.value);
  const isStated = value !== undefined && readGeneration(value) !== undefined;
  return name === undefined || isCheckpoint || !isStated ? undefined : [generation, name];
}

const PROJECTIONS = new WeakMap<Node, boolean>();

/**
 * `Get-VM | Select-Object Name, Generation` and the like: the whole file is a machine or a list of machines with nothing
 * but properties of Hyper-V's machine object, spelled as it has them. Games and telephones have a name and a generation too,
 * but not only 1 and 2, or in other letters.
 */
function isProjection(object: Body): boolean {
  const { parent } = object;
  const list = parent?.kind === 'list' ? parent : undefined;
  if (outermost(list ?? object).parent !== undefined) {
    return false;
  }
  const whole = list ?? object;
  const isKnown = PROJECTIONS.get(whole) ?? (list?.elements ?? [object]).every(isProjected);
  PROJECTIONS.set(whole, isKnown);
  return isKnown;
}

function isProjected(node: Node): boolean {
  if (node.kind !== 'body') {
    return false;
  }
  let found = 0;
  for (const property of node.members) {
    const value = valueIn(property);
    const key = plainKeyOf(property);
    if (property.key === 'Generation') {
      found += value?.kind === 'number' && readGeneration(value) !== undefined ? 1 : 0;
    } else if (property.key === 'Name' || property.key === 'VMName') {
      found += value?.kind === 'text' ? 1 : 0;
    } else if (!SELECTED.has(property.key) && !HOST_FACTS.has(key) && !ADDED.test(key) && !isRemark(property.key)) {
      return false;
    }
  }
  return found === 2;
}

/** What somebody wrote beside them for a reader, or so that no rule looks. */
function isRemark(key: string): boolean {
  return key.startsWith('_');
}

/** What is selected beside them and is no hardware: with that it would be a machine of a definition, too. */
const SELECTED: ReadonlySet<string> = new Set([
  ...['Id', 'State', 'Status', 'Path', 'Version', 'Notes', 'CheckpointType'],
  ...['AutomaticStartAction', 'AutomaticStartDelay', 'AutomaticStopAction'],
]);

function isHostFact(sign: Sign['of'], { value }: Member): boolean {
  switch (sign) {
    case 'fact':
      return true;
    case 'id':
      return value.kind === 'text' && /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(value.value);
    case 'state':
      return value.kind === 'number' || (value.kind === 'text' && STATES.has(plainKey(value.value.slice(0, 40))));
    default:
      return isTruncated(value);
  }
}

/** How many properties an object has that only a running host knows, and that a definition has no words for. */
export function hostFactsOf({ members }: Body): number {
  return members.filter(property => HOST_FACTS.has(plainKeyOf(property)) && !isKeyOf('machine', property)).length;
}

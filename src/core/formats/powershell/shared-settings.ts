/** Objects that are no machine by themselves: the settings that the machines of a home-made definition have in common. */
import type { Body, Member, Node } from '../../languages/tree';
import { isKeyOf, isSpellingOf, plainKeyOf } from './keys';

const OF_ALL =
  /^(?:vms?|machines?)?(?:defaults?|common|shared|globals?)(?:vms?|machines?|settings?|config|values|options|properties)?$/;

/** These may be what one machine is called as well. */
const OF_SOME = /^(?:vms?|machines?)?(?:base|baseline|template|standard|general)(?:vms?|machines?|settings?|config)?$/;

/** What a map of such settings is called, each under the word by which machines ask for it. */
const KINDS = /^(?:vms?|machines?)?(?:roles?|profiles?|flavou?rs?|sizes|templates|classes|types|presets|defaults?)$/;

/** Whether others take their settings from an object that looks like a machine. */
export function isShared(object: Body): boolean {
  const { parent } = object;
  if (parent?.kind !== 'member' || object.members.some(member => isSpellingOf('machine', 'Name', member))) {
    return false;
  }
  const key = plainKeyOf(parent);
  const map = parent.parent.parent;
  return (
    OF_ALL.test(key) ||
    (OF_SOME.test(key) && !parent.parent.members.some(other => other !== parent && isMachine(other))) ||
    (map?.kind === 'member' && KINDS.test(plainKeyOf(map)) && !isKeyOf('machine', map))
  );
}

function isMachine({ value }: Member): boolean {
  return value.kind === 'body' && value.members.some(member => isSpellingOf('machine', 'Generation', member));
}

/** What machines below an object have in common: looked for once, however many they are. */
const IN_COMMON = new WeakMap<Body, Body | null>();

/** The settings that stand beside a machine, or beside a list or a map around it, and are those of all machines there. */
export function settingsInCommon(machine: Body): Body | undefined {
  let below: Node = machine;
  for (let around = holderOf(machine); around !== undefined; around = holderOf(around)) {
    const common = around.kind === 'body' ? inCommon(around) : undefined;
    if (common !== undefined && common !== below) {
      return common;
    }
    below = around;
  }
  return undefined;
}

/** Whether a machine has its generation from there. */
export function takesGeneration(machine: Body): boolean {
  const says = ({ members }: Body) => members.some(member => isSpellingOf('machine', 'Generation', member));
  const common = says(machine) ? undefined : settingsInCommon(machine);
  return common !== undefined && says(common);
}

function holderOf({ parent }: Node): Node | undefined {
  return parent?.kind === 'member' ? parent.parent : parent;
}

function inCommon(body: Body): Body | undefined {
  let found = IN_COMMON.get(body);
  if (found === undefined) {
    const value = body.members.find(member => member.value.kind === 'body' && OF_ALL.test(plainKeyOf(member)))?.value;
    found = value?.kind === 'body' ? value : null;
    IN_COMMON.set(body, found);
  }
  return found ?? undefined;
}

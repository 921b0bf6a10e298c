/** Objects that are no machine by themselves: the settings that the machines of a home-made definition have in common. */
import type { Body, Member } from '../../languages/tree';
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

/** Keys of a machine in a file of our own that are nearly a property: what they say is read as nothing at all. */
import { t } from '../../l10n';
import { byKeys } from '../../languages/by-keys';
import type { Problem } from '../../languages/language';
import type { Body, Member, Node } from '../../languages/tree';
import { sortFew } from '../../sort';
import { nearestName } from '../../text/nearest';
import { oneLine } from '../../text/one-line';
import { remembering } from '../../text/remember';
import { unsupportedArgument } from '../unknown-argument';
import { DEFINITION_PROPERTIES, type PropertyName, type Scope } from './aliases';
import { isKeyOf, plainKey, propertyNameOf } from './keys';
import { innermost } from './wrapped';

/** What stands in a machine in objects of its own. */
const PARTS: { readonly [N in PropertyName<'machine'>]?: Scope } = {
  HardDrives: 'drive',
  DVDDrives: 'drive',
  NetworkAdapters: 'adapter',
  ComPort1: 'comPort',
  ComPort2: 'comPort',
  Bios: 'bios',
  Firmware: 'firmware',
  Security: 'security',
};

/** Of a shorter word a slip makes another one. */
const SHORTEST = 6;

const { drive, hardDrive, dvdDrive } = DEFINITION_PROPERTIES;
const PROPERTIES: Readonly<Partial<Record<Scope, object>>> = {
  ...DEFINITION_PROPERTIES,
  drive: { ...drive, ...hardDrive, ...dvdDrive },
};

/** Which members of an object of a kind have a key that is meant to be a property, and which: in most none. */
const MISSPELLED = Object.fromEntries(
  Object.entries(PROPERTIES).map(([scope, properties]) => {
    const names = Object.keys(properties).filter(({ length }) => length >= SHORTEST);
    const meantBy = remembering(key => {
      // What begins otherwise is a remark, or says whose file it is.
      const isWord = /^[a-z]/i.test(key);
      return !isWord || isKeyOf(scope as Scope, { key }) ? undefined : nearestName(plainKey(key), names);
    });
    const read = byKeys(keys =>
      [...keys.entries()].flatMap(([place, key]) => {
        const meant = meantBy(key);
        return meant === undefined ? [] : [{ place, meant }];
      }),
    );
    return [scope, read];
  }),
) as Readonly<Record<string, (object: Body) => readonly { readonly place: number; readonly meant: string }[]>>;

/** What stands in a machine in objects of its own, by the place of the members that hold it. */
const partsOf = byKeys(keys =>
  [...keys.entries()].flatMap(([place, key]) => {
    const name = propertyNameOf('machine', { key });
    const scope = name && PARTS[name];
    return scope === undefined ? [] : [{ place, scope }];
  }),
);

export function misspelledProperties(machine: Body): Problem[] {
  const problems: Problem[] = [];
  addMisspelled(machine, 'machine', problems);
  for (const { place, scope } of partsOf(machine)) {
    addMisspelledWithin(machine.members[place]?.value, scope, problems);
  }
  return sortFew(problems, (one, other) => one.offset - other.offset);
}

function addMisspelledWithin(value: Node | undefined, scope: Scope, problems: Problem[]): void {
  const node = value && innermost(value);
  const parts = node?.kind === 'list' ? node.elements : [node];
  for (const part of parts) {
    const object = part && innermost(part);
    if (object?.kind === 'body') {
      addMisspelled(object, scope, problems);
    }
  }
}

function addMisspelled(object: Body, scope: Scope, problems: Problem[]): void {
  for (const { place, meant } of MISSPELLED[scope]?.(object) ?? []) {
    const member = object.members[place] as Member;
    const key = oneLine(member.key);
    const message = t('"{key}" is no property and is not read: write {meant}', { key, meant });
    problems.push(unsupportedArgument(member, meant, message));
  }
}

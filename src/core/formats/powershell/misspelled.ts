/** Keys of a machine in a file of our own that are nearly a property: what they say is read as nothing at all. */
import { t } from '../../l10n';
import type { Problem } from '../../languages/language';
import type { Body, Member } from '../../languages/tree';
import { nearestName } from '../../text/nearest';
import { oneLine } from '../../text/one-line';
import { unsupportedArgument } from '../unknown-argument';
import { DEFINITION_PROPERTIES, type PropertyName, type Scope } from './aliases';
import { isKeyOf, plainKeyOf, propertyNameOf } from './keys';
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
const NAMES = new Map(
  Object.entries(PROPERTIES).map(([scope, properties]) => [
    scope,
    Object.keys(properties).filter(({ length }) => length >= SHORTEST),
  ]),
);

export function misspelledProperties(machine: Body): Problem[] {
  return machine.members.flatMap(member => {
    const name = propertyNameOf('machine', member);
    const scope = name && PARTS[name];
    return [...misspelled(member, 'machine'), ...(scope === undefined ? [] : misspelledWithin(member, scope))];
  });
}

function misspelledWithin({ value }: Member, scope: Scope): Problem[] {
  const node = innermost(value);
  const parts = node.kind === 'list' ? node.elements.map(innermost) : [node];
  return parts.flatMap(part => (part.kind === 'body' ? part.members.flatMap(each => misspelled(each, scope)) : []));
}

function misspelled(member: Member, scope: Scope): Problem[] {
  // What begins otherwise is a remark, or says whose file it is.
  const isWord = /^[a-z]/i.test(member.key);
  const meant = !isWord || isKeyOf(scope, member) ? undefined : nearestName(plainKeyOf(member), NAMES.get(scope) ?? []);
  return meant === undefined
    ? []
    : [
        unsupportedArgument(
          member,
          meant,
          t('"{key}" is no property and is not read: write {meant}', { key: oneLine(member.key), meant }),
        ),
      ];
}

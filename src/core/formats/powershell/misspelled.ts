/** Keys of a machine in a file of our own that are nearly a property: what they say is read as nothing at all. */
import { t } from '../../l10n';
import type { Problem } from '../../languages/language';
import type { Body, Member } from '../../languages/tree';
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
const NAMES = new Map(
  Object.entries(PROPERTIES).map(([scope, properties]) => [
    scope,
    Object.keys(properties).filter(({ length }) => length >= SHORTEST),
  ]),
);

/** The property that a key is meant to be; a list of machines repeats a few dozen keys thousands of times. */
const MEANT = Object.fromEntries(
  [...NAMES].map(([scope, names]) => [
    scope,
    remembering(key => {
      // What begins otherwise is a remark, or says whose file it is.
      const isWord = /^[a-z]/i.test(key);
      return !isWord || isKeyOf(scope as Scope, { key }) ? undefined : nearestName(plainKey(key), names);
    }),
  ]),
) as Readonly<Record<Scope, (key: string) => string | undefined>>;

export function misspelledProperties(machine: Body): Problem[] {
  const problems: Problem[] = [];
  for (const member of machine.members) {
    addMisspelled(member, 'machine', problems);
    const name = propertyNameOf('machine', member);
    const scope = name && PARTS[name];
    if (scope !== undefined) {
      addMisspelledWithin(member, scope, problems);
    }
  }
  return problems;
}

function addMisspelledWithin({ value }: Member, scope: Scope, problems: Problem[]): void {
  const node = innermost(value);
  for (const part of node.kind === 'list' ? node.elements.map(innermost) : [node]) {
    if (part.kind === 'body') {
      for (const member of part.members) {
        addMisspelled(member, scope, problems);
      }
    }
  }
}

function addMisspelled(member: Member, scope: Scope, problems: Problem[]): void {
  const meant = MEANT[scope](member.key);
  if (meant !== undefined) {
    const key = oneLine(member.key);
    problems.push(
      unsupportedArgument(member, meant, t('"{key}" is no property and is not read: write {meant}', { key, meant })),
    );
  }
}

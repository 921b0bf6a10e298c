/** The arguments of Packer's Hyper-V builders as words, which its JSON and its HCL have in common. */
import { ARGUMENTS, type ArgumentType } from '../formats/packer/arguments';
import { PROPERTIES, type Value } from '../formats/packer/properties';
import type { HypervType } from '../formats/packer/template';
import { HOSTS } from '../machine/hosts';
import { SOURCES } from '../machine/sources';
import { lookUp } from '../text/look-up';
import { orderOf, type Word } from './words';

/** Those are Packer's own. */
const INTERNAL = /^packer_/;

export function packerWords(type: HypervType): Word[] {
  return [...ARGUMENTS[type]].flatMap(([name, argument]) => (INTERNAL.test(name) ? [] : [wordOf(name, argument)]));
}

export function packerWord(type: HypervType, name: string | undefined): Word | undefined {
  const argument = ARGUMENTS[type].get(name ?? '');
  return argument && wordOf(name ?? '', argument);
}

const ORDER = Object.keys(PROPERTIES);

function wordOf(name: string, type: ArgumentType): Word {
  const property = lookUp(PROPERTIES, name);
  const values = name === 'configuration_version' ? VERSIONS : (property?.values ?? (type === 'flag' ? FLAGS : []));
  return { name, type, values, property, source: SOURCES.PKR, order: orderOf(name, ORDER) };
}

export const FLAGS: readonly Value[] = [
  { text: 'true', about: '' },
  { text: 'false', about: '' },
];

/** The newest first, with the first server release that has it. */
const VERSIONS: readonly Value[] = [
  ...new Map(
    HOSTS.toReversed().flatMap(({ configurationVersions, name }) =>
      configurationVersions.toReversed().map(text => [text, { text, about: name }] as const),
    ),
  ).values(),
];

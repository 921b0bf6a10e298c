/** Settings that only the runbook reads, by their table. */
import type { Member, Node } from '../../languages/tree';
import { CARRIED, type Carried, type CarriedKind, type CarriedSetting, type CarriedValue } from '../../machine/carried';
import type { Field } from '../../machine/field';
import type { IntegrationService } from '../../machine/machine';
import { enumReader } from './enums';
import { type Properties, propertiesOf } from './keys';
import { listEntries } from './lists';
import type { Settings } from './settings';
import { optionalField, readBoolean, readNumber, readOnOffState, readSize, readText, valueIn } from './values';

type Reader = (node: Node, key: string) => CarriedValue | undefined;

/** Undefined where none of them is stated. */
export function readCarried(
  properties: ReadonlyMap<string, Member>,
  settings: readonly CarriedSetting[],
): Carried | undefined {
  return carriedOf(settings, ({ property }) => properties.get(property));
}

const OF_MACHINES: readonly CarriedSetting[] = [
  ...CARRIED['Set-VM'],
  ...CARRIED['Set-VMProcessor'],
  ...CARRIED['Set-VMMemory'],
];

/** Those of the machine itself, and of the objects that the cmdlets give for its processor and its memory. */
export function readCarriedOfMachine(settings: Settings): Carried | undefined {
  const { machine } = settings;
  return carriedOf(OF_MACHINES, ({ property, grouped }) => {
    const own = (machine as ReadonlyMap<string, Member>).get(property);
    const [group, name = ''] = grouped ?? [];
    const others = group === undefined ? undefined : (settings[group]?.properties as ReadonlyMap<string, Member>);
    return own ?? others?.get(name);
  });
}

function carriedOf(
  settings: readonly CarriedSetting[],
  propertyOf: (setting: CarriedSetting) => Member | undefined,
): Carried | undefined {
  let found: Map<string, Field<CarriedValue>> | undefined;
  for (const setting of settings) {
    const property = propertyOf(setting);
    const field = property && optionalField(property, readerOf(setting));
    if (field !== undefined) {
      found ??= new Map();
      found.set(setting.property, field);
    }
  }
  return found;
}

const READERS: Readonly<Record<CarriedKind, Reader>> = {
  'on-off': readOnOffState,
  flag: readBoolean,
  count: readNumber,
  bytes: readSize,
  text: readText,
};
const ENUMERATIONS = new Map<CarriedSetting['kind'], Reader>();

function isPlain(kind: CarriedSetting['kind']): kind is CarriedKind {
  return typeof kind === 'string';
}

function readerOf({ kind }: CarriedSetting): Reader {
  if (isPlain(kind)) {
    return READERS[kind];
  }
  const reader = ENUMERATIONS.get(kind) ?? enumReader(kind);
  ENUMERATIONS.set(kind, reader);
  return reader;
}

export function readIntegrationServices(machine: Properties<'machine'>): IntegrationService[] | undefined {
  const value = valueIn(machine.get('VMIntegrationService'));
  const services = listEntries(value, { scope: 'integrationService' }).entries.flatMap(entry => {
    const properties = entry.kind === 'body' ? propertiesOf(entry, 'integrationService') : undefined;
    const name = optionalField(properties?.get('Name'), readText);
    const enabled = optionalField(properties?.get('Enabled'), readBoolean);
    return name === undefined || enabled === undefined ? [] : [{ name, enabled }];
  });
  return services.length === 0 ? undefined : services;
}

/** Settings that only the runbook reads, by their table. */
import type { Member, Node } from '../../languages/tree';
import { CARRIED, type Carried, type CarriedSetting, type CarriedValue } from '../../machine/carried';
import type { Field } from '../../machine/field';
import type { IntegrationService } from '../../machine/machine';
import type { Grouped } from '../../machine/settings/setting';
import type { Dialect } from './dialect';
import { propertiesOf } from './keys';
import { readerOf } from './kinds';
import { listEntries } from './lists';
import type { NamedProperties, Properties } from './properties';
import type { Settings } from './settings';
import { optionalField, readBoolean, readText, valueIn } from './values';

/** What is needed of a setting to read it: objects of one shape, as each machine and adapter asks all of them. */
interface CarriedReader {
  readonly property: string;
  readonly group: Grouped['in'] | undefined;
  /** What it is called in the group. */
  readonly as: string;
  readonly read: (node: Node, key: string) => CarriedValue | undefined;
}

function readersOf(settings: readonly CarriedSetting[], { onOffNumbers }: Dialect): CarriedReader[] {
  return settings.map(setting => {
    const { property, grouped } = setting;
    return { property, group: grouped?.in, as: grouped?.as ?? property, read: readerOf(setting, onOffNumbers) };
  });
}

const READERS = new WeakMap<Dialect, Map<readonly CarriedSetting[], readonly CarriedReader[]>>();

/** Made once for each table and dialect. */
function readersFor(settings: readonly CarriedSetting[], dialect: Dialect): readonly CarriedReader[] {
  const ofDialect = READERS.get(dialect) ?? new Map<readonly CarriedSetting[], readonly CarriedReader[]>();
  READERS.set(dialect, ofDialect);
  const readers = ofDialect.get(settings) ?? readersOf(settings, dialect);
  ofDialect.set(settings, readers);
  return readers;
}

/** Undefined where none of them is stated. */
export function readCarried(
  properties: NamedProperties,
  settings: readonly CarriedSetting[],
  dialect: Dialect,
): Carried | undefined {
  return carriedOf(readersFor(settings, dialect), ({ property }) => properties.get(property));
}

const OF_MACHINES = [...CARRIED['Set-VM'], ...CARRIED['Set-VMProcessor'], ...CARRIED['Set-VMMemory']];

/** Those of the machine itself, and of the objects that the cmdlets give for its processor and its memory. */
export function readCarriedOfMachine(settings: Settings, dialect: Dialect): Carried | undefined {
  const { machine } = settings;
  return carriedOf(readersFor(OF_MACHINES, dialect), ({ property, group, as }) => {
    const own = (machine as NamedProperties).get(property);
    const others: NamedProperties | undefined = group && settings[group]?.properties;
    return own ?? others?.get(as);
  });
}

function carriedOf(
  readers: readonly CarriedReader[],
  propertyOf: (reader: CarriedReader) => Member | undefined,
): Carried | undefined {
  let found: Map<string, Field<CarriedValue>> | undefined;
  for (const reader of readers) {
    const property = propertyOf(reader);
    const field = property && optionalField(property, reader.read);
    if (field !== undefined) {
      found ??= new Map();
      found.set(reader.property, field);
    }
  }
  return found;
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

/** Network adapters, COM ports and the other devices of a machine. */
import { absent, type Field, type Listing, unknown } from '../../machine/field';
import type { ComPort, EmulatedDevice, NetworkAdapter, Part } from '../../machine/machine';
import type { JsonNode, JsonObject, JsonProperty } from '../../text/tree';
import { lineOfNode, lineOfObject, lineOfProperty, type ReadContext } from './context';
import { type Properties, propertiesOf } from './keys';
import { listEntries, optional } from './read-drives';
import { fieldOf, isTruncated, optionalField, readFlag, readNumber, readText, valueIn } from './values';
import { readAdapterType, readEmulatedDevice, wordOf } from './words';

export function readNetworkAdapters(context: ReadContext, machine: Properties<'machine'>): Listing<NetworkAdapter> {
  const { entries, hidden } = listEntries(valueIn(machine.get('NetworkAdapters')));
  const items = entries.flatMap(entry => (entry.type === 'object' ? [readAdapter(context, entry)] : []));
  const flag = valueIn(machine.get('LegacyNetworkAdapter'));
  if (flag !== undefined && flag.type !== 'object' && flag.type !== 'array') {
    const legacy = fieldOf(flag, readFlag);
    items.push({ node: flag, span: lineOfNode(context, flag), legacy });
  }
  const exported = context.dialect.absent === 'default' || machine.has('NetworkAdapters');
  return { items, complete: exported && !hidden, ...(hidden && { cutOff: true }) };
}

/** The property that says of which kind an adapter is: a flag, or a word for its type. */
export function legacyProperty(properties: Properties<'adapter'>): JsonProperty | undefined {
  const type = properties.get('AdapterType');
  return properties.get('IsLegacy') ?? (wordOf(valueIn(type), readAdapterType) === undefined ? undefined : type);
}

function readAdapter(context: ReadContext, node: JsonObject): NetworkAdapter {
  const properties = propertiesOf(node, 'adapter');
  const property = legacyProperty(properties);
  const span = lineOfObject(context, node, [properties.get('Name'), property]);
  return {
    node,
    span,
    legacy: optionalField(property, readLegacy) ?? absentLegacy(context, node, span),
    ...optional('name', optionalField(properties.get('Name'), readText)),
  };
}

function readLegacy(node: JsonNode): boolean | undefined {
  const type = wordOf(node, readAdapterType);
  return type === undefined ? readFlag(node) : type === 'legacy';
}

function absentLegacy({ dialect }: ReadContext, node: JsonNode, span: Part['span']): Field<boolean> {
  return dialect.absent === 'default' ? absent(false, span) : { ...unknown(node, 'not-exported'), span };
}

/** COM1 and COM2, each a property of the machine, or a list of ports. */
export function readComPorts(context: ReadContext, machine: Properties<'machine'>): ComPort[] {
  const own = ([1, 2] as const).flatMap(number => {
    const property = machine.get(`ComPort${number}`);
    const value = valueIn(property);
    return property === undefined || value === undefined || isTruncated(value) || !isPort(value)
      ? []
      : [{ ...readPort(value, number), span: lineOfProperty(context, property) }];
  });
  const { entries } = listEntries(valueIn(machine.get('ComPorts')));
  return [
    ...own,
    ...entries.map((entry, index) => ({ ...readPort(entry, index + 1), span: lineOfNode(context, entry) })),
  ];
}

function isPort(value: JsonNode): boolean {
  return value.type === 'object' || (value.type === 'string' && value.value !== '');
}

function readPort(node: JsonNode, position: number): Omit<ComPort, 'span'> {
  if (node.type === 'object') {
    const properties = propertiesOf(node, 'comPort');
    const number = valueIn(properties.get('Number'));
    const path = optionalField(properties.get('Path'), readText);
    return { node, number: (number && readNumber(number)) ?? position, ...optional('path', path) };
  }
  const named = wordOf(node, text => /^COM([12])$/i.exec(text)?.[1]);
  return named === undefined
    ? { node, number: position, path: fieldOf(node, readText) }
    : { node, number: Number(named) };
}

/** The rows of the device table that the machine lists: words, objects that name one, or keys with what is on. */
export function readEmulatedDevices(context: ReadContext, machine: Properties<'machine'>): EmulatedDevice[] {
  const value = valueIn(machine.get('EmulatedDevices'));
  if (value?.type === 'array') {
    return value.elements.flatMap(node => {
      const kind = wordOf(nameNode(node), readEmulatedDevice);
      return kind === undefined ? [] : [{ node, span: lineOfNode(context, node), kind }];
    });
  }
  if (value?.type === 'object') {
    return value.properties.flatMap(property => {
      const kind = readEmulatedDevice(property.key);
      const isOff = property.value.type === 'null' || readFlag(property.value) === false;
      return kind === undefined || isOff
        ? []
        : [{ node: property.value, span: lineOfProperty(context, property), kind }];
    });
  }
  return [];
}

function nameNode(node: JsonNode): JsonNode | undefined {
  if (node.type !== 'object') {
    return node;
  }
  return node.properties.find(({ key, value }) => /^(?:name|type|kind|device)$/i.test(key) && value.type === 'string')
    ?.value;
}

/** A device that is there or isn't: an object, a path, or a flag that is on. */
export function readDevice(context: ReadContext, property: JsonProperty | undefined): Part | undefined {
  const value = valueIn(property);
  const none =
    value === undefined ||
    (value.type === 'string' && value.value === '') ||
    (value.type === 'array' && value.elements.length === 0) ||
    readFlag(value) === false;
  return none || property === undefined ? undefined : { node: value, span: lineOfProperty(context, property) };
}

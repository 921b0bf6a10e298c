/** COM ports and the devices of a machine that are neither drives nor network adapters. */

import type { JsonNode, JsonProperty } from '../../languages/json/tree';
import type { ComPort, EmulatedDevice } from '../../machine/machine';
import type { Part } from '../../machine/part';
import type { Span } from '../../text/place';
import { lineOfNode, lineOfPart, lineOfProperty, type ReadContext } from './context';
import { type Properties, propertiesOf } from './keys';
import { listEntries } from './read-drives';
import { fieldOf, isTruncated, optionalField, readFlag, readNumber, readText, valueIn } from './values';
import { readEmulatedDevice, wordOf } from './words';

const PORT_PROPERTIES = ['ComPort1', 'ComPort2'] as const;

/** COM1 and COM2, each a property of the machine, or a list of ports. */
export function readComPorts(context: ReadContext, machine: Properties<'machine'>): ComPort[] {
  const ports: ComPort[] = [];
  for (const [index, name] of PORT_PROPERTIES.entries()) {
    const property = machine.get(name);
    const value = valueIn(property);
    if (property !== undefined && value !== undefined && !isTruncated(value) && isPort(value)) {
      ports.push({ ...readPort(value, index + 1), span: lineOfProperty(context, property) });
    }
  }
  for (const [index, entry] of listEntries(valueIn(machine.get('ComPorts'))).entries.entries()) {
    ports.push({ ...readPort(entry, index + 1), span: lineOfPort(context, entry) });
  }
  return ports;
}

function lineOfPort(context: ReadContext, port: JsonNode): Span {
  const properties = port.type === 'object' ? propertiesOf(port, 'comPort') : undefined;
  return lineOfPart(context, port, properties?.get('Number') ?? properties?.get('Path'));
}

function isPort(value: JsonNode): boolean {
  return value.type === 'object' || (value.type === 'string' && value.value !== '');
}

function readPort(node: JsonNode, position: number): Omit<ComPort, 'span'> {
  if (node.type === 'object') {
    const properties = propertiesOf(node, 'comPort');
    const number = valueIn(properties.get('Number'));
    const path = optionalField(properties.get('Path'), readText);
    return { node, number: (number && readNumber(number)) ?? position, path };
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
    // Of a key that stands there twice the last one counts.
    const byKey = new Map(value.properties.map(property => [property.key, property]));
    return [...byKey.values()].flatMap(property => {
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

/** The devices that a property lists. One that a depth limit cut off is there: its type's name stands for it. */
export function readParts(context: ReadContext, property: JsonProperty | undefined): Part[] | undefined {
  const value = valueIn(property);
  if (value === undefined) {
    return undefined;
  }
  const nodes = value.type === 'array' ? value.elements : [value];
  const parts = nodes
    .filter(node => node.type === 'object' || (node.type === 'string' && node.value.trim() !== ''))
    .map(node => ({ node, span: lineOfNode(context, node) }));
  return parts.length === 0 ? undefined : parts;
}

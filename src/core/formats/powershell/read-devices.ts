/** COM ports and the devices of a machine that are neither drives nor network adapters. */
import type { Member, Node } from '../../languages/tree';
import { CARRIED } from '../../machine/carried';
import type { ComPort, EmulatedDevice } from '../../machine/machine';
import type { Part } from '../../machine/part';
import type { Place } from '../../text/place';
import { lineOfNode, lineOfPart, lineOfProperty, type ReadContext } from './context';
import { propertiesOf } from './keys';
import { listEntries } from './lists';
import type { Properties } from './properties';
import { readCarried } from './read-carried';
import {
  fieldOf,
  isTruncated,
  optionalField,
  readBoolean,
  readFlag,
  readNumber,
  readText,
  saysNothing,
  valueIn,
} from './values';
import { readEmulatedDevice, wordOf } from './words';

const PORT_PROPERTIES = ['ComPort1', 'ComPort2'] as const;

/** COM1 and COM2, each a property of the machine, or a list of ports. */
export function readComPorts(context: ReadContext, machine: Properties<'machine'>): ComPort[] {
  const ports: ComPort[] = [];
  for (const [index, name] of PORT_PROPERTIES.entries()) {
    const property = machine.get(name);
    const value = valueIn(property);
    if (property !== undefined && value !== undefined && !isTruncated(value) && isPort(value)) {
      ports.push({ ...readPort(context, value, index + 1), at: lineOfProperty(context, property) });
    }
  }
  for (const [index, entry] of listEntries(valueIn(machine.get('ComPorts')), { scope: 'comPort' }).entries.entries()) {
    ports.push({ ...readPort(context, entry, index + 1), at: lineOfPort(context, entry) });
  }
  return ports;
}

function lineOfPort(context: ReadContext, port: Node): Place {
  const properties = port.kind === 'body' ? propertiesOf(port, 'comPort') : undefined;
  return lineOfPart(context, port, properties?.get('Number') ?? properties?.get('Path'));
}

function isPort(value: Node): boolean {
  return value.kind === 'body' || (value.kind === 'text' && !saysNothing(value));
}

function readPort({ dialect }: ReadContext, node: Node, position: number): Omit<ComPort, 'at'> {
  if (node.kind === 'body') {
    const properties = propertiesOf(node, 'comPort');
    const number = valueIn(properties.get('Number'));
    const named = wordOf(valueIn(properties.get('Name')), readPortName);
    const path = optionalField(properties.get('Path'), readText);
    const carried = readCarried(properties, CARRIED['Set-VMComPort'], dialect);
    return { node, number: (number && readNumber(number)) ?? named ?? position, path, carried };
  }
  const named = wordOf(node, readPortName);
  return named === undefined ? { node, number: position, path: fieldOf(node, readText) } : { node, number: named };
}

function readPortName(text: string): number | undefined {
  const [, number] = /^COM ?([12])$/i.exec(text) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** The rows of the device table that the machine lists: words, objects that name one, or keys with what is on. */
export function readEmulatedDevices(context: ReadContext, machine: Properties<'machine'>): EmulatedDevice[] {
  const value = valueIn(machine.get('EmulatedDevices'));
  if (value?.kind === 'list') {
    return value.elements.flatMap(node => {
      const kind = wordOf(nameNode(node), readEmulatedDevice);
      return kind === undefined ? [] : [{ node, at: lineOfNode(context, node), kind }];
    });
  }
  if (value?.kind === 'body') {
    // Of a key that stands there twice the last one counts.
    const byKey = new Map(value.members.map(property => [property.key, property]));
    return [...byKey.values()].flatMap(property => {
      const kind = readEmulatedDevice(property.key);
      const isOff = property.value.kind === 'null' || readFlag(property.value) === false;
      return kind === undefined || isOff ? [] : [{ node: property.value, at: lineOfProperty(context, property), kind }];
    });
  }
  return [];
}

function nameNode(node: Node): Node | undefined {
  if (node.kind !== 'body') {
    return node;
  }
  return node.members.find(({ key, value }) => /^(?:name|type|kind|device)$/i.test(key) && value.kind === 'text')
    ?.value;
}

/** A device that is there or isn't: an object, a path, or a flag that is on. */
export function readDevice(context: ReadContext, property: Member | undefined): Part | undefined {
  const value = valueIn(property);
  const none =
    value === undefined ||
    saysNothing(value) ||
    isOfNothing(context, value) ||
    (value.kind === 'list' && value.elements.length === 0) ||
    readBoolean(value) === false;
  return none || property === undefined ? undefined : { node: value, at: lineOfProperty(context, property) };
}

/** The devices that a property lists. One that a depth limit cut off is there: its type's name stands for it. */
export function readParts(context: ReadContext, property: Member | undefined): Part[] | undefined {
  const value = valueIn(property);
  if (value === undefined) {
    return undefined;
  }
  const nodes = value.kind === 'list' ? value.elements : [value];
  const parts = nodes
    .filter(
      node => (node.kind === 'body' && !isOfNothing(context, node)) || (node.kind === 'text' && !saysNothing(node)),
    )
    .map(node => ({ node, at: lineOfNode(context, node) }));
  return parts.length === 0 ? undefined : parts;
}

/** Whether a value is what a command that gave nothing left behind. */
function isOfNothing({ dialect }: ReadContext, value: Node): boolean {
  return dialect.emptyObject === 'none' && value.kind === 'body' && value.members.length === 0;
}

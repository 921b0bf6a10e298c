/** The network adapters of a machine. */
import type { Body, Member, Node } from '../../languages/tree';
import { absent, type Field, known, type Listing, mapField, unknown } from '../../machine/field';
import type { NetworkAdapter } from '../../machine/machine';
import type { Part } from '../../machine/part';
import { lineOfNode, lineOfPart, type ReadContext } from './context';
import { type Properties, propertiesOf } from './keys';
import { listEntries } from './read-drives';
import { fieldOf, optionalField, readFlag, readNumber, readText, valueIn } from './values';
import { readAdapterType, wordOf } from './words';

export function readNetworkAdapters(context: ReadContext, machine: Properties<'machine'>): Listing<NetworkAdapter> {
  const { entries, hidden } = listEntries(valueIn(machine.get('NetworkAdapters')));
  const items: NetworkAdapter[] = [];
  for (const entry of entries) {
    if (entry.kind === 'body') {
      items.push(readAdapter(context, entry));
    }
  }
  const flat = readFlatAdapter(context, machine, items.length === 0 && hidden === undefined);
  if (flat !== undefined) {
    items.push(flat);
  }
  const exported = context.dialect.absent === 'default' || machine.has('NetworkAdapters');
  return { items, complete: exported && hidden === undefined, cutOff: hidden };
}

/**
 * The one adapter of a home-made machine that lists none: a flag makes it a legacy one, and its switch, which New-VM
 * takes as well, stands in the machine itself.
 */
function readFlatAdapter(
  context: ReadContext,
  machine: Properties<'machine'>,
  alone: boolean,
): NetworkAdapter | undefined {
  const flag = valueIn(machine.get('LegacyNetworkAdapter'));
  const isFlag = flag !== undefined && flag.kind !== 'body' && flag.kind !== 'list';
  const switchName = alone ? valueIn(machine.get('SwitchName')) : undefined;
  const node = isFlag ? flag : switchName;
  if (node === undefined || (!isFlag && (node.kind !== 'text' || node.value.trim() === ''))) {
    return undefined;
  }
  const at = lineOfNode(context, node);
  return {
    node,
    at,
    legacy: isFlag ? fieldOf(flag, readFlag) : absentLegacy(context, node, at),
    ...(alone && readConnection(machine)),
  };
}

/** The property that says of which kind an adapter is: a flag, or a word for its type. */
export function legacyProperty(properties: Properties<'adapter'>): Member | undefined {
  const type = properties.get('AdapterType');
  return properties.get('IsLegacy') ?? (wordOf(valueIn(type), readAdapterType) === undefined ? undefined : type);
}

function readAdapter(context: ReadContext, node: Body): NetworkAdapter {
  const properties = propertiesOf(node, 'adapter');
  const property = legacyProperty(properties);
  const at = lineOfPart(context, node, properties.get('Name') ?? property);
  const vlan = valueIn(properties.get('VlanSetting'));
  const accessVlan = vlan?.kind === 'body' ? vlanOf(propertiesOf(vlan, 'vlanSetting').get('AccessVlanId')) : undefined;
  const { switchName, macAddress, vlanId } = readConnection(properties);
  return {
    node,
    at,
    legacy: optionalField(property, readLegacy) ?? absentLegacy(context, node, at),
    name: optionalField(properties.get('Name'), readText),
    dynamicMacAddress: optionalField(properties.get('DynamicMacAddressEnabled'), readFlag),
    switchName,
    macAddress,
    vlanId: vlanId ?? accessVlan,
  };
}

/** To what an adapter is connected, and under which address. */
function readConnection(
  properties: Properties<'adapter'> | Properties<'machine'>,
): Pick<NetworkAdapter, 'switchName' | 'macAddress' | 'vlanId'> {
  return {
    switchName: optionalField(properties.get('SwitchName'), readText),
    macAddress: macAddressOf(properties.get('MacAddress')),
    vlanId: vlanOf(properties.get('VlanId')),
  };
}

/** An adapter that never ran shows zeros: it has no address yet. */
function macAddressOf(property: Member | undefined): Field<string> | undefined {
  const field = optionalField(property, readMacAddress);
  return /^[0:. -]+$/.test(known(field) ?? '') ? undefined : field;
}

/** Twelve hexadecimal digits, in pairs or fours between separators or without any. */
function readMacAddress(node: Node): string | undefined {
  const text = readText(node)?.trim();
  return text !== undefined && /^(?:[0-9a-f]{2}[:. -]?){5}[0-9a-f]{2}$/i.test(text) ? text : undefined;
}

/** 0 is no VLAN. */
function vlanOf(property: Member | undefined): Field<number> | undefined {
  const field = optionalField(property, readNumber);
  return field && mapField(field, id => (id === 0 ? undefined : id));
}

function readLegacy(node: Node): boolean | undefined {
  const type = wordOf(node, readAdapterType);
  return type === undefined ? readFlag(node) : type === 'legacy';
}

function absentLegacy({ dialect }: ReadContext, node: Node, at: Part['at']): Field<boolean> {
  return dialect.absent === 'default' ? absent(false, at) : { ...unknown(node, 'not-exported'), at };
}

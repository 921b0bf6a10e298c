/** The network adapters of a machine. */
import { append } from '../../append';
import type { Member, Node, Text } from '../../languages/tree';
import { BANDWIDTH, CARRIED, VLAN } from '../../machine/carried';
import { absent, type Field, known, type Listing, literal, mapField, type Unknown, unknown } from '../../machine/field';
import type { NetworkAdapter } from '../../machine/machine';
import type { Part } from '../../machine/part';
import { lineOfNode, lineOfPart, type ReadContext } from './context';
import { plainKeyOf, propertiesOf } from './keys';
import { type Entry, isListed, listEntries } from './lists';
import type { Properties } from './properties';
import { readCarried } from './read-carried';
import { fieldOf, optionalField, readBoolean, readNumber, readText, saysNothing, unread, valueIn } from './values';
import { readAdapterType, wordOf } from './words';

export function readNetworkAdapters(context: ReadContext, machine: Properties<'machine'>): Listing<NetworkAdapter> {
  const items: NetworkAdapter[] = [];
  let unreadable: Unknown | undefined;
  for (const property of machine.spellings('NetworkAdapters')) {
    const { entries, hidden } = listEntries(valueIn(property), {
      scope: 'adapter',
      emptyObject: context.dialect.emptyObject,
    });
    unreadable ??= hidden;
    append(
      items,
      entries.map(entry => readAdapter(context, entry)),
    );
  }
  const flat = readFlatAdapter(context, machine, items.length === 0 && unreadable === undefined);
  if (flat !== undefined) {
    items.push(flat);
  }
  for (const { legacy } of items) {
    unreadable ??= legacy.known || legacy.because === 'not-exported' || !legacy.node ? undefined : unread(legacy.node);
  }
  const exported = isListed(context, machine, 'NetworkAdapters');
  return { items, complete: exported && unreadable === undefined, unreadable };
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
  if (node === undefined || (!isFlag && (node.kind !== 'text' || saysNothing(node)))) {
    return undefined;
  }
  const at = lineOfNode(context, node);
  return {
    node,
    at,
    legacy: isFlag ? fieldOf(flag, readBoolean) : absentLegacy(context, node, at),
    ...(alone && readConnection(machine)),
  };
}

/** The property that says of which kind an adapter is: a flag, or a word for its type. */
export function legacyProperty(properties: Properties<'adapter'>): Member | undefined {
  const type = properties.get('AdapterType');
  return properties.get('IsLegacy') ?? (type === undefined || saysOtherType(type) ? undefined : type);
}

/** A word under a key that may be for anything, such as the type of a network. */
function saysOtherType(type: Member): boolean {
  const value = valueIn(type);
  return (
    value?.kind === 'text' &&
    wordOf(value, readAdapterType) === undefined &&
    !EMULATED_CARD.test(value.value) &&
    ANY_TYPE.has(plainKeyOf(type))
  );
}

/** The card that the legacy adapter is to its guest. */
const EMULATED_CARD = /\b21140/;

const ANY_TYPE: ReadonlySet<string> = new Set(['type', 'kind', 'model']);

/** An adapter that is no more than a text: its name or its switch, or what kind it is. */
function readAdapterText(context: ReadContext, node: Text): NetworkAdapter {
  const at = lineOfNode(context, node);
  const type = wordOf(node, readAdapterType);
  return {
    node,
    at,
    legacy: type === undefined ? legacyBeside(context, node, at) : literal(type === 'legacy', node),
  };
}

function readAdapter(context: ReadContext, node: Entry): NetworkAdapter {
  if (node.kind === 'text') {
    return readAdapterText(context, node);
  }
  const properties = propertiesOf(node, 'adapter');
  const property = legacyProperty(properties);
  const at = lineOfPart(context, node, properties.get('Name') ?? property);
  const vlan = valueIn(properties.get('VlanSetting'));
  const vlans = vlan?.kind === 'body' ? propertiesOf(vlan, 'vlanSetting') : undefined;
  const vlanSetting = vlans && readCarried(vlans, VLAN, context.dialect);
  const mode = known(vlanSetting?.get('OperationMode')) ?? 'Access';
  const accessVlan = mode === 'Access' ? vlanOf(vlans?.get('AccessVlanId')) : undefined;
  const bandwidth = valueIn(properties.get('BandwidthSetting'));
  const { switchName, macAddress, vlanId } = readConnection(properties);
  return {
    node,
    at,
    legacy: optionalField(property, readLegacy) ?? absentLegacy(context, node, at),
    name: optionalField(properties.get('Name'), readText),
    dynamicMacAddress: optionalField(properties.get('DynamicMacAddressEnabled'), readDynamic),
    switchName,
    macAddress,
    vlanId: vlanId ?? accessVlan,
    vlanSetting,
    bandwidth:
      bandwidth?.kind === 'body'
        ? readCarried(propertiesOf(bandwidth, 'bandwidthSetting'), BANDWIDTH, context.dialect)
        : undefined,
    carried: readCarried(properties, CARRIED['Set-VMNetworkAdapter'], context.dialect),
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

export function readLegacy(node: Node): boolean | undefined {
  const type = wordOf(node, readAdapterType);
  return type === undefined ? readBoolean(node) : type === 'legacy';
}

/** A flag, or how the address is given, as SCVMM has it. */
function readDynamic(node: Node): boolean | undefined {
  const [word] = wordOf(node, text => /^(?:dynamic|static)$/i.exec(text)) ?? [];
  return word === undefined ? readBoolean(node) : word.toLowerCase() === 'dynamic';
}

/** Of words among which the one for a legacy adapter is, such as names of several adapters, nobody knows of which it is. */
function legacyBeside(context: ReadContext, node: Text, at: Part['at']): Field<boolean> {
  return /legacy|emulated/i.test(node.value) ? unread(node) : absentLegacy(context, node, at);
}

function absentLegacy({ dialect }: ReadContext, node: Node, at: Part['at']): Field<boolean> {
  return dialect.absent === 'default' ? absent(false, at) : { ...unknown(node, 'not-exported'), at };
}

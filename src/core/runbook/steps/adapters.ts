/** The network adapters of the new machine, all of them synthetic. */
import { BANDWIDTH, CARRIED, type Carried, type CarriedSetting } from '../../machine/carried';
import { type Field, known } from '../../machine/field';
import type { NetworkAdapter } from '../../machine/machine';
import { expressionOf, type RunbookContext, writeCount, writeText } from '../context';
import { carriedCommands, vlanTable } from './carried';

/** New-VM gives every machine an adapter (PS); it goes, so that there are those of the definition and no other. */
export function adapterCommands(context: RunbookContext): string[] {
  const { items } = context.machine.networkAdapters;
  return [
    'Get-VMNetworkAdapter -VM $new | Remove-VMNetworkAdapter',
    ...items.flatMap((adapter, index) => oneAdapter(context, adapter, index)),
  ];
}

function oneAdapter(context: RunbookContext, adapter: NetworkAdapter, index: number): string[] {
  const address = macAddress(adapter);
  const name = adapter.name === undefined ? ' -Name $source.Name' : argument(context, index, 'Name', adapter.name);
  const add = [
    '$adapter = Add-VMNetworkAdapter -VM $new',
    name,
    argument(context, index, 'SwitchName', adapter.switchName),
    argument(context, index, 'StaticMacAddress', address),
    ' -Passthru',
  ];
  const stated = {
    cmdlet: 'Set-VMNetworkAdapter',
    target: '-VMNetworkAdapter $adapter',
    of: `Adapter${index + 1}`,
  } as const;
  const isLegacy = known(adapter.legacy) === true;
  const settings = CARRIED['Set-VMNetworkAdapter'].filter(({ syntheticOnly }) => !isLegacy || syntheticOnly !== true);
  return [
    `$source = Get-OldAdapter ${placeOf(context, index)}`,
    add.join(''),
    'Copy-Adapter $source $adapter',
    ...carriedCommands(context, stated, adapter.carried, settings),
    ...carriedCommands(context, stated, adapter.bandwidth, bandwidthOf(adapter)),
    ...vlanCommands(context, adapter, index),
  ];
}

/** 0 is no limit, and a switch knows only one of the two forms of a minimum. */
function bandwidthOf({ bandwidth }: NetworkAdapter): CarriedSetting[] {
  const stated = BANDWIDTH.filter(({ property }) => known(bandwidth?.get(property)) !== 0);
  const isAbsolute = stated.some(({ property }) => property === 'MinimumBandwidthAbsolute' && bandwidth?.has(property));
  return stated.filter(({ property }) => property !== 'MinimumBandwidthWeight' || !isAbsolute);
}

/** The arguments of Get-OldAdapter: the adapter's name, and which of those it is. */
function placeOf(context: RunbookContext, index: number): string {
  const { items } = context.machine.networkAdapters;
  const name = known(items[index]?.name);
  if (name === undefined) {
    return `'' ${index}`;
  }
  const before = items.slice(0, index).filter(other => known(other.name)?.toLowerCase() === name.toLowerCase());
  return `${writeText(name)} ${before.length}`;
}

/** The arguments of Test-Adapter: the same, and what is stated of its connection, and of its VLANs. */
export function adapterArguments(context: RunbookContext, index: number): string {
  const adapter = context.machine.networkAdapters.items[index];
  const { vlanId, vlanSetting } = adapter ?? {};
  const vlans =
    vlanId === undefined
      ? vlanSetting && vlanTable(vlanSetting)
      : `@{ OperationMode = 'Access'; AccessVlanId = ${vlanExpression(context, vlanId, index)} }`;
  return `${placeOf(context, index)} ${adapter === undefined ? '@{}' : connectionTable(adapter)} ${vlans ?? '@{}'}`;
}

function connectionTable(adapter: NetworkAdapter): string {
  const stated = { SwitchName: known(adapter.switchName), MacAddress: known(macAddress(adapter)) };
  const entries = Object.entries(stated).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} = ${writeText(value)}`],
  );
  return entries.length === 0 ? '@{}' : `@{ ${entries.join('; ')} }`;
}

/** The name of an adapter by its index in the definition, as an expression; undefined where none is stated. */
export function adapterName(context: RunbookContext, index: number): string | undefined {
  const name = context.machine.networkAdapters.items[index]?.name;
  return name && textExpression(context, index, 'Name', name);
}

/** The address that it gets; undefined where that is left to the host. */
export function adapterAddress(context: RunbookContext, index: number): string | undefined {
  const { items } = context.machine.networkAdapters;
  const address = items[index] && macAddress(items[index]);
  return address && textExpression(context, index, 'StaticMacAddress', address);
}

/** The name of an adapter's switch, as an expression; undefined where it has none. */
export function switchName(context: RunbookContext, index: number): string | undefined {
  const name = context.machine.networkAdapters.items[index]?.switchName;
  return name && textExpression(context, index, 'SwitchName', name);
}

type AdapterOption = 'Name' | 'SwitchName' | 'StaticMacAddress';

function argument(
  context: RunbookContext,
  index: number,
  option: AdapterOption,
  field: Field<string> | undefined,
): string {
  return field === undefined ? '' : ` -${option} ${textExpression(context, index, option, field)}`;
}

function textExpression(
  { parameters }: RunbookContext,
  index: number,
  option: AdapterOption,
  field: Field<string>,
): string {
  return expressionOf(parameters, field, writeText, {
    name: `Adapter${index + 1}${option}`,
    type: 'string',
    comment: `The ${option} of network adapter ${index + 1} (Add-VMNetworkAdapter).`,
  });
}

/**
 * The address as it is now, fixed: a new dynamic one would cost the guest its DHCP lease or the name of its interface
 * (LINBP, AZL). An address of zeros is none yet.
 */
function macAddress({ macAddress: field }: NetworkAdapter): Field<string> | undefined {
  const digits = known(field)?.replace(/[^0-9a-f]/gi, '');
  if (field?.known !== true || digits === undefined) {
    return field;
  }
  return /^[0-9a-f]{12}$/i.test(digits) && !/^0+$/.test(digits) ? { ...field, value: digits.toUpperCase() } : undefined;
}

/** What the definition states counts more than what Copy-Adapter took over: 0 is untagged. */
function vlanCommands(context: RunbookContext, { vlanId, vlanSetting }: NetworkAdapter, index: number): string[] {
  if (vlanId !== undefined) {
    const id = vlanExpression(context, vlanId, index);
    return [`Set-VMNetworkAdapterVlan -VMNetworkAdapter $adapter -Access -VlanId ${id}`];
  }
  const vlans = vlanSetting && isWholeMode(vlanSetting) ? vlanTable(vlanSetting) : undefined;
  return vlans === undefined ? [] : [`Set-Vlan $adapter ${vlans}`];
}

function vlanExpression({ parameters }: RunbookContext, vlanId: Field<number>, index: number): string {
  return expressionOf(parameters, vlanId, writeCount, {
    name: `Adapter${index + 1}VlanId`,
    type: 'int',
    comment: `The VLAN of network adapter ${index + 1}.`,
  });
}

/** Whether all is stated that a mode of several VLANs needs; else it stays as the old adapter has it. */
function isWholeMode(vlans: Carried): boolean {
  const [mode, part] = [known(vlans.get('OperationMode')), known(vlans.get('PrivateVlanMode'))];
  const list = part === 'Promiscuous' ? 'SecondaryVlanIdListString' : 'SecondaryVlanId';
  const needed =
    mode === 'Trunk'
      ? ['AllowedVlanIdListString']
      : mode === 'Private'
        ? ['PrivateVlanMode', 'PrimaryVlanId', list]
        : [];
  return needed.length > 0 && needed.every(property => (known(vlans.get(property)) ?? '') !== '');
}

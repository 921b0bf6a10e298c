/** The network adapters of the new machine, all of them synthetic. */
import { type Field, known } from '../../machine/field';
import type { NetworkAdapter } from '../../machine/machine';
import { expressionOf, type RunbookContext, writeCount, writeText } from '../context';

/** New-VM gives every machine an adapter (PS); it goes, so that there are those of the definition and no other. */
export function adapterCommands(context: RunbookContext): string[] {
  const { items } = context.machine.networkAdapters;
  return [
    'Get-VMNetworkAdapter -VM $new | Remove-VMNetworkAdapter',
    ...items.flatMap((adapter, index) => oneAdapter(context, adapter, index + 1)),
  ];
}

function oneAdapter(context: RunbookContext, adapter: NetworkAdapter, number: number): string[] {
  const address = macAddress(adapter);
  const add = [
    '$adapter = Add-VMNetworkAdapter -VM $new',
    argument(context, number, 'Name', adapter.name),
    argument(context, number, 'SwitchName', adapter.switchName),
    argument(context, number, 'StaticMacAddress', address),
    ' -Passthru',
  ];
  return [
    add.join(''),
    ...(address === undefined ? ['Copy-MacAddress $adapter'] : []),
    ...vlanCommands(context, adapter, number),
  ];
}

/** The name of an adapter by its index in the definition, as an expression; undefined where none is stated. */
export function adapterName(context: RunbookContext, index: number): string | undefined {
  const name = context.machine.networkAdapters.items[index]?.name;
  return name && textExpression(context, index + 1, 'Name', name);
}

type AdapterOption = 'Name' | 'SwitchName' | 'StaticMacAddress';

function argument(
  context: RunbookContext,
  number: number,
  option: AdapterOption,
  field: Field<string> | undefined,
): string {
  return field === undefined ? '' : ` -${option} ${textExpression(context, number, option, field)}`;
}

function textExpression(
  { parameters }: RunbookContext,
  number: number,
  option: AdapterOption,
  field: Field<string>,
): string {
  return expressionOf(parameters, field, writeText, {
    name: `Adapter${number}${option}`,
    type: 'string',
    comment: `The ${option} of network adapter ${number} (Add-VMNetworkAdapter).`,
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

function vlanCommands({ parameters }: RunbookContext, { vlanId }: NetworkAdapter, number: number): string[] {
  if (vlanId === undefined || known(vlanId) === 0) {
    return [];
  }
  const id = expressionOf(parameters, vlanId, writeCount, {
    name: `Adapter${number}VlanId`,
    type: 'int',
    comment: `The VLAN of network adapter ${number}.`,
  });
  return [`Set-VMNetworkAdapterVlan -VMNetworkAdapter $adapter -Access -VlanId ${id}`];
}

/** The firmware of a machine: Secure Boot, and the devices to start from. */
import { keyPlace, type Member } from '../../languages/tree';
import { absent, type Field, known, type Unknown, unknown } from '../../machine/field';
import type { BootDevice, BootEntry, BootOrder, Drive, Firmware } from '../../machine/machine';
import type { Place } from '../../text/place';
import { headerOf } from '../hcl/header';
import { sourceOf } from './drives';
import { type Parts, partsOf, type Settings, type SettingsPart } from './parts';
import type { MachineResource } from './resources';
import type { FirmwareSchema, OrderSchema } from './schemas';
import { numberAt, textAt, wordAt } from './values';

/** In what the settings of the firmware stand, or would. */
export interface FirmwareSource {
  readonly schema: FirmwareSchema;
  /** The machine itself, or the block for it where there is one. */
  readonly settings: Settings | undefined;
  /** Set where a block for it is made several times, or in a way that isn't known. */
  readonly open: Unknown | undefined;
}

export function firmwareSource({
  schema: { firmware: schema },
  settings,
}: MachineResource): FirmwareSource | undefined {
  if (schema === undefined || schema.block === undefined) {
    return schema && { schema, settings, open: undefined };
  }
  const { items, open }: Parts = partsOf(settings, schema.block);
  const [part] = items;
  const repeated = part?.isRepeated === true ? unknown(part.body) : undefined;
  return { schema, settings: part, open: open ?? repeated };
}

/** Where nothing is said, Secure Boot is on with the template of Windows, as Hyper-V has it. */
export function firmwareOf(resource: MachineResource, drives: readonly Drive[], at: Place): Firmware {
  const source = firmwareSource(resource);
  if (source === undefined) {
    return { orders: [], secureBoot: absent(true, at) };
  }
  const { schema, settings, open } = source;
  if (settings === undefined) {
    return { orders: [], secureBoot: open ?? absent(true, at), ...(open && { unreadable: open }) };
  }
  const [on, off] = schema.values;
  const word = wordAt(settings, [schema.secureBoot], { on, off });
  const secureBoot: Field<boolean> =
    word === undefined ? absent(true, at) : word.known ? { ...word, value: word.value === 'on' } : word;
  const template = textAt(settings, [schema.template]);
  const protocol = wordAt(settings, ['preferred_network_boot_protocol'], { IPv4: 'IPv4', IPv6: 'IPv6' });
  const consoleMode = textAt(settings, ['console_mode']);
  const order = schema.order && bootOrderOf(settings, schema.order, drives);
  return {
    orders: order === undefined ? [] : [order],
    secureBoot: open !== undefined && secureBoot.known ? open : secureBoot,
    ...(template && { secureBootTemplate: template }),
    ...(protocol && { preferredNetworkBootProtocol: protocol }),
    ...(consoleMode && { consoleMode }),
  };
}

const ENTRIES = new WeakMap<BootEntry, SettingsPart>();
const DRIVES = new WeakMap<BootEntry, Drive>();
const ORDERS = new WeakMap<BootOrder, { readonly settings: Settings; readonly schema: OrderSchema }>();

export function entrySource(entry: BootEntry): SettingsPart | undefined {
  return ENTRIES.get(entry);
}

/** The drive that an entry means: of its kind, at its place. */
export function driveOf(entry: BootEntry): Drive | undefined {
  return DRIVES.get(entry);
}

export function orderSource(
  order: BootOrder,
): { readonly settings: Settings; readonly schema: OrderSchema } | undefined {
  return ORDERS.get(order);
}

/** For Generation 2 only. */
function bootOrderOf(settings: Settings, schema: OrderSchema, drives: readonly Drive[]): BootOrder | undefined {
  const { items, open } = partsOf(settings, schema.key);
  const [first] = items;
  if (first === undefined) {
    return undefined;
  }
  const entries = items.map((part): BootEntry => {
    const at = placeOf(part);
    const { device, drive } = deviceOf(part, schema, drives);
    const entry: BootEntry = { at, node: part.body, device };
    ENTRIES.set(entry, part);
    if (drive !== undefined) {
      DRIVES.set(entry, drive);
    }
    return entry;
  });
  const complete =
    open === undefined && items.every(part => wordAt(part, [schema.type], schema.types)?.known !== false);
  const order: BootOrder = { generation: 2, complete, at: placeOf(first), node: first.body, entries };
  ORDERS.set(order, { settings, schema });
  return order;
}

function placeOf({ item, body }: SettingsPart): Place {
  if (item.kind !== 'member') {
    return { file: body.file, offset: body.offset, end: body.offset + 1 };
  }
  return item.labels === undefined ? keyPlace(item as Member) : headerOf({ item, labels: item.labels, body });
}

/** An entry names a kind of device and its place, and not its bus: that is the one of the drive that stands there. */
function deviceOf(
  part: SettingsPart,
  schema: OrderSchema,
  drives: readonly Drive[],
): { readonly device: BootDevice; readonly drive?: Drive | undefined } {
  const type = wordAt(part, [schema.type], schema.types);
  const kind = known(type);
  if (kind === undefined) {
    return { device: { kind: 'other', text: type?.known === false ? '' : '-' } };
  }
  if (kind === 'network') {
    return { device: { kind: 'network' } };
  }
  const [number, location] = ['controller_number', 'controller_location'].map(key => known(numberAt(part, [key])));
  // -1 is what is not set.
  if (location === undefined || location < 0) {
    return { device: { kind: kind === 'dvd' ? 'cd' : 'hard-disk' } };
  }
  const slot = { number: Math.max(number ?? 0, 0), location };
  const there = drives.filter(
    each =>
      (known(each.number) ?? 0) === slot.number &&
      known(each.location) === slot.location &&
      sourceOf(each) !== undefined,
  );
  const drive = there.find(each => each.kind === kind);
  if (drive === undefined && there.length > 0) {
    // A drive of another kind stands at the place: what the entry means only a person knows.
    return { device: { kind: 'other', text: `${kind} ${slot.number}:${slot.location}` } };
  }
  return { device: { kind: 'slot', bus: known(drive?.bus) ?? 'scsi', slot }, drive };
}

/** Firmware, security and start-up settings of a machine. */
import type { Member, Node } from '../../languages/tree';
import { CARRIED } from '../../machine/carried';
import { absent, type Field, unknown } from '../../machine/field';
import type { BootEntry, BootOrder, Firmware, Security } from '../../machine/machine';
import type { Place } from '../../text/place';
import { beginningOf } from '../../text/place';
import { lineOfProperty, type ReadContext } from './context';
import type { Dialect } from './dialect';
import { readConsoleMode, readNetworkProtocol, readTemplate } from './enums';
import { plainKeyOf, propertiesOf } from './keys';
import { readCarried } from './read-carried';
import { findSetting, type Settings } from './settings';
import {
  isUnread,
  isUnresolved,
  optionalField,
  readBoolean,
  readFlag,
  readNumber,
  readOnOffState,
  unread,
  valueIn,
} from './values';
import { readBootDevice, readFirmwareWord, STARTUP_DEVICES, wordOf } from './words';
import { innermost } from './wrapped';

export function readFirmware(context: ReadContext, settings: Settings, at: Place): Firmware {
  const { dialect } = context;
  const secureBoot = readSecureBoot(context, settings, at);
  const type = readType(settings);
  const numLock = optionalField(findSetting(settings, 'NumLockEnabled'), readBoolean);
  const secureBootTemplate = optionalField(findSetting(settings, 'SecureBootTemplate'), readTemplate);
  const hidden = settings.unread ?? [type, secureBoot, secureBootTemplate, numLock].find(isUnread)?.node;
  return {
    orders: readOrders(context, settings),
    secureBoot,
    type,
    numLock,
    secureBootTemplate,
    unreadable: hidden && unread(hidden),
    preferredNetworkBootProtocol: optionalField(
      findSetting(settings, 'PreferredNetworkBootProtocol'),
      readNetworkProtocol,
    ),
    consoleMode: optionalField(findSetting(settings, 'ConsoleMode'), readConsoleMode),
    carried: settings.firmware && readCarried(settings.firmware.properties, CARRIED['Set-VMFirmware'], dialect),
  };
}

/** Get-VM says nothing of the TPM; a definition without one leaves it out. */
export function readSecurity({ dialect }: ReadContext, settings: Settings, at: Place): Security {
  const tpm = optionalField(findSetting(settings, 'TpmEnabled'), readBoolean);
  const unsaid = dialect.absent === 'not-exported' ? { ...unknown(settings.node, 'not-exported'), at } : undefined;
  const shielded = optionalField(findSetting(settings, 'Shielded'), readBoolean);
  const hidden = [tpm, shielded].find(isUnread)?.node;
  return { tpm: tpm ?? unsaid, shielded, unreadable: hidden && unread(hidden) };
}

/** The firmware in so many words: the machine's own property where that is a text, or a word in the firmware's object. */
function readType({ machine, firmware }: Settings): Field<'bios' | 'uefi'> | undefined {
  const property = firmware === undefined ? machine.get('Firmware') : firmware.properties.get('FirmwareType');
  return firmware !== undefined || valueIn(property)?.kind === 'text'
    ? optionalField(property, node => wordOf(node, readFirmwareWord))
    : undefined;
}

/** Hyper-V turns Secure Boot on in a new Generation 2 machine (PLAN25); Get-VM says nothing of it. */
function readSecureBoot({ dialect }: ReadContext, settings: Settings, at: Place): Field<boolean> {
  const property = findSetting(settings, 'SecureBoot');
  const stated = property && optionalField(property, secureBootReader(dialect, property));
  if (stated !== undefined) {
    return stated;
  }
  return dialect.absent === 'default' ? absent(true, at) : { ...unknown(settings.node, 'not-exported'), at };
}

/** How the value of a Secure Boot property is read: numbers only where they can be OnOffStates. */
export function secureBootReader({ onOffNumbers }: Dialect, property: Member): typeof readFlag {
  return onOffNumbers && plainKeyOf(property) === 'secureboot' ? readOnOffState : readFlag;
}

function readOrders(context: ReadContext, settings: Settings): BootOrder[] {
  return [...readLists(context, settings), ...readBootDeviceOf(context, settings)];
}

/** New-VM's BootDevice: both generations read it, and it takes no word but these (PS). */
function readBootDeviceOf(context: ReadContext, settings: Settings): BootOrder[] {
  const property = findSetting(settings, 'BootDevice');
  const node = valueIn(property);
  if (property === undefined || node?.kind !== 'text' || node.value === '') {
    return [];
  }
  const read = readEntry(node);
  const isTaken = read === undefined || (read.device.kind !== 'slot' && read.device.kind !== 'other');
  const notTaken = isTaken ? undefined : ({ by: 'refusing', instead: 'CD, VHD, NetworkAdapter' } as const);
  return [
    {
      node,
      at: lineOfProperty(context, property),
      generation: 'both',
      single: { disk: 'VHD', network: 'NetworkAdapter' },
      bringsAdapter: true,
      complete: read !== undefined,
      entries: read === undefined ? [] : [{ ...read, notTaken }],
    },
  ];
}

function readLists(context: ReadContext, settings: Settings): BootOrder[] {
  return [findSetting(settings, 'StartupOrder'), findSetting(settings, 'BootOrder')].flatMap((property, index) => {
    const value = valueIn(property);
    if (property === undefined || value === undefined || value.kind === 'boolean') {
      return [];
    }
    const nodes = value.kind === 'list' ? value.elements : [value];
    const several = severalIn(value);
    const entries = several === undefined ? nodes.flatMap(node => readEntry(node) ?? []) : [];
    return [
      {
        node: value,
        at: lineOfProperty(context, property),
        generation: index === 0 ? 1 : generationOfOrder(settings, property, several ?? entries),
        complete: entries.length === nodes.length,
        entries,
      } satisfies BootOrder,
    ];
  });
}

/** The devices of an order that is one text, which is read for what it is about and never rewritten. */
function severalIn(value: Node): readonly Pick<BootEntry, 'device'>[] | undefined {
  const isOrder = value.kind === 'text' && readBootDevice(value.value).kind === 'other';
  const words = isOrder ? value.value.split(/[\s,;|>]+/).filter(word => word !== '') : [];
  const devices = words.slice(0, MOST_DEVICES).map(word => ({ device: readBootDevice(word) }));
  return devices.length > 1 && devices.every(({ device }) => device.kind !== 'other') ? devices : undefined;
}

const MOST_DEVICES = 20;

/** In the firmware's object it is a UEFI boot order; in a machine itself its words tell which firmware reads it. */
function generationOfOrder(
  { firmware }: Settings,
  property: Member,
  entries: readonly Pick<BootEntry, 'device'>[],
): BootOrder['generation'] {
  if (property.parent === firmware?.object || entries.some(({ device }) => device.kind === 'slot')) {
    return 2;
  }
  const ofBios = entries.some(({ device }) => ['floppy', 'ide', 'legacy-network'].includes(device.kind));
  return ofBios ? 1 : 'both';
}

/** One entry; undefined where it is an expression, or nothing that we read. */
function readEntry(element: Node): BootEntry | undefined {
  const node = innermost(element);
  const at = { file: node.file, offset: node.offset, end: node.end };
  const number = readNumber(node);
  if (number !== undefined) {
    const kind = STARTUP_DEVICES[number];
    return kind === undefined ? undefined : { node, at, device: { kind } };
  }
  switch (node.kind) {
    case 'text':
      return isUnresolved(node.value) ? undefined : { node, at, device: readBootDevice(node.value) };
    case 'body':
      return readBootSource(node);
    default:
      return undefined;
  }
}

/** Hyper-V's BootSourceType. */
const BOOT_TYPES: ReadonlyMap<number | string, 'hard-disk' | 'network'> = new Map<
  number | string,
  'hard-disk' | 'network'
>([
  [1, 'hard-disk'],
  [2, 'network'],
  ['drive', 'hard-disk'],
  ['network', 'network'],
]);

/** An entry of Get-VMFirmware's BootOrder, or a device written as an object. */
function readBootSource(node: Node & { kind: 'body' }): BootEntry | undefined {
  const properties = propertiesOf(node, 'bootSource');
  const at = beginningOf(node);
  const device = valueIn(properties.get('Device'));
  const named = wordOf(device, readBootDevice);
  if (named !== undefined && named.kind !== 'other') {
    return { node, at, device: named };
  }
  const place = propertiesOf(device?.kind === 'body' ? device : node, 'drive');
  const [number, location] = [place.get('ControllerNumber'), place.get('ControllerLocation')].map(property => {
    const value = valueIn(property);
    return value === undefined ? undefined : readNumber(value);
  });
  if (number !== undefined && location !== undefined) {
    return { node, at, device: { kind: 'slot', bus: 'scsi', slot: { number, location } } };
  }
  const type = valueIn(properties.get('BootType'));
  const kind =
    BOOT_TYPES.get((type && readNumber(type)) ?? -1) ?? wordOf(type, text => BOOT_TYPES.get(text.toLowerCase()));
  return kind === undefined ? undefined : { node, at, device: { kind } };
}

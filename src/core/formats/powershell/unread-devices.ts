/**
 * Devices under words that nobody reads as those of a machine, such as `"storage": { "ide": ["old.vhd"] }`. Few people
 * who write lists for scripts of their own write what Generation 2 doesn't have in words that it has no name for, so
 * what is looked for are values and words that mean nothing else.
 */
import type { Body, List, Member, Node } from '../../languages/tree';
import { lookUp } from '../../text/look-up';
import type { PropertyName, Scope } from './aliases';
import { generalOf, propertyNameOf } from './keys';
import { isLegacyProperty, isLegacyText } from './legacy-words';
import { isPart } from './lists';
import { innermost } from './wrapped';

/** What is read of a value: the properties of objects of a kind, all that stands there, or nothing but the value itself. */
type Read = Scope | 'all' | 'none';

const OF_MACHINE: { readonly [N in PropertyName<'machine'>]?: Read } = {
  VHDPath: 'drive',
  HardDrives: 'drive',
  IsoPath: 'drive',
  DVDDrives: 'drive',
  NetworkAdapters: 'adapter',
  Bios: 'bios',
  Firmware: 'firmware',
  Security: 'security',
  Processor: 'processor',
  ProcessorCount: 'processor',
  MemoryStartup: 'memory',
  GuestOperatingSystem: 'guest',
  ComPort1: 'comPort',
  ComPort2: 'comPort',
  ComPorts: 'comPort',
  FloppyDrive: 'all',
  EmulatedDevices: 'all',
  KeyStorageDrive: 'all',
  RemoteFxAdapter: 'all',
  FibreChannelHostBusAdapters: 'all',
  AssignedDevices: 'all',
  VMIntegrationService: 'all',
  BootOrder: 'all',
  StartupOrder: 'all',
  Notes: 'all',
};

/** The same of the objects in a machine. */
const OF_PARTS: { readonly [S in Scope]?: { readonly [N in PropertyName<S>]?: Read } } = {
  drive: { Path: 'image' },
  adapter: { VlanSetting: 'all', BandwidthSetting: 'all' },
  bios: { StartupOrder: 'all' },
  firmware: { BootOrder: 'all' },
};

/** Unread values that are looked at in one machine. */
const MOST_VALUES = 500;

/** What is written for people. */
const REMARK = /^(?:[_$/#]|comment|note|description|remark)/i;

interface Search {
  /** Without a disk that is there, a .vhdx is one that isn't read, and a template has one. */
  readonly isInstalled: boolean;
  /** What is still to be looked at. */
  readonly pending: { readonly node: Body | List; readonly read: Scope | 'none' }[];
}

/**
 * The first thing in a machine, or in what is read of it, that is read as no property, and that Generation 2 doesn't have:
 * a .vhd, a floppy, IDE, a BIOS, a legacy adapter, the pipe of a COM port. `isInstalled`: whether a disk is read that is there already.
 */
export function unreadDevice(machine: Body, isInstalled: boolean): Node | undefined {
  const search: Search = { isInstalled, pending: [] };
  const general = generalOf(machine);
  const members =
    general === undefined
      ? machine.members
      : [...machine.members.filter(({ value }) => innermost(value) !== general), ...general.members];
  for (const member of members) {
    const name = propertyNameOf('machine', member);
    const found = name === undefined ? shownBy(member, search) : lookLater(member.value, OF_MACHINE[name], search);
    if (found !== undefined) {
      return found;
    }
  }
  return firstIn(search);
}

/** The same in settings of which nothing is read. */
export function deviceInSettings(settings: Body, isInstalled: boolean): Node | undefined {
  return firstIn({ isInstalled, pending: [{ node: settings, read: 'none' }] });
}

function firstIn(search: Search): Node | undefined {
  let left = MOST_VALUES;
  for (let next = search.pending.pop(); next !== undefined && left > 0; next = search.pending.pop()) {
    const { node, read } = next;
    for (const each of node.kind === 'list' ? node.elements : node.members) {
      const found = read === 'none' ? shownByPart(each, search) : shownBeside(each, read, search);
      if (found !== undefined) {
        return found;
      }
      left -= read === 'none' ? 1 : 0;
    }
  }
  return undefined;
}

/** Adds what a value holds, where not all of it is read, to what is still to be looked at. */
function lookLater(value: Node, read: Read = 'none', { pending }: Search): undefined {
  if (read === 'all') {
    return;
  }
  const node = innermost(value);
  if (node.kind === 'body' || node.kind === 'list') {
    pending.push({ node, read });
  }
}

/** What stands among the properties of an object that is read, or in a list or a map of such objects. */
function shownBeside(each: Member | Node, read: Scope, search: Search): Node | undefined {
  if (each.kind !== 'member') {
    return lookLater(each, read, search);
  }
  const name = propertyNameOf(read, each);
  if (name !== undefined) {
    const parts: Readonly<Record<string, Read>> = OF_PARTS[read] ?? {};
    return lookLater(each.value, lookUp(parts, name), search);
  }
  return each.value.kind === 'body' && !isPart(each.parent, read)
    ? lookLater(each.value, read, search)
    : shownBy(each, search);
}

function shownByPart(each: Member | Node, search: Search): Node | undefined {
  return each.kind === 'member' ? shownBy(each, search) : shownByValue(each, search);
}

function shownBy(member: Member, search: Search): Node | undefined {
  const { value } = member;
  if (REMARK.test(member.key)) {
    return undefined;
  }
  return isLegacyProperty(member, search.isInstalled) ? value : shownByValue(value, search);
}

function shownByValue(node: Node, search: Search): Node | undefined {
  if (node.kind === 'body' || node.kind === 'list') {
    return lookLater(node, 'none', search);
  }
  return node.kind === 'text' && isLegacyText(node.value, search.isInstalled) ? node : undefined;
}

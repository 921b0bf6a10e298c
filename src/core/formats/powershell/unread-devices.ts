/**
 * Devices under words that nobody reads as those of a machine, such as `"storage": { "ide": ["old.vhd"] }`. Few people
 * who write lists for scripts of their own write what Generation 2 doesn't have in words that it has no name for, so
 * what is looked for are values and words that mean nothing else.
 */
import type { Body, List, Member, Node } from '../../languages/tree';
import { isKeyOf, isSpellingOf, plainKeyOf } from './keys';
import { readBoolean } from './values';
import { imageFormat, isFloppyImage, readAdapterType, readBusText, readFirmwareWord, wordOf } from './words';

/** Values that are looked at in one machine. */
const MOST_VALUES = 500;

/** What is written for people. */
const REMARK = /^(?:[_$/#]|comment|note|description|remark)/i;

/** Words for what Generation 1 alone has. `identity` and `ideal` are none. */
const LEGACY =
  /^(?:ide(?:\d|s|controllers?|(?:hard)?(?:disks?|drives?)|hdds?|dvds?|cds?|devices?)?|floppy\w*|floppies|legacy(?:nics?|net\w*|adapters?))$/;

/** What a COM port leads to: Generation 2 has that only where it is set. */
const PIPE = /^\\\\[^\\]{1,255}\\pipe\\/i;

/**
 * The first thing in a machine that is read as no property of it, and that Generation 2 doesn't have: a .vhd, a floppy,
 * IDE, a BIOS, a legacy adapter, the pipe of a COM port. `hasDisk`: without a disk that is read, a .vhdx is one that isn't read.
 */
export function unreadDevice(machine: Body, hasDisk: boolean): Node | undefined {
  const pending: (Body | List)[] = [];
  for (const member of machine.members) {
    const found = isKeyOf('machine', member) || REMARK.test(member.key) ? undefined : shownBy(member, hasDisk, pending);
    if (found !== undefined) {
      return found;
    }
  }
  let left = MOST_VALUES;
  for (let node = pending.pop(); node !== undefined && left > 0; node = pending.pop()) {
    for (const each of node.kind === 'list' ? node.elements : node.members) {
      const found = each.kind === 'member' ? shownBy(each, hasDisk, pending) : shownByValue(each, hasDisk, pending);
      if (found !== undefined) {
        return found;
      }
      left -= 1;
    }
  }
  return undefined;
}

function shownBy(member: Member, hasDisk: boolean, pending: (Body | List)[]): Node | undefined {
  const { value } = member;
  if (LEGACY.test(plainKeyOf(member)) && isSomething(value)) {
    return value;
  }
  const isLegacy =
    (isSpellingOf('adapter', 'IsLegacy', member) && readBoolean(value) === true) ||
    (isSpellingOf('adapter', 'AdapterType', member) && wordOf(value, readAdapterType) === 'legacy') ||
    (isSpellingOf('machine', 'Firmware', member) && wordOf(value, readFirmwareWord) === 'bios');
  return isLegacy ? value : shownByValue(value, hasDisk, pending);
}

function shownByValue(node: Node, hasDisk: boolean, pending: (Body | List)[]): Node | undefined {
  if (node.kind === 'body' || node.kind === 'list') {
    pending.push(node);
    return undefined;
  }
  const isDevice =
    node.kind === 'text' &&
    (isFloppyImage(node.value) ||
      PIPE.test(node.value) ||
      readBusText(node.value)?.bus === 'ide' ||
      isDiskFile(node.value, hasDisk));
  return isDevice ? node : undefined;
}

function isDiskFile(text: string, hasDisk: boolean): boolean {
  const format = imageFormat(text);
  return format === 'vhd' || (format === 'vhdx' && !hasDisk);
}

/** Whether a value says more than no, none and null. */
function isSomething(node: Node): boolean {
  switch (node.kind) {
    case 'null':
      return false;
    case 'text':
      return node.value.trim() !== '' && readBoolean(node) !== false && !/^none$/i.test(node.value.trim());
    case 'list':
      return node.elements.length > 0;
    case 'body':
      return node.members.length > 0;
    default:
      return readBoolean(node) !== false;
  }
}

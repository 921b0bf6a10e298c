/** What can mean nothing but what Generation 1 alone has, whatever the words of a home-made definition. */
import type { Member, Node } from '../../languages/tree';
import { isSpellingOf, plainKeyOf } from './keys';
import { readBoolean, saysNothing } from './values';
import { imageFormat, isFloppyImage, readAdapterType, readBusText, readFirmwareWord, wordOf } from './words';

/** Keys for devices. `identity` and `ideal` are none. */
const DEVICE =
  /^(?:ide(?:\d|s|controllers?|(?:hard)?(?:disks?|drives?)|hdds?|dvds?|cds?|devices?)?|floppy\w*|floppies|legacy(?:nics?|net\w*|adapters?))$/;

/** Keys for a machine or a disk that this one is made of. */
const TEMPLATE =
  /^(?:(?:template|base|golden|master|parent|source|reference)(?:vm|machine|virtualmachine|image|disk|vhdx?)(?:name|path)?|template(?:name|path)?|clone(?:of|from)?|cloned?from|import(?:from|path)?|vagrantbox|box)$/;

/** Keys for whether the machine has what Generation 1 has, and whether it has what that has not. */
const IF_YES = /^(?:use|is|enable|force)?(?:bios|legacy|csm|mbr|vhd)(?:boot|mode|firmware|bios|disks?|enabled)?$/;
const IF_NO = /^(?:use|is|enable|force)?(?:u?efi|gpt|vhdx)(?:boot|mode|firmware|disks?|enabled)?$/;

/** Values for firmware, disks, partitions, and what a machine starts from or has. */
const WORD = /^\s*(?:(?:legacy[ -]?)?bios|vhd|mbr|floppy|legacy ?network ?adapter|remotefx)\s*$/i;

/** What makes a disk that starts by BIOS, or a machine of Generation 1, as commands or scripts have it. */
const COMMAND = /\bbcdboot\b[^\n]{0,200}\s\/f\s+bios\b|\bbootsect\b|\bconvert\s+mbr\b|-Generation\s+1\b/i;

/** The longest text that is looked at as a command. */
const LONGEST_COMMAND = 10_000;

/** Exported machines, whose generation stays as it is, and machines of others. */
const MACHINE_FILE = /\.(?:vmcx|ov[af])\s*$/i;

/** What a COM port leads to: Generation 2 has that only where it is set. */
const PIPE = /^\\\\[^\\]{1,255}\\pipe\\/i;

/** Whether a property means such a thing by its key, or by its key and its value. `isInstalled`: whether a disk that is there is known. */
export function isLegacyProperty(member: Member, isInstalled: boolean): boolean {
  const { value } = member;
  const key = plainKeyOf(member);
  if (DEVICE.test(key) || (!isInstalled && TEMPLATE.test(key))) {
    return isSomething(value);
  }
  if (value.kind === 'list') {
    return value.elements.some(element => isLegacyWord(member, key, element));
  }
  const flag = readBoolean(value);
  const isYes = flag === true && (IF_YES.test(key) || isSpellingOf('adapter', 'IsLegacy', member));
  return isYes || (flag === false && IF_NO.test(key)) || isLegacyWord(member, key, value);
}

/** "Legacy" alone may be anything: its key has to say of what. */
function isLegacyWord(member: Member, key: string, value: Node): boolean {
  return (
    ((isSpellingOf('adapter', 'AdapterType', member) || /net|nic|adapter/.test(key)) &&
      wordOf(value, readAdapterType) === 'legacy') ||
    ((isSpellingOf('machine', 'Firmware', member) || /boot|firmware|pxe/.test(key)) &&
      wordOf(value, readFirmwareWord) === 'bios')
  );
}

/** Whether a text means such a thing by itself. */
export function isLegacyText(text: string, isInstalled: boolean): boolean {
  return (
    isFloppyImage(text) ||
    PIPE.test(text) ||
    WORD.test(text) ||
    COMMAND.test(text.slice(0, LONGEST_COMMAND)) ||
    MACHINE_FILE.test(text) ||
    readBusText(text)?.bus === 'ide' ||
    isDiskFile(text, isInstalled)
  );
}

function isDiskFile(text: string, isInstalled: boolean): boolean {
  const format = imageFormat(text);
  return format === 'vhd' || (format === 'vhdx' && !isInstalled);
}

/** Whether a value says more than no, none and null. */
function isSomething(node: Node): boolean {
  switch (node.kind) {
    case 'null':
      return false;
    case 'text':
      return !saysNothing(node) && readBoolean(node) !== false;
    case 'list':
      return node.elements.length > 0;
    case 'body':
      return node.members.length > 0;
    default:
      return readBoolean(node) !== false;
  }
}

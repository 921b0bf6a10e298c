/** What can mean nothing but what Generation 1 alone has, whatever the words of a home-made definition. */
import type { Member, Node } from '../../languages/tree';
import { isSpellingOf, plainKeyOf } from './keys';
import { readBoolean } from './values';
import { imageFormat, isFloppyImage, readAdapterType, readBusText, readFirmwareWord, wordOf } from './words';

/** Keys for devices. `identity` and `ideal` are none. */
const DEVICE =
  /^(?:ide(?:\d|s|controllers?|(?:hard)?(?:disks?|drives?)|hdds?|dvds?|cds?|devices?)?|floppy\w*|floppies|legacy(?:nics?|net\w*|adapters?))$/;

/** Keys for a machine or a disk that this one is made of. */
const TEMPLATE =
  /^(?:(?:template|base|golden|master|parent|source|reference)(?:vm|machine|virtualmachine|image|disk|vhdx?)(?:name|path)?|template(?:name|path)?|clone(?:of|from)?|cloned?from)$/;

/** Keys for whether the machine has what Generation 1 has, and whether it has what that has not. */
const IF_YES = /^(?:use|is|enable|force)?(?:bios|legacy|csm|mbr|vhd)(?:boot|mode|firmware|bios|disks?|enabled)?$/;
const IF_NO = /^(?:use|is|enable|force)?(?:u?efi|gpt|vhdx)(?:boot|mode|firmware|disks?|enabled)?$/;

/** Values for firmware, disks and partitions. */
const WORD = /^\s*(?:(?:legacy[ -]?)?bios|vhd|mbr)\s*$/i;

/** What a COM port leads to: Generation 2 has that only where it is set. */
const PIPE = /^\\\\[^\\]{1,255}\\pipe\\/i;

/** Whether a property means such a thing by its key, or by its key and its value. `isInstalled`: whether a disk that is there is known. */
export function isLegacyProperty(member: Member, isInstalled: boolean): boolean {
  const { value } = member;
  const key = plainKeyOf(member);
  if (DEVICE.test(key) || (!isInstalled && TEMPLATE.test(key))) {
    return isSomething(value);
  }
  if (value.kind === 'body' || value.kind === 'list') {
    return false;
  }
  const flag = readBoolean(value);
  const isYes = flag === true && (IF_YES.test(key) || isSpellingOf('adapter', 'IsLegacy', member));
  return isYes || (flag === false && IF_NO.test(key)) || isLegacyWord(member, key);
}

/** "Legacy" alone may be anything: its key has to say of what. */
function isLegacyWord(member: Member, key: string): boolean {
  const { value } = member;
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
      return node.value.trim() !== '' && readBoolean(node) !== false && !/^none$/i.test(node.value.trim());
    case 'list':
      return node.elements.length > 0;
    case 'body':
      return node.members.length > 0;
    default:
      return readBoolean(node) !== false;
  }
}

/** Commands that install a boot loader for BIOS, in whatever runs in or for a guest. */
import type { Span } from '../text/place';
import { withoutComments, withoutXmlComments } from './script-comments';

/** Every command below has one of these. */
const HINT = /grub|linux|lilo|mbr|setup|bcdboot|bootsect|gpart/i;

/** Text that installs for UEFI, or asks which firmware runs: it may be for both. */
const KNOWS_UEFI =
  /\/sys\/firmware\/efi|\befivars?\b|-d[ \t]+["']?\/boot\/efi|--target[= ]["']?[\w-]*-efi\b|--efi-directory|\bgrub-efi|\bbootctl\b[^\n]{0,99}\binstall|\befibootmgr[ \t]+-|\bPEFirmwareType\b|\b(?:boot1|loader)\.efi|\bgpart[ \t]+add\b[^\n]{0,99}-t[ \t]+efi\b|\bmachdep\.bootmethod\b|\bwpeutil[ \t]+UpdateBootInfo|\/f[ \t]+(?:uefi|all)\b/i;

/** GRUB in a disk: without a platform and a disk it is that of UEFI or none. */
const GRUB = String.raw`(?<![\w-])grub2?-install(?![\w-])(?:[^\n;&|<>\\]|\\\r?\n){0,300}`;
const TO_DISK = /--target[= ]["']?i386-pc|\/dev\/|\$[\w{(]|\(hd\d/;
const ANSWERED_BY_UEFI = /--(?:removable|force-extra-removable|bootloader-id|no-nvram|version|help)\b/;

const OTHERS = [
  String.raw`(?<![\w-])grub2?-(?:bios-)?setup(?![\w-])[^\n;&|<>]{0,99}`,
  // GRUB before version 2, in its own shell.
  String.raw`\bsetup[ \t]+\(hd\d[^\n)]{0,9}\)`,
  // The package of Debian, which takes the place of GRUB for UEFI.
  String.raw`\b(?:apt|apt-get|aptitude|apt-install|pkgsel\/include)(?![^\n]{0,300}(?:purge|remove))[^\n]{0,300}[ \t,]grub-pc(?![\w-])`,
  String.raw`^[ \t]*-[ \t]+["']?grub-pc["']?[ \t]*\r?$`,
  String.raw`(?<![\w.-])(?:ext|sys)linux(?:-install_update)?[ \t]+(?:-i|--install|-U|--update)(?![\w-])[^\n;&|<>]{0,99}`,
  String.raw`^[ \t]*bootloader\b[^\n]{0,300}--extlinux\b`,
  String.raw`\bBOOTLOADER=["']?(?:ext|sys)linux\b`,
  String.raw`(?:^|[;&|]|\bin-target|\bchroot[ \t]+\S{1,99}|\bsudo|[ \t]--)[ \t]*(?:\/(?:usr\/)?sbin\/)?lilo(?![\w./-])[^\n;&|<>]{0,99}`,
  String.raw`\b(?:gpt)?mbr(?:_[cf])?\.bin\b[^\n]{0,99}\/dev\/\w+`,
  // Of FreeBSD, over what the number of a partition is.
  String.raw`\bgpart[ \t]+bootcode\b[^\n;&|<>]{0,99}`,
  String.raw`\binstall-mbr\b[^\n;&|<>]{0,99}`,
  String.raw`\bbcdboot(?:\.exe)?[ \t][^\n&|<>]{0,200}\/f[ \t]+bios\b`,
  String.raw`\bbootsect(?:\.exe)?[ \t]+\/nt(?:52|60)\b[^\n&|<>]{0,99}`,
];

const COMMANDS = new RegExp(`${GRUB}|${OTHERS.join('|')}`, 'gim');

/** The first command of a text that installs a boot loader for BIOS; undefined where the text knows of UEFI too. */
export function biosLoaderIn(text: string): Span | undefined {
  if (!HINT.test(text)) {
    return undefined;
  }
  const said = withoutComments(withoutXmlComments(text));
  if (KNOWS_UEFI.test(said)) {
    return undefined;
  }
  for (const { 0: command, index: offset } of said.matchAll(COMMANDS)) {
    const isGrub = /^grub2?-install/i.test(command);
    if (!isGrub || (TO_DISK.test(command) && !ANSWERED_BY_UEFI.test(command))) {
      return { offset, end: offset + command.trimEnd().length };
    }
  }
  return undefined;
}

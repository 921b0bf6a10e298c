/** What a script that installs a system says of disks: Arch's, Gentoo's, NixOS', and any other that a build fetches and runs. */
import { sentence } from '../l10n';
import { withoutComments } from '../machine/script-comments';
import { BY_THE_INSTALLER, type DiskLayout, type Kind } from './kind';

export const kind: Kind<DiskLayout> = {
  name: sentence('installation script'),
  fileName: /\.(?:sh|bash|zsh)$/,
  read: readScript,
};

/** Other formats than a shell's, by how they begin: JSON, XML, YAML. */
const NO_SCRIPT = /^\s*(?:[[{<]|---|#cloud-config)/;

/** Commands that lay out a disk: of parted, sgdisk, sfdisk and fdisk (which also list), and of the BSDs. */
const COMMANDS =
  /\bmk(?:label|table|part)\b|\bs?gdisk\b|\bs?fdisk\b(?!\s+(?:-l|--list|-d|--dump)\b)|\bgpart\s+(?:add|create)\b|\bdisklabel(?:64)?\b/;

/** What is written for an installer that lays it out: of FreeBSD, or NixOS with GRUB. */
const ANSWERS =
  /\bPARTITIONS=[^\n<]{0,99}(?:\{|\b(?:MBR|BSD)\b)|\bZFSBOOT_(?:PARTITION_SCHEME=["']?MBR|BOOT_TYPE=["']?BIOS)\b(?!\+)|\bgrub\.devices?\s*=/;

const LAYOUT = new RegExp(`${COMMANDS.source}|${ANSWERS.source}`);

/** An image that is written over a whole disk, with what it has of partitions: no zeros, and no first sector alone. */
const IMAGE =
  /\bdd\b(?![^\n]{0,300}(?:\bif=\/dev\/(?:zero|u?random)|\bcount=1\b))[^\n]{0,300}\bof=["']?\/dev\/(?:[shv]da|nvme0n1|a?da0)(?!\w)/;

/** Whatever has to do with UEFI: its partition's type or file system, its loaders, or a question for the firmware. */
const EFI = /\b(?:esp|u?efi|efisupport|ef00|bootctl|systemd-boot)\b|-efi\b|\bfat-?32\b|\bv?fat\b|c12a7328/i;

/** What makes a new system of packages or archives, on a medium that runs for it. */
const INSTALLS =
  /\b(?:pacstrap|basestrap|debootstrap|arch-chroot|nixos-install|bsdinstall|setup-disk|stage3)\b|\bchroot[ \t]+["']?\/mnt\b|\/mnt\/gentoo\b/;

/** Whether a text installs a system by its own commands: the disks that are laid out beside it are that system's. */
export function installsSystem(text: string): boolean {
  return INSTALLS.test(withoutComments(text).replace(PACKAGES, ''));
}

/** Tools that are installed are not run: `apt-get install -y gdisk`. */
const PACKAGES = /\b(?:apt(?:-get|itude)?|apk|dnf|yum|zypper|pacman|pkg|emerge)[ \t][^\n;&|]{0,999}/g;

/** Reads a script of a shell; undefined where a text is of another format. */
export function readScript(text: string): DiskLayout | undefined {
  return NO_SCRIPT.test(text) ? undefined : readCommands(text);
}

/** The same of commands that are typed, or stand in a definition. */
export function readCommands(text: string): DiskLayout {
  let layout: DiskLayout = BY_THE_INSTALLER;
  for (const { 0: line, index } of withoutComments(text).matchAll(/^[^\n]+/gm)) {
    if (layout.partitions === undefined && LAYOUT.test(line.replace(PACKAGES, ''))) {
      layout = { ...layout, partitions: { offset: index, end: index + line.trimEnd().length } };
    }
    if (layout.elsewhere === undefined && IMAGE.test(line)) {
      layout = { ...layout, elsewhere: { offset: index, end: index + line.trimEnd().length } };
    }
    layout = layout.efi || !EFI.test(line) ? layout : { ...layout, efi: true };
  }
  return layout;
}

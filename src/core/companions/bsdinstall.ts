/** What a script for FreeBSD's installer says of disks (bsdinstall(8), "SCRIPTING"). */
import { sentence } from '../l10n';
import type { DiskLayout, Kind } from './kind';
import { readScript } from './script';

export const kind: Kind<DiskLayout> = {
  name: sentence('script for bsdinstall'),
  fileName: /^installerconfig/,
  runBy: /\bbsdinstall\b/,
  read: readInstallerConfig,
};

/** A disk with partitions in braces; a disk alone is laid out for the firmware that runs. */
const PARTITIONS = /^[ \t]*(?:export[ \t]+)?PARTITIONS=[^\n{]*\{[^\n]*/m;
const BIOS_ONLY = /^[ \t]*(?:export[ \t]+)?ZFSBOOT_BOOT_TYPE=["']?BIOS["']?[ \t]*\r?$/m;

export function readInstallerConfig(text: string): DiskLayout | undefined {
  const match = PARTITIONS.exec(text) ?? BIOS_ONLY.exec(text);
  if (match === null) {
    return readScript(text);
  }
  const [line] = match;
  return { partitions: { offset: match.index, end: match.index + line.trimEnd().length }, efi: /\befi\b/i.test(line) };
}

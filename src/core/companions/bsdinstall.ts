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

/** What decides of the layout, up to the end of its value, which may be one of several lines. */
const SAID =
  /^[ \t]*(?:export[ \t]+)?(?:PARTITIONS|ZFSBOOT_BOOT_TYPE|ZFSBOOT_PARTITION_SCHEME)=("[^"]*"|'[^']*'|[^\s;]*)/gm;

/** Partitions in braces, or a scheme that starts with BIOS alone; a disk alone is laid out for the firmware that runs. */
const LAID_OUT = /\{|\b(?:MBR|BSD)\b|^["']?BIOS["']?$/i;

export function readInstallerConfig(text: string): DiskLayout | undefined {
  const said = [...text.matchAll(SAID)];
  const layout = said.find(([, value = '']) => LAID_OUT.test(value));
  return layout === undefined
    ? readScript(text)
    : {
        partitions: { offset: layout.index, end: layout.index + layout[0].length },
        efi: said.some(([, value = '']) => /efi\b/i.test(value)),
      };
}

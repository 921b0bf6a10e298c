/** What the rig of preseed files needs from the machine that it runs on. */
import { existsSync } from 'node:fs';
import { KERNEL } from '../media';
import { isInstalled } from '../requirements';

export const RESIZE_LIBRARY = '/lib/x86_64-linux-gnu/libparted-fs-resize.so.0';

/** Of Debian 12, by the package that has it. */
const FILES: readonly (readonly [name: string, file: string])[] = [
  ['debian-installer-12-netboot-amd64', KERNEL],
  ['libparted-fs-resize0', RESIZE_LIBRARY],
];
const PROGRAMS: readonly (readonly [name: string, program: string])[] = [
  ['cpio', 'cpio'],
  ['fdisk', 'sfdisk'],
];

export function missingForPreseed(): string[] {
  return [
    ...FILES.filter(([, file]) => !existsSync(file)).map(([name]) => name),
    ...PROGRAMS.filter(([, program]) => !isInstalled(program)).map(([name]) => name),
    ...(process.getuid?.() === 0 ? [] : ['root']),
  ];
}

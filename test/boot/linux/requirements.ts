/** What the rig of Linux's disks needs from the machine that it runs on. */
import { existsSync } from 'node:fs';
import { isInstalled } from '../requirements';

/** Of Debian 12, by the package that has it. */
const PROGRAMS: readonly (readonly [name: string, program: string])[] = [
  ['qemu-system-x86', 'qemu-system-x86_64'],
  ['debootstrap', 'debootstrap'],
  ['fdisk', 'sfdisk'],
  ['e2fsprogs', 'mkfs.ext4'],
  ['lvm2', 'vgcreate'],
];

export function missingForLinux(): string[] {
  return [
    ...PROGRAMS.filter(([, program]) => !isInstalled(program)).map(([name]) => name),
    ...(existsSync('/usr/share/OVMF/OVMF_VARS_4M.ms.fd') ? [] : ['ovmf']),
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...(existsSync('/dev/loop-control') ? [] : ['loop device']),
  ];
}

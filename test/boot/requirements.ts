/** What the rig needs from the machine that it runs on. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UEFI_CODE, UEFI_VARIABLES } from './machine';
import { ISOLINUX, KERNEL, SYSLINUX_MODULES } from './media';

/** Of Debian 12, by the package that has it. */
const FILES: readonly (readonly [name: string, file: string])[] = [
  ['ovmf', UEFI_CODE],
  ['ovmf', UEFI_VARIABLES],
  ['isolinux', ISOLINUX],
  ...SYSLINUX_MODULES.map(file => ['syslinux-common', file] as const),
  ['grub-efi-amd64-bin', '/usr/lib/grub/x86_64-efi/linux.mod'],
  ['debian-installer-12-netboot-amd64', KERNEL],
];
const PROGRAMS: readonly (readonly [name: string, program: string])[] = [
  ['qemu-system-x86', 'qemu-system-x86_64'],
  ['grub-common', 'grub-mkstandalone'],
  ['xorriso', 'xorriso'],
  ['dosfstools', 'mkfs.vfat'],
  ['mtools', 'mcopy'],
];

/** The packages of Debian 12 that are missing, each once. */
export function missingPackages(): string[] {
  const missing = [
    ...FILES.filter(([, file]) => !existsSync(file)),
    ...PROGRAMS.filter(([, program]) => !isInstalled(program)),
  ];
  return [...new Set(missing.map(([name]) => name))];
}

export function isInstalled(program: string): boolean {
  const { PATH = '' } = process.env;
  return PATH.split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

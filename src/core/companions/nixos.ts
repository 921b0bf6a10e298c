/** What a configuration of NixOS says of the boot loader, which has to fit the layout that the installation makes. */
import { sentence } from '../l10n';
import { BY_THE_INSTALLER, type DiskLayout, type Kind } from './kind';

export const kind: Kind<DiskLayout> = {
  name: sentence('configuration of NixOS'),
  fileName: /\.nix$/,
  read: readNixos,
};

/** GRUB in the MBR of a disk. */
const GRUB_DEVICE = /\bgrub\.devices?[ \t]*=/;
const EFI = /\bsystemd-boot\.enable\s*=\s*true|\befiSupport\s*=\s*true|\/boot\/efi\b|\befi\.canTouchEfiVariables\b/;

export function readNixos(text: string): DiskLayout {
  for (const { 0: line, index: offset } of text.matchAll(/^[^\n]+/gm)) {
    if (!/^[ \t]*#/.test(line) && GRUB_DEVICE.test(line)) {
      return { partitions: { offset, end: offset + line.trimEnd().length }, efi: EFI.test(text) };
    }
  }
  return BY_THE_INSTALLER;
}

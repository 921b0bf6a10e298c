/** What a configuration of NixOS says of the boot loader, which has to fit the layout that the installation makes. */
import { sentence } from '../l10n';
import { withoutComments } from '../machine/script-comments';
import { BY_THE_INSTALLER, type DiskLayout, type Kind } from './kind';

export const kind: Kind<DiskLayout> = {
  name: sentence('configuration of NixOS'),
  fileName: /\.nix$/,
  read: readNixos,
};

/** GRUB in the MBR of a disk, in one line or between braces, and a disk as disko lays it out. */
const LAYOUT = /\bgrub\.devices?\s*=|\bgrub\s*=\s*\{[^{}]*?\bdevices?\s*=|\btype\s*=\s*"(?:gpt|table)"/;
const EFI =
  /\bsystemd-boot(?:\.|\s*=\s*\{\s*)enable\s*=\s*true|\befiSupport\s*=\s*true|\/boot\/efi\b|\befi\.canTouchEfiVariables\b|\bEF00\b|\besp\b|\bvfat\b/i;

export function readNixos(text: string): DiskLayout {
  const said = withoutComments(text);
  const match = LAYOUT.exec(said);
  if (match === null) {
    return BY_THE_INSTALLER;
  }
  const offset = said.lastIndexOf('\n', match.index) + 1;
  const line = said.indexOf('\n', match.index + match[0].length);
  const end = line < 0 ? said.length : line;
  return { partitions: { offset, end: offset + said.slice(offset, end).trimEnd().length }, efi: EFI.test(said) };
}

import { nameOf } from '../../companions/kinds';
import { sentence } from '../../l10n';
import { layoutForUefi, placesIn, readCompanions, scriptsWithoutEfi } from '../companions';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'companion/no-efi-partition',
  title: 'A file for the unattended installation lays the disk out without an EFI system partition',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The {kind} {file} lays out the disk without an EFI system partition: UEFI starts the system from there',
    script: 'This lays out the disk without an EFI system partition: UEFI starts the system from there',
    loader: 'The {kind} {file} chooses a boot loader that starts with BIOS only: UEFI needs grub2-efi',
  },
  terms: ['kind'],
  why: 'UEFI starts a system from the EFI system partition. Installers make one by themselves, but not where a file names the partitions one by one: it has to be one of them.',
  whatToDo:
    'Add an EFI system partition of about 512 MB (vfat, at /boot/efi), or leave the layout to the installer, which fits the firmware: layout in place of config for autoinstall, PARTITIONS with the disk alone for bsdinstall. For AutoYaST, let loader_type be grub2-efi or leave it out; from SUSE 15 on it adds the partition where there is room.',
  sources: ['CURTIN', 'SUBIQUITY', 'YASTBOOT', 'BSDINSTALL', 'ARCHESP'],
  check(machine, { report }) {
    for (const file of readCompanions(machine, 'autoinstall', 'autoyast', 'alpine', 'bsdinstall', 'nixos', 'script')) {
      const biosLoader = file.kind === 'autoyast' ? file.content.biosLoader : undefined;
      const named = file.content.efi ? undefined : file.content.partitions;
      const place = named ?? biosLoader;
      if (place !== undefined) {
        const { offer, left } = layoutForUefi(file, file.content.partitions ?? place);
        report({
          at: file.at,
          ...offer,
          ...(named === undefined && { message: 'loader' }),
          arguments: { kind: nameOf(file.kind), file: file.path },
          related: [
            ...placesIn(file, named ? [named] : [], sentence('The partitions are named here')),
            ...placesIn(file, biosLoader ? [biosLoader] : [], sentence('This boot loader is one of BIOS')),
            ...(file.sharedWith ?? []).map(({ at }) => ({ at, message: sentence('This needs the file as it is') })),
            ...left,
          ],
        });
      }
    }
    for (const { at } of scriptsWithoutEfi(machine)) {
      report({ at, message: 'script' });
    }
  },
};

const UBUNTU = `{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_label": "cidata", "cd_files": [‹"user-data"›, "meta-data"] }] }`;
const SUSE = '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "cd_files": [‹"autoinst.xml"›] }] }';
const TYPED =
  '{ "builders": [{ "type": "hyperv-iso", "generation": 2, ‹"boot_command"›: ["gpart create -s MBR da0<enter>"] }] }';
const CONFIG = 'autoinstall:\n  storage:\n    config:\n';
const BIOS_ONLY = `${CONFIG}      - { type: disk, id: d, grub_device: true }
      - { type: partition, id: grub, device: d, size: 1M, flag: bios_grub }
`;
const FOR_UEFI = `${CONFIG}      - { type: disk, id: d, grub_device: false }
      - { type: partition, id: grub, device: d, size: 512M, flag: boot, grub_device: true }
      - { id: efi-format, type: format, fstype: fat32, volume: grub }
      - { id: efi-mount, type: mount, device: efi-format, path: /boot/efi }
`;
const GRUB = '<profile><loader_type>grub2</loader_type></profile>';
const EFI = '<profile><loader_type>grub2-efi</loader_type></profile>';

export const examples: Examples = {
  failing: [
    { severity: 'warning', text: UBUNTU, files: { 'user-data': BIOS_ONLY }, fixedFiles: { 'user-data': FOR_UEFI } },
    { severity: 'warning', text: TYPED },
    { severity: 'warning', text: SUSE, files: { 'autoinst.xml': GRUB }, fixedFiles: { 'autoinst.xml': EFI } },
  ],
  passing: [
    { text: UBUNTU, files: { 'user-data': FOR_UEFI } },
    { text: UBUNTU, files: { 'user-data': '#cloud-config\nautoinstall:\n  storage:\n    layout: { name: lvm }\n' } },
    { text: SUSE, files: { 'autoinst.xml': '<profile><partition><mount>/boot/efi</mount></partition></profile>' } },
  ],
};

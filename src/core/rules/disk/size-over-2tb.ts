import { bootDisk, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { inferredFrom } from '../evidence';
import { installedGuest } from '../installed-disk';
import type { Examples, Rule } from '../rule';

/** What MBR addresses with sectors of 512 bytes. */
const LARGEST_MBR = 2 * 2 ** 40;

export const rule: Rule = {
  id: 'disk/size-over-2tb',
  title: 'The boot disk is larger than 2 TB',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'The boot disk is larger than 2 TB: Generation 1 cannot use the rest, Generation 2 boots from 64 TB',
    installed:
      'The boot disk is larger than 2 TB: mbr2gpt puts the EFI partition behind {guest}, which cannot grow over the rest',
  },
  why: 'BIOS starts from MBR, which ends at 2 TB. UEFI starts from GPT, and a .vhdx reaches 64 TB.',
  whatToDo:
    'A guest that is installed afresh uses all of the disk. Behind an installed Windows mbr2gpt makes the EFI partition, so its volume cannot be extended afterwards: extend it as far as MBR goes before the move and defragment it (defrag C: /U /V), so that the end of the partition is free; for the rest of the disk move the EFI partition, or image the disk anew.',
  gained: 'A boot disk of up to 64 TB',
  sources: ['PLAN25', 'MAX', 'AZUP'],
  check(machine, { report }) {
    const size = bootDisk(machine)?.size;
    if (size === undefined || (known(size) ?? 0) <= LARGEST_MBR || statedGeneration(machine) !== 1) {
      return;
    }
    const { guest, work } = installedGuest(machine) ?? {};
    const converted = work === 'mbr2gpt' || work === 'other-media' ? guest : undefined;
    const named = converted && { guest: converted.recognised.name };
    const basis = converted && inferredFrom(converted, undefined);
    report({ at: size.at, message: converted && 'installed', arguments: named, inferredFrom: basis });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "files.vhdx", "Size": ‹"4TB"› }
  ]
}`,
    },
    {
      severity: 'information',
      text: '{ "Generation": 1, "Notes": "Windows Server 2019", "HardDrives": [{ "Path": "a.vhdx", "Size": ‹"4TB"› }] }',
    },
    {
      severity: 'information',
      text: `{
  "builders": [
    { "type": "hyperv-iso", "generation": 1, "disk_size": ‹2097153› }
  ]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "files", "Generation": 1, "HardDrives": [{ "Path": "files.vhdx", "Size": "2TB" }] }' },
    {
      text: `{
  "Name": "files",
  "Generation": 1,
  "HardDrives": [
    { "Path": "system.vhdx", "Size": "60GB" },
    { "Path": "files.vhdx", "ControllerType": "SCSI", "Size": "8TB" }
  ]
}`,
    },
    { text: '{ "Name": "files", "Generation": 2, "HardDrives": [{ "Path": "files.vhdx", "Size": "4TB" }] }' },
  ],
};

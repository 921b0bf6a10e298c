import { bootDisk, statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
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
  },
  why: 'BIOS starts from MBR, which ends at 2 TB. UEFI starts from GPT, and a .vhdx reaches 64 TB.',
  whatToDo: 'Nothing: after the conversion the guest can extend its partition over the rest of the disk.',
  gained: 'A boot disk of up to 64 TB',
  sources: ['PLAN25', 'MAX'],
  check(machine, { report }) {
    const size = bootDisk(machine)?.size;
    if (size !== undefined && (known(size) ?? 0) > LARGEST_MBR && statedGeneration(machine) === 1) {
      report({ span: size.span });
    }
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

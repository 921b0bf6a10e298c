import { known } from '../../machine/field';
import type { VirtualMachine } from '../../machine/machine';
import { inferredFrom } from '../evidence';
import { type InstalledGuest, installedGuest } from '../installed-disk';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/installed',
  title: 'An installed guest starts from its disk by BIOS',
  impact: 'manual',
  generation: 2,
  onInstalledDisk: true,
  messages: {
    default: 'What is installed on this disk starts by BIOS: Generation 2 needs GPT and a loader for UEFI on it',
    mbr2gpt: '{guest} is installed for BIOS: mbr2gpt makes its disk GPT, which Generation 2 starts from',
    guest: '{guest} is installed for BIOS: its disk needs GPT and a loader for UEFI to start in Generation 2',
    copy: 'The disk that this build copies starts by BIOS: build that one as Generation 2, or make it GPT',
    gpt: '{guest} is on GPT, which Generation 1 does not start: Generation 2 starts the disk as it is',
  },
  why: 'The generation belongs to the machine, and what its disk starts by to the guest on it: a disk that BIOS starts from does not start in Generation 2, nor Windows on GPT in Generation 1. A converted definition alone moves neither.',
  whatToDo:
    'Create the migration runbook of the definition before you convert it: it backs the machine up, brings the disk to GPT, makes the new machine and leaves the old one startable.',
  sources: ['PLAN25', 'OVR', 'MBR', 'AZUP'],
  check(machine, { report }) {
    const installed = installedGuest(machine);
    // A disk that is stated to be MBR is a finding of its own.
    if (installed === undefined || known(installed.disk.partitionStyle) === 'mbr') {
      return;
    }
    const { disk, guest } = installed;
    const message = messageFor(installed, machine.installation);
    if (message !== undefined) {
      const named = guest && { guest: guest.recognised.name };
      report({ at: disk.at, message, arguments: named, inferredFrom: guest && inferredFrom(guest, undefined) });
    }
  },
};

/** None where a rule about the guest says more. */
function messageFor({ work, guest }: InstalledGuest, installation: VirtualMachine['installation']): string | undefined {
  switch (work) {
    case 'none':
      return 'gpt';
    case 'mbr2gpt':
      return installation === 'copy' ? 'copy' : 'mbr2gpt';
    case 'unknown':
      return installation === 'copy' ? 'copy' : guest === undefined ? 'default' : 'guest';
    default:
      return undefined;
  }
}

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `[
  { "Name": "files", "Generation": 1, "Notes": "Windows Server 2019", "HardDrives": [{ ‹"Path": "files.vhdx"› }] },
  { "Name": "gate", "Generation": 1, "Notes": "FreeBSD 14", "HardDrives": [{ ‹"Path": "gate.vhdx"› }] },
  { "Name": "lab", "Generation": 1, "HardDrives": [{ ‹"Path": "lab.vhdx"› }], "DVDDrives": ["virtio.iso"] },
  { "Name": "app", "Generation": 1, "Notes": "Windows 10", "HardDrives": [{ ‹"Path": "app.vhdx"›, "PartitionStyle": "GPT" }] }
]`,
    },
    { severity: 'warning', text: '{ "builders": [{ "type": "hyperv-iso", ‹"iso_url": "base.vhdx"› }] }' },
  ],
  passing: [
    {
      text: `{
  "Name": "files",
  "Generation": 1,
  "DVDDrives": ["en_windows_server_2019_x64_dvd.iso"],
  "HardDrives": [{ "Path": "files.vhdx", "Size": "60GB" }]
}`,
    },
  ],
};

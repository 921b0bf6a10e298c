import { inferredFrom } from '../evidence';
import { installedGuest } from '../installed-disk';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/server-2016-mbr2gpt',
  title: 'Windows Server 2016 has no mbr2gpt of its own',
  impact: 'manual',
  generation: 2,
  onInstalledDisk: true,
  messages: { default: '{guest} has no mbr2gpt: start the setup of Windows Server 2019 or later to make its disk GPT' },
  why: 'Generation 2 starts from a GPT disk. mbr2gpt, which makes one of an installed MBR disk, is not in the box of Windows Server 2016.',
  whatToDo:
    'Run mbr2gpt /convert from the command prompt (Shift+F10) of the setup of Windows Server 2019 or later, or of Windows 10 from 1703 on; or on the host, with the disk mounted.',
  sources: ['AZUP', 'MBR', 'W365'],
  check(machine, { report }) {
    const { disk, guest, work } = installedGuest(machine) ?? {};
    if (disk !== undefined && guest !== undefined && work === 'other-media') {
      report({
        at: disk.at,
        arguments: { guest: guest.recognised.name },
        inferredFrom: inferredFrom(guest, undefined),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "files",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2016",
  "HardDrives": [{ ‹"Path": "D:\\\\VMs\\\\files.vhdx"› }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "files",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2019",
  "HardDrives": [{ "Path": "D:\\\\VMs\\\\files.vhdx" }]
}`,
    },
    {
      text: `{
  "Name": "files",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2016",
  "HardDrives": [{ "Path": "D:\\\\VMs\\\\files.vhdx", "PartitionStyle": "GPT" }]
}`,
    },
  ],
};

import { inferredFrom } from '../evidence';
import { installedGuest } from '../installed-disk';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'disk/windows8-no-mbr2gpt',
  title: 'mbr2gpt does not support Windows before 10 and Server 2016',
  impact: 'manual',
  generation: 2,
  onInstalledDisk: true,
  messages: {
    default: '{guest} is not supported by mbr2gpt: its disk has to be re-imaged, or the guest upgraded first',
  },
  why: 'Generation 2 starts from a GPT disk. mbr2gpt, which makes one of an installed MBR disk, is not supported for Windows 8 and 8.1, nor for the servers of their code.',
  whatToDo:
    'Upgrade the guest to Windows 10 or Server 2019 in Generation 1 first; or capture it with DISM and apply it to a GPT disk, with bcdboot /f UEFI; or install it afresh.',
  sources: ['MBR', 'CVM'],
  check(machine, { report }) {
    const { disk, guest, work } = installedGuest(machine) ?? {};
    if (disk !== undefined && guest !== undefined && work === 'unsupported') {
      report({ span: disk.span, arguments: { guest: guest.recognised.name }, ...inferredFrom(guest, undefined) });
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
  "GuestOperatingSystem": { "Name": "Windows Server 2012 R2", "Architecture": "x64" },
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
    { text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": "windows_server_2012_r2.iso" }] }' },
  ],
};

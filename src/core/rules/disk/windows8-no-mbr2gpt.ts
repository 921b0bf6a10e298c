import { type GuestSystem, guestSystems } from '../../machine/guests/catalogue';
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
    server: '{guest} is not supported by mbr2gpt: re-image its disk, or upgrade it in place first (to {upgrades})',
  },
  why: 'Generation 2 starts from a GPT disk. mbr2gpt, which makes one of an installed MBR disk, is not supported for Windows 8 and 8.1, nor for the servers of their code.',
  whatToDo:
    'Upgrade the guest in Generation 1 first: Windows 8 and 8.1 to Windows 10, Windows Server 2012 R2 to 2016, 2019 or 2025, Windows Server 2012 to 2016 and from there on; or capture it with DISM and apply it to a GPT disk, with bcdboot /f UEFI; or install it afresh.',
  sources: ['MBR', 'CVM', 'WSUP'],
  check(machine, { report }) {
    const { disk, guest, work } = installedGuest(machine) ?? {};
    if (disk !== undefined && guest !== undefined && work === 'unsupported') {
      const upgrades = upgradesTo(guest.recognised.system);
      report({
        at: disk.at,
        ...(upgrades !== '' && { message: 'server' }),
        arguments: { guest: guest.recognised.name, upgrades },
        inferredFrom: inferredFrom(guest, undefined),
      });
    }
  },
};

/** The upgrades in place of which mbr2gpt supports the outcome. */
function upgradesTo(system: GuestSystem | undefined): string {
  return (system?.upgrades ?? [])
    .filter(name => guestSystems().some(other => other.name === name && other.mbr2gpt !== 'unsupported'))
    .map(name => name.replace('Windows Server ', ''))
    .join(', ');
}

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
    {
      severity: 'warning',
      text: '{ "Name": "desk", "Generation": 1, "Notes": "Windows 8.1 x64", "HardDrives": [{ ‹"Path": "desk.vhdx"› }] }',
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

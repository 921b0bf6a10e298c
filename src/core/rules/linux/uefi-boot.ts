import { inferredFrom } from '../evidence';
import { installedGuest } from '../installed-disk';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'linux/uefi-boot',
  title: 'An installed Linux has to learn to start from UEFI',
  impact: 'manual',
  generation: 2,
  onInstalledDisk: true,
  messages: {
    default: '{guest} is installed for BIOS: it needs an EFI partition, GRUB with its fall-back loader, hv_* drivers',
  },
  why: 'A new machine has no boot entry, so its firmware starts EFI/BOOT/BOOTX64.EFI of the EFI system partition, which some distributions leave out; the initramfs needs hv_vmbus, hv_storvsc and hv_netvsc; and older GRUB counts down too fast without the timer of BIOS. Microsoft has no procedure for this on premises.',
  whatToDo:
    'Make room for an EFI system partition and convert the disk to GPT where it is not (blkid -s PTTYPE tells; Fedora lays GPT out for BIOS too from 37 on); install GRUB for EFI and the shim; copy the loader to EFI/BOOT/BOOTX64.EFI; rebuild the initramfs with the hv_* modules; raise the GRUB timeout where the menu is gone at once.',
  sources: ['AZUP', 'AZLIN', 'LINBP', 'UBU', 'FEDORAGPT'],
  check(machine, { report }) {
    const { disk, guest, work } = installedGuest(machine) ?? {};
    if (disk !== undefined && guest !== undefined && work === 'linux') {
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
  "Name": "web",
  "Generation": 1,
  "GuestOperatingSystem": "Ubuntu 18.04",
  "HardDrives": [{ ‹"Path": "D:\\\\VMs\\\\web.vhdx"› }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 1,
  "GuestOperatingSystem": "Ubuntu 18.04",
  "DVDDrives": [{ "Path": "D:\\\\ISO\\\\ubuntu-18.04.6-live-server-amd64.iso" }],
  "HardDrives": [{ "Path": "D:\\\\VMs\\\\web.vhdx", "Size": "40GB" }]
}`,
    },
    { text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": "ubuntu-18.04.6-live-server-amd64.iso" }] }' },
  ],
};

import { installedDisk, statedGeneration } from '../../machine/devices';
import { inferredFrom, lacksVersion } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/unverified',
  title: 'No source says whether the guest starts in Generation 2',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'No source says that {guest} starts in Generation 2: try it before you convert the machine',
    media: 'The disc of {guest} starts with BIOS alone: use its image for Hyper-V in place of an installation',
    installer: 'The installer of {guest} makes no EFI partition: make one by hand, or install a later release',
  },
  why: 'Of the systems that are neither Windows nor Linux, Microsoft lists only FreeBSD, from 11.1 on, as a guest of Generation 2. Others may have no UEFI loader, no installer for it, or no driver for synthetic devices.',
  whatToDo: 'Install the guest in a new Generation 2 machine with Secure Boot off, and see whether it starts.',
  sources: ['PLAN25', 'FBSD', 'ALPINE', 'FLATISO'],
  check(machine, { report }) {
    const { guest } = machine;
    const system = guest?.recognised.system;
    if (guest === undefined || system === undefined || statedGeneration(machine) === 2 || lacksVersion(guest)) {
      return;
    }
    const isOther = system.family !== 'windows' && system.family !== 'linux' && system.generation2 === 'unverified';
    const isOfDisc = system.mediaOfBios && installedDisk(machine) === undefined;
    const message = isOfDisc ? 'media' : system.installerMakesNoEfiPartition ? 'installer' : undefined;
    if (isOther || message !== undefined) {
      report({
        at: guest.at,
        ...(message && { message }),
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
  "Name": "router",
  "Generation": 1,
  "GuestOperatingSystem": ‹"NetBSD 10.0"›
}`,
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "iso_url": ‹"flatcar_production_iso_image.iso"› }] }',
    },
    { severity: 'warning', text: '{ "Name": "relay", "Generation": 1, "GuestOperatingSystem": ‹"Alpine Linux 3.7"› }' },
  ],
  passing: [
    { text: '{ "Name": "router", "Generation": 1, "GuestOperatingSystem": "FreeBSD 13.2" }' },
    { text: '{ "Name": "router", "Generation": 1, "GuestOperatingSystem": "FreeBSD" }' },
    { text: '{ "Name": "k8s", "Generation": 1, "GuestOperatingSystem": "Flatcar", "HardDrives": ["flatcar.vhdx"] }' },
    { text: '{ "Name": "router", "Generation": 2, "GuestOperatingSystem": "NetBSD 10.0" }' },
  ],
};

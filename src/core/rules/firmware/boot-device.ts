import { isMissingInGeneration2 } from '../../machine/devices';
import type { Examples, Rule } from '../rule';

// What Generation 2 hasn't got is for firmware/startup-order.
export const rule: Rule = {
  id: 'firmware/boot-device',
  title: 'A device to start from is none that the tool takes',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{device} is refused here: what is taken is {instead}',
    dropped: '{device} is dropped from this order without a word: only places such as {instead} count in it',
  },
  why: 'Packer takes places on SCSI in boot_order and drops all else without a word; in first_boot_device it takes CD, DVD, NET and places, and ends the build at anything else. New-VM takes CD, VHD and NetworkAdapter for a Generation 2 machine.',
  whatToDo:
    "Name the device in the tool's words: first_boot_device takes DVD, boot_order the place of a drive, such as SCSI:0:1.",
  sources: ['PKR', 'PS'],
  check({ firmware }, { report }) {
    for (const { device, at, notTaken } of firmware.orders.flatMap(({ entries }) => entries)) {
      if (notTaken !== undefined && device.kind === 'other' && !isMissingInGeneration2(device)) {
        report({
          at,
          ...(notTaken.by === 'leaving-out' && { message: 'dropped' }),
          arguments: { device: device.text, instead: notTaken.instead },
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "boot_order": [‹"DVD"›, "SCSI:0:0"] }] }',
    },
    {
      severity: 'warning',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "first_boot_device": ‹"disk"› }] }',
    },
    {
      severity: 'warning',
      text: '{ "Name": "web", "Generation": 2, "VHDPath": "web.vhdx", "BootDevice": ‹"USB"› }',
    },
  ],
  passing: [
    { text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "boot_order": ["SCSI:0:0"] }] }' },
    { text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "first_boot_device": "DVD" }] }' },
    { text: '{ "Name": "web", "Generation": 2, "VHDPath": "web.vhdx", "BootDevice": "CD" }' },
  ],
};

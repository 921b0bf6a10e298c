import { bootTargets } from '../../convert/boot-order';
import { belongsToGeneration1 } from '../../machine/devices';
import type { Examples, Rule } from '../rule';
import { startMessage } from '../start-device';

export const rule: Rule = {
  id: 'firmware/startup-order',
  title: 'Generation 2 has a boot order of devices in place of a start-up order',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: {
    default: 'A BIOS start-up order: Generation 2 boots from a list of its own devices',
    listed: 'This boot order has {device}, which Generation 2 has not',
    device: 'Generation 2 has no {device} to start from: {instead} takes its place',
    none: 'Generation 2 has no {device} to start from, and nothing takes its place',
    network: 'Without a legacy adapter the network starts nothing: in Generation 2 it would be started from first',
  },
  why: 'BIOS tries kinds of devices (floppy, CD, IDE, legacy adapter). UEFI has a list of the very devices of the machine; what it does not list it does not try.',
  whatToDo: 'Replace the order by one of the devices that remain, and leave out what starts nothing.',
  replacedBy: 'A boot order of the devices of the machine',
  gained: 'Boot from SCSI disks, SCSI DVD drives and synthetic network adapters',
  lost: 'Kinds of devices of which the machine has none',
  sources: ['PS', 'S0', 'PKR'],
  check(machine, { slotFor, report }) {
    for (const order of machine.firmware.orders.filter(each => belongsToGeneration1(machine, each))) {
      const targets = bootTargets(machine, order, slotFor);
      report({
        at: order.at,
        ...startMessage(machine, order, targets),
        ...(targets !== undefined && {
          fix: { class: 'safe', changes: [{ kind: 'replace-boot-order', order, targets }], alone: false },
        }),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "web",
  "Generation": 1,
  "Bios": { ‹"StartupOrder": ["CD", "IDE", "LegacyNetworkAdapter", "Floppy"]› },
  "HardDrives": [{ "Path": "web.vhdx" }],
  "NetworkAdapters": [{ "IsLegacy": true }]
}`,
      fixed: `{
  "Name": "web",
  "Generation": 2,
  "Firmware": {
    "BootOrder": ["HardDiskDrive", "NetworkAdapter"]
  },
  "HardDrives": [{ "Path": "web.vhdx" }],
  "NetworkAdapters": [{ "IsLegacy": false }]
}`,
    },
    {
      severity: 'error',
      text: '{ "Name": "web", "Generation": 2, "VHDPath": "web.vhdx", ‹"BootDevice": "IDE"› }',
      fixed: '{ "Name": "web", "Generation": 2, "VHDPath": "web.vhdx", "BootDevice": "VHD" }',
    },
    {
      severity: 'error',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, ‹"first_boot_device": "IDE"› }, { "type": "hyperv-iso", "generation": 2, ‹"first_boot_device": "IDE:1:0"› }, { "type": "hyperv-iso", "generation": 2, ‹"boot_order"›: ["IDE:0:0"] }] }',
      fixed:
        '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "first_boot_device": "SCSI:0:0" }, { "type": "hyperv-iso", "generation": 2 }, { "type": "hyperv-iso", "generation": 2 }] }',
    },
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "hyperv-iso", "generation": 1, ‹"first_boot_device": "NET"› }] }',
      fixed: '{ "builders": [{ "type": "hyperv-iso", "generation": 2 }] }',
    },
  ],
  passing: [{ text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "first_boot_device": "DVD" }] }' }],
};

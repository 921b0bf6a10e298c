import type { BootOrder } from '../../machine/machine';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'generation-1/boot-order',
  title: 'Generation 1 has no boot order of devices',
  impact: 'converts',
  generation: 1,
  messages: {
    default: 'A boot order of devices, but this machine is Generation 1: its BIOS knows only kinds of devices',
  },
  why: 'Set-VMFirmware, which sets a boot order of devices, fails on a Generation 1 machine; a place such as SCSI:0:0 is no kind of device.',
  whatToDo: 'Convert the machine to Generation 2, or name a kind of device: CD, IDE, NET or Floppy.',
  sources: ['PS', 'PKR'],
  check({ firmware }, { report }) {
    for (const order of firmware.orders.filter(namesDevices)) {
      report({ at: order.at, fix: { class: 'safe', changes: [], alone: false } });
    }
  },
};

function namesDevices(order: BootOrder): boolean {
  return order.generation === 2
    ? order.entries.length > 0
    : order.generation === 'both' && order.entries.some(entry => entry.device.kind === 'slot');
}

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    ‹"first_boot_device": "SCSI:0:0"›
  }]
}`,
      fixed: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 2,
    "first_boot_device": "SCSI:0:0"
  }]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "builders": [{
    "type": "hyperv-iso",
    "generation": 1,
    "first_boot_device": "CD"
  }]
}`,
    },
  ],
};

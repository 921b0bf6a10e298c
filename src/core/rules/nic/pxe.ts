import { isNetwork, startsNothing, statedGeneration } from '../../machine/devices';
import type { BootDevice, BootOrder } from '../../machine/machine';
import type { Examples, Rule } from '../rule';

// The BIOS order of every Generation 1 machine has the network in it: only one before the disk says that it is used.
export const rule: Rule = {
  id: 'nic/pxe',
  title: 'The machine boots from the network first',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'It boots from the network first: Generation 2 does so as UEFI, over IPv4 unless told otherwise',
  },
  why: 'In Generation 1 only a legacy adapter boots by PXE, over IPv4, and without one the entry does nothing. In Generation 2 every synthetic adapter does, over IPv4 or IPv6, and its firmware asks for a UEFI loader.',
  whatToDo:
    'Have the boot server offer a UEFI loader; set the protocol with Set-VMFirmware -PreferredNetworkBootProtocol.',
  replacedBy: 'PXE from the synthetic network adapter',
  gained: 'Network boot over IPv6 as well',
  sources: ['PLAN25', 'S0', 'PS', 'LINBP'],
  check(machine, { report }) {
    if (statedGeneration(machine) !== 1) {
      return;
    }
    for (const order of machine.firmware.orders) {
      const starting = order.entries.filter(({ device }) => !startsNothing(machine, order, device));
      const first = starting.find(({ device }) => isDisk(device) || isNetwork(device));
      if (isOfBios(order) && first !== undefined && isNetwork(first.device)) {
        report({ at: first.at });
      }
    }
  },
};

function isOfBios({ generation, complete }: BootOrder): boolean {
  return generation !== 2 && complete;
}

function isDisk({ kind }: BootDevice): boolean {
  return kind === 'ide' || kind === 'hard-disk' || kind === 'slot';
}

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "thin-client",
  "Generation": 1,
  "Bios": { "StartupOrder": ["CD", ‹"LegacyNetworkAdapter"›, "IDE", "Floppy"] },
  "NetworkAdapters": [{ "IsLegacy": true }]
}`,
    },
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "hyperv-iso", "use_legacy_network_adapter": true, "first_boot_device": ‹"NET"› }] }',
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 1,
  "Bios": { "StartupOrder": ["CD", "IDE", "LegacyNetworkAdapter", "Floppy"] }
}`,
    },
    {
      text: `{
  "Name": "web",
  "Generation": 1,
  "Bios": { "StartupOrder": ["LegacyNetworkAdapter", "IDE", "CD", "Floppy"] },
  "NetworkAdapters": [{ "IsLegacy": false }]
}`,
    },
    { text: '{ "builders": [{ "type": "hyperv-iso", "generation": 2, "first_boot_device": "NET" }] }' },
  ],
};

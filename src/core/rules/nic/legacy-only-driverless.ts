import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

// An inference from the table of devices: what is known to run in Generation 2 has the driver in the box.
export const rule: Rule = {
  id: 'nic/legacy-only-driverless',
  title: 'The guest may never have used a synthetic network adapter',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Only legacy network adapters: the guest may have no driver for the synthetic one',
  },
  why: 'The legacy adapter needs no driver of Hyper-V. A guest that never had another may start without a network in Generation 2.',
  whatToDo: 'Add a synthetic adapter in Generation 1 first and see that it works; put hv_netvsc into the initramfs.',
  sources: ['S0', 'PLAN25', 'AZLIN'],
  check(machine, { report }) {
    const { items, complete } = machine.networkAdapters;
    const [first] = items;
    const hasDriver = machine.guest?.recognised.system?.generation2 === 'yes';
    const onlyLegacy = complete && items.every(({ legacy }) => known(legacy) === true);
    if (first !== undefined && onlyLegacy && !hasDriver && statedGeneration(machine) === 1) {
      report({ at: first.at });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "monitor",
  "Generation": 1,
  "NetworkAdapters": [
    { ‹"Name": "LAN"›, "IsLegacy": true },
    { "Name": "SAN", "IsLegacy": true }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "monitor",
  "Generation": 1,
  "NetworkAdapters": [
    { "Name": "LAN", "IsLegacy": true },
    { "Name": "SAN", "IsLegacy": false }
  ]
}`,
    },
    {
      text: `{
  "Name": "monitor",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2016",
  "NetworkAdapters": [
    { "Name": "LAN", "IsLegacy": true }
  ]
}`,
    },
    {
      text: '{ "name": "k8s", "generation": 1, "os": "Ubuntu 20.04", "nics": [{ "switch": "LAN", "legacy": true }] }',
    },
  ],
};

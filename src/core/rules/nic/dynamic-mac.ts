import { sentence } from '../../l10n';
import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

// Once for a machine, however many adapters: most exported machines have such addresses.
export const rule: Rule = {
  id: 'nic/dynamic-mac',
  title: 'The machine has a MAC address of the pool',
  impact: 'informs',
  generation: 2,
  messages: { default: 'The MAC address {address} is dynamic: a new machine gets another one' },
  why: 'Hyper-V gives a dynamic address to the machine object. DHCP reservations, licences and some Linux network settings depend on the address.',
  whatToDo: 'Set the present address as a static one on the new machine, once the old one is gone.',
  sources: ['AZL', 'CVM', 'LINBP'],
  check(machine, { report }) {
    const [first, ...others] = machine.networkAdapters.items.filter(
      ({ dynamicMacAddress, macAddress }) => known(dynamicMacAddress) === true && known(macAddress) !== undefined,
    );
    const address = known(first?.macAddress);
    if (first !== undefined && address !== undefined && statedGeneration(machine) !== 2) {
      const related = others.map(({ at }) => ({ at, message: sentence('This adapter as well') }));
      report({ at: first.macAddress?.at ?? first.at, arguments: { address }, related });
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
  "NetworkAdapters": [
    { "Name": "LAN", "MacAddress": ‹"00155D1FD216"›, "DynamicMacAddressEnabled": true },
    { "Name": "SAN", "MacAddress": "00155D1FD217", "DynamicMacAddressEnabled": true }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{
  "Name": "web",
  "Generation": 1,
  "NetworkAdapters": [
    { "Name": "LAN", "MacAddress": "00155D1FD216", "DynamicMacAddressEnabled": false },
    { "Name": "SAN", "MacAddress": "000000000000", "DynamicMacAddressEnabled": true }
  ]
}`,
    },
    {
      text: `{
  "Name": "web",
  "Generation": 2,
  "NetworkAdapters": [
    { "Name": "LAN", "MacAddress": "00155D1FD216", "DynamicMacAddressEnabled": true }
  ]
}`,
    },
  ],
};

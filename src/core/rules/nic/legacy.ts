import { sentence } from '../../l10n';
import { emulatedNameIn } from '../../machine/adapter-names';
import { bootsFromNetwork, installedDisk } from '../../machine/devices';
import { known } from '../../machine/field';
import { hostById } from '../../machine/hosts';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'nic/legacy',
  title: 'Generation 2 has no legacy network adapter',
  impact: 'converts',
  generation: 2,
  tag: 'deprecated',
  messages: { default: 'A legacy network adapter: Generation 2 has only synthetic ones, which also boot by PXE' },
  why: 'The legacy adapter emulates old hardware and was needed to boot from the network. The synthetic adapter of Generation 2 boots over IPv4 and IPv6.',
  whatToDo:
    'Make the adapter synthetic, with its MAC address, switch and VLAN. The guest sees a new adapter: a static IP address has to be set again.',
  replacedBy: 'A synthetic network adapter',
  gained: 'Network boot over IPv4 and IPv6; adapters added and removed while the machine runs',
  lost: 'The emulated adapter, with a static IP address that the guest bound to it',
  sources: ['S0', 'PLAN25', 'FEAT25'],
  check(machine, { host, report }) {
    const { items } = machine.networkAdapters;
    // Generation 1 has the legacy adapters beside the synthetic ones, which may be as many as it allows.
    const { networkAdapters = items.length } = hostById(host).limits.generation1;
    const alone = items.length <= networkAdapters && !bootsFromNetwork(machine);
    const related = machine.scripts
      .filter(({ text }) => emulatedNameIn(text, machine.guest, true) !== undefined)
      .map(({ at }) => ({ at, message: sentence('This names the emulated adapter') }));
    const isInstalled = installedDisk(machine) !== undefined;
    for (const adapter of items) {
      if (known(adapter.legacy) === true) {
        const changes = [{ kind: 'make-adapter-synthetic', adapter }] as const;
        report({
          at: adapter.legacy.at,
          related,
          fix: isInstalled ? { class: 'lossy', changes, alone, lost: ADDRESS } : { class: 'safe', changes, alone },
        });
      }
    }
  },
};

const ADDRESS = {
  what: sentence('a static IP address that the guest gave the legacy adapter'),
  toDo: sentence('set it again in the guest'),
} as const;

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "kiosk",
  "Generation": 1,
  "NetworkAdapters": [{ "SwitchName": "LAN", "MacAddress": "00155D012A00", "IsLegacy": ‹true› }]
}`,
      fixed: `{
  "Name": "kiosk",
  "Generation": 1,
  "NetworkAdapters": [{ "SwitchName": "LAN", "MacAddress": "00155D012A00", "IsLegacy": false }]
}`,
    },
    {
      severity: 'error',
      text: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2, "use_legacy_network_adapter": ‹true› }]
}`,
      fixed: `{
  "builders": [{ "type": "hyperv-iso", "generation": 2 }]
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "kiosk", "Generation": 1, "NetworkAdapters": [{ "SwitchName": "LAN", "IsLegacy": false }] }' },
  ],
};

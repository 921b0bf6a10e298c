import { hostById } from '../../machine/hosts';
import { hostOf } from '../configuration-version';
import { limitBasis } from '../limits';
import type { Examples, Rule } from '../rule';

// That more than 8 adapters need configuration version 8.3 is said by host/config-version-of-feature.
export const rule: Rule = {
  id: 'nic/too-many',
  title: 'A machine has only so many network adapters',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: 'A network adapter too many: {host} gives a Generation 2 machine {most}, and none of them legacy',
  },
  why: 'Windows Server 2012 R2 and 2016 give a machine 8 synthetic adapters; later hosts give a Generation 2 machine 64. Legacy ones, of which Generation 1 has 4 besides, become synthetic.',
  whatToDo: 'Join networks as VLANs on one adapter, or move the machine to a newer host.',
  sources: ['MAX', 'VER', 'OVR'],
  check(machine, { host, report }) {
    const most = hostById(host).limits.generation2.networkAdapters;
    const beyond = most === undefined ? undefined : machine.networkAdapters.items[most];
    if (beyond !== undefined) {
      report({
        at: beyond.at,
        arguments: { host: hostOf(machine, host).name, most: String(most) },
        ...limitBasis(machine, host),
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      host: '2016',
      text: `{
  "name": "router", "generation": 2,
  "nics": [{}, {}, {}, {}, {}, {}, {}, {}, { ‹"name": "ninth"› }, { "name": "tenth" }]
}`,
    },
    {
      severity: 'warning',
      host: '2016',
      text: `{
  "name": "router", "generation": 1,
  "nics": [{}, {}, {}, {}, {}, {}, {}, {}, { ‹"name": "ninth"›, "isLegacy": true }]
}`,
    },
  ],
  passing: [
    { text: '{ "name": "router", "generation": 2, "nics": [{}, {}, {}, {}, {}, {}, {}, {}] }', host: '2016' },
    { text: '{ "name": "router", "generation": 2, "nics": [{}, {}, {}, {}, {}, {}, {}, {}, {}] }', host: '2019' },
  ],
};

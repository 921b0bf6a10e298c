import { bootsFromNetwork } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Rule } from '../rule';

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
  sources: ['S0', 'PLAN25', 'FEAT25'],
  *check(machine) {
    for (const adapter of machine.networkAdapters.items) {
      if (known(adapter.legacy) === true) {
        yield {
          span: adapter.legacy.span,
          fix: {
            class: 'safe',
            changes: [{ kind: 'make-adapter-synthetic', adapter }],
            alone: !bootsFromNetwork(machine),
          },
        };
      }
    }
  },
};

import { sentence } from '../../l10n';
import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'ops/resource-metering',
  title: 'What the machine used is measured',
  impact: 'informs',
  generation: 2,
  messages: { default: 'Resource metering is on: what it measured so far does not go over to a new machine' },
  why: 'Metering counts for one machine object. The new machine begins at zero, and with metering off.',
  whatToDo: 'Read the counters (Measure-VM) before the move, and turn metering on again (Enable-VMResourceMetering).',
  lost: 'The history of the counters',
  sources: ['CVM', 'PS'],
  check(machine, { report }) {
    const { resourceMetering } = machine;
    const stated = statedGeneration(machine);
    if (resourceMetering !== undefined && known(resourceMetering) === true && stated !== 2) {
      const fix = { class: 'lossy', changes: [], alone: false, lost: COUNTERS } as const;
      report({ at: resourceMetering.at, ...(stated === 1 && { fix }) });
    }
  },
};

const COUNTERS = {
  what: sentence('what resource metering counted'),
  toDo: sentence('read it with Measure-VM before the move'),
} as const;

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "Name": "tenant-12",
  "Generation": 1,
  "ResourceMeteringEnabled": ‹true›
}`,
      fixed: `{
  "Name": "tenant-12",
  "Generation": 2,
  "ResourceMeteringEnabled": true
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "tenant-12", "Generation": 1, "ResourceMeteringEnabled": false }' },
    { text: '{ "Name": "tenant-12", "Generation": 2, "ResourceMeteringEnabled": true }' },
  ],
};

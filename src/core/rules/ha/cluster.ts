import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'ha/cluster',
  title: 'The machine is a role of a cluster',
  impact: 'manual',
  generation: 2,
  messages: { default: 'The machine is a role of a cluster: the role has to be removed and made anew' },
  why: 'A cluster role belongs to one machine object. The Generation 2 machine is another one and has to be added as a role of its own.',
  whatToDo:
    'Remove the role (Remove-ClusterGroup -RemoveResources), and add the new machine (Add-ClusterVirtualMachineRole).',
  lost: 'The settings of the role: priority, preferred owners, dependencies',
  sources: ['AZL', 'CVM'],
  check(machine, { report }) {
    const { clustered } = machine;
    if (clustered !== undefined && known(clustered) === true && statedGeneration(machine) !== 2) {
      report({ at: clustered.at });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "erp",
  "Generation": 1,
  "IsClustered": ‹true›
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "erp", "Generation": 1, "IsClustered": false }' },
    { text: '{ "Name": "erp", "Generation": 2, "IsClustered": true }' },
  ],
};

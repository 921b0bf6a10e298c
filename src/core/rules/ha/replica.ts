import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'ha/replica',
  title: 'Hyper-V Replica replicates the machine',
  impact: 'manual',
  generation: 2,
  messages: { default: 'Hyper-V Replica knows this machine: the new one has another id and is replicated anew' },
  why: 'The replication belongs to the id of the machine. A new machine has none, and the old replica remains on the other server until it is removed there.',
  whatToDo: 'Stop the replication on both servers (Remove-VMReplication), and enable it for the new machine.',
  lost: 'The replication, with the recovery points of the replica',
  sources: ['REPL', 'PS'],
  check(machine, { report }) {
    const { replicated } = machine;
    if (replicated !== undefined && known(replicated) === true && statedGeneration(machine) !== 2) {
      report({ at: replicated.at });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `[
  { "Name": "erp", "Generation": 1, "ReplicationState": ‹4› },
  { "Name": "crm", "Generation": 1, "ReplicationState": ‹"Replicating"› }
]`,
    },
  ],
  passing: [
    { text: '{ "Name": "erp", "Generation": 1, "ReplicationState": 0 }' },
    { text: '{ "Name": "erp", "Generation": 1, "ReplicationState": "Disabled" }' },
    { text: '{ "Name": "erp", "Generation": 2, "ReplicationState": 4 }' },
  ],
};

import { statedGeneration } from '../machine/devices';
import type { Rule } from './rule';

export const vmNotShown: Rule = {
  id: 'vm/not-shown',
  title: 'The file does not show all drives and adapters of the machine',
  impact: 'manual',
  generation: 2,
  messages: {
    default: "Drives or adapters are cut off or an expression, so they can't be judged: export with -Depth 5",
  },
  why: 'ConvertTo-Json writes the names of types in place of what lies deeper than its -Depth, which is 2 where it is not given. Unknown is not absent.',
  whatToDo: 'Export again with Get-VM | ConvertTo-Json -Depth 5.',
  sources: ['PS'],
  *check(machine) {
    const complete = machine.drives.complete && machine.networkAdapters.complete;
    if (!complete && statedGeneration(machine) !== 2) {
      yield { span: machine.span };
    }
  },
};

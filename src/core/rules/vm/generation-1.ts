import { statedGeneration } from '../../machine/devices';
import type { Rule } from '../rule';

export const rule: Rule = {
  id: 'vm/generation-1',
  title: 'The machine is Generation 1',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '{name} is Generation 1: moving to Generation 2 means a new machine',
  },
  why: 'The generation of a machine cannot be changed after it is created. To move, define a Generation 2 machine and attach the converted disks.',
  whatToDo: 'Convert the definition; the disk of an installed guest has to change from MBR to GPT as well.',
  sources: ['PLAN25', 'OVR'],
  *check(machine) {
    if (statedGeneration(machine) === 1) {
      yield {
        span: machine.span,
        arguments: { name: machine.name },
        fix: { class: 'safe', changes: [], alone: false },
      };
    }
  },
};

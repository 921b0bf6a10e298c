import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import type { Examples, Rule } from '../rule';

// A running machine is no finding: in an export most run, and whoever moves one shuts it down anyway.
export const rule: Rule = {
  id: 'vm/state',
  title: 'The machine is saved or paused',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'The machine is saved: what it has in memory does not move to a new machine',
    paused: 'The machine is paused: what it has in memory does not move to a new machine',
  },
  why: 'A saved state belongs to one machine with its devices. The Generation 2 machine is another one and starts from its disk.',
  whatToDo: 'Start or resume the machine and shut it down in the guest before its disk moves.',
  lost: 'The saved state',
  sources: ['CVM'],
  check(machine, { report }) {
    const state = known(machine.state);
    if (machine.state !== undefined && (state === 'saved' || state === 'paused') && statedGeneration(machine) !== 2) {
      report({ at: machine.state.at, ...(state === 'paused' && { message: 'paused' }) });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "payroll",
  "Generation": 1,
  "State": ‹"Saved"›
}`,
    },
    {
      severity: 'warning',
      text: `[
  { "Name": "web", "Generation": 1, "State": ‹9› },
  { "Name": "db", "Generation": 1, "State": 2 }
]`,
    },
  ],
  passing: [
    { text: '{ "Name": "payroll", "Generation": 1, "State": "Running" }' },
    { text: '{ "Name": "payroll", "Generation": 1, "State": 3 }' },
    { text: '{ "Name": "payroll", "Generation": 2, "State": "Saved" }' },
  ],
};

import { known } from '../../machine/field';
import { inferredFrom } from '../evidence';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'guest/limits',
  title: 'The guest does not support so many processors',
  impact: 'manual',
  generation: 2,
  messages: { default: '{guest} supports {most} virtual processors at most, this machine has {count}' },
  why: 'What a guest supports may be less than what a machine of either generation may have.',
  whatToDo: 'Give the machine fewer processors.',
  sources: ['GUESTW', 'MAX'],
  check({ guest, processorCount }, { report }) {
    const [count, most] = [known(processorCount), guest?.recognised.system?.maximumProcessors];
    if (guest !== undefined && processorCount !== undefined && count !== undefined && most !== undefined) {
      if (count > most) {
        report({
          at: processorCount.at,
          arguments: { guest: guest.recognised.name, most: String(most), count: String(count) },
          inferredFrom: inferredFrom(guest, undefined),
        });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "Name": "render",
  "Generation": 2,
  "GuestOperatingSystem": "Windows 11",
  "ProcessorCount": ‹48›
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "render", "Generation": 2, "GuestOperatingSystem": "Windows 11", "ProcessorCount": 32 }' },
    {
      text: '{ "Name": "render", "Generation": 2, "GuestOperatingSystem": "Windows Server 2019", "ProcessorCount": 240 }',
    },
  ],
};

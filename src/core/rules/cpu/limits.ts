import { PROCESSORS, reportExcess } from '../limits';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'cpu/limits',
  title: 'A host gives a machine only so many processors',
  impact: 'blocks',
  generation: 2,
  messages: { default: '{amount} processors: {host} gives a Generation 2 machine at most {most} processors' },
  why: 'A Generation 2 machine has at most 240 virtual processors on Windows Server 2016 and 2019, 1,024 on 2022 and 2,048 on 2025.',
  whatToDo: 'Give the machine fewer processors, or move it to a newer host.',
  sources: ['MAX'],
  check(machine, context) {
    reportExcess(PROCESSORS, machine.processorCount, machine, context);
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      host: '2019',
      text: `{
  "Name": "render",
  "Generation": 2,
  "ProcessorCount": ‹256›
}`,
    },
    {
      severity: 'error',
      text: `{
  "Name": "render",
  "Generation": 2,
  "HostOperatingSystem": "Windows Server 2016",
  "ProcessorCount": ‹241›
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "render",
  "Generation": 1,
  "ProcessorCount": ‹2049›
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "render", "Generation": 1, "ProcessorCount": 65 }' },
    { text: '{ "Name": "render", "Generation": 2, "ProcessorCount": 240 }', host: '2016' },
    // No source that was read states a limit of this host.
    { text: '{ "Name": "render", "Generation": 2, "ProcessorCount": 256 }', host: '2012R2' },
  ],
};

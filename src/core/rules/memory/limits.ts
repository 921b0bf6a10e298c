import { MEMORY, memoryOf, reportExcess } from '../limits';
import type { Examples, Rule } from '../rule';

export const rule: Rule = {
  id: 'memory/limits',
  title: 'A host gives a machine only so much memory',
  impact: 'blocks',
  generation: 2,
  messages: { default: '{amount} TB of memory: {host} gives a Generation 2 machine at most {most} TB of memory' },
  why: 'A Generation 2 machine has at most 12 TB of memory on Windows Server 2016 and 2019, and 240 TB from 2022 on.',
  whatToDo: 'Give the machine less memory, or move it to a newer host.',
  sources: ['MAX'],
  check(machine, context) {
    for (const memory of memoryOf(machine)) {
      reportExcess(MEMORY, memory, machine, context);
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      host: '2019',
      text: `{
  "Name": "in-memory",
  "Generation": 2,
  "MemoryStartup": ‹"16TB"›,
  "MemoryMaximum": ‹"24TB"›
}`,
    },
    {
      severity: 'warning',
      text: `{
  "Name": "in-memory",
  "Generation": 2,
  "HostOperatingSystem": "Windows 10 1903",
  "MemoryStartup": ‹"13TB"›
}`,
    },
  ],
  passing: [
    { text: '{ "Name": "web", "Generation": 2, "MemoryStartup": "12TB" }', host: '2016' },
    { text: '{ "Name": "web", "Generation": 2, "MemoryStartup": "16TB" }', host: '2022' },
    { text: '{ "Name": "web", "Generation": 2, "MemoryStartup": "16TB" }', host: '2012R2' },
    {
      text: '{ "Name": "web", "Generation": 2, "MemoryMaximum": "24TB", "DynamicMemoryEnabled": false }',
      host: '2016',
    },
  ],
};

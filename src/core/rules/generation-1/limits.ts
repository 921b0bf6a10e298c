import { type Field, known } from '../../machine/field';
import { hostById } from '../../machine/hosts';
import type { NetworkAdapter, VirtualMachine } from '../../machine/machine';
import { excessOf, MEMORY, memoryOf, PROCESSORS, type Resource } from '../limits';
import type { Examples, Rule } from '../rule';

const fix = { class: 'safe', changes: [], alone: false } as const;

export const rule: Rule = {
  id: 'generation-1/limits',
  title: 'Generation 1 has 64 processors, 1 TB of memory and 8 network adapters at most',
  impact: 'converts',
  generation: 1,
  messages: {
    default: '{amount} processors: Generation 1 has at most {most} processors, Generation 2 more',
    memory: '{amount} TB of memory: Generation 1 has at most {most} TB of memory, Generation 2 more',
    adapter: 'A network adapter too many: Generation 1 has 8 synthetic and 4 legacy ones',
  },
  why: 'Generation 1 has the same limits on every host. Those of Generation 2 grow with the host.',
  whatToDo: 'Convert the machine to Generation 2, or give it less.',
  gained: 'Up to 2,048 processors, 240 TB of memory and 64 network adapters, by the host',
  sources: ['MAX', 'FEAT16'],
  check(machine, { host, report }) {
    const check = (resource: Resource, field: Field<number> | undefined): void => {
      const excess = excessOf(resource, field, host, 1);
      // What Generation 2 hasn't either is said by its own rules.
      if (excess !== undefined && excessOf(resource, field, host, 2) === undefined) {
        // That Hyper-V refuses a maximum which the machine may never reach is in no source.
        const uncertain = field === machine.memoryMaximum ? { uncertain: true as const } : {};
        const message = resource === MEMORY ? 'memory' : 'default';
        report({ at: excess.at, message, arguments: excess.arguments, ...uncertain, fix });
      }
    };
    check(PROCESSORS, machine.processorCount);
    for (const memory of memoryOf(machine)) {
      check(MEMORY, memory);
    }
    const { networkAdapters = 0, legacyNetworkAdapters } = hostById(host).limits.generation1;
    for (const { at } of [
      ...beyond(machine, false, networkAdapters),
      ...beyond(machine, true, legacyNetworkAdapters),
    ]) {
      report({ at, message: 'adapter', fix });
    }
  },
};

/** The first adapter of a kind that is one too many. */
function beyond({ networkAdapters: { items } }: VirtualMachine, legacy: boolean, most: number): NetworkAdapter[] {
  return items.length <= most ? [] : items.filter(adapter => known(adapter.legacy) === legacy).slice(most, most + 1);
}

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: '{ "Name": "render", "Generation": 1, "ProcessorCount": ‹65›, "MemoryStartup": ‹"2TB"› }',
      fixed: '{ "Name": "render", "Generation": 2, "ProcessorCount": 65, "MemoryStartup": "2TB" }',
    },
    {
      severity: 'error',
      text: '{ "Generation": 1, "NetworkAdapters": [{}, {}, {}, {}, {}, {}, {}, {}, { ‹"Name": "a"› }, {}, { "IsLegacy": true }] }',
      fixed:
        '{ "Generation": 2, "NetworkAdapters": [{}, {}, {}, {}, {}, {}, {}, {}, { "Name": "a" }, {}, { "IsLegacy": false }] }',
    },
    {
      severity: 'warning',
      text: '{ "Name": "render", "Generation": 1, "DynamicMemoryEnabled": true, "MemoryMaximum": ‹"2TB"› }',
      fixed: '{ "Name": "render", "Generation": 2, "DynamicMemoryEnabled": true, "MemoryMaximum": "2TB" }',
    },
  ],
  passing: [
    {
      // A maximum of 1 TB is what Hyper-V shows of every machine for which nobody set one.
      text: '{ "Name": "web", "Generation": 1, "ProcessorCount": 64, "MemoryMaximum": 1099511627776 }',
    },
    { text: '{ "Name": "render", "Generation": 2, "ProcessorCount": 65 }' },
  ],
};

import { sizeForGeneration2 } from '../../machine/azure/sizes';
import { statedGeneration } from '../../machine/devices';
import { statedSizeOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/size-gen1-only',
  title: 'The size runs Generation 1 alone',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: '{size} runs Generation 1 alone: choose a size that runs both',
    named: '{size} runs Generation 1 alone: {other} is the one that runs both',
  },
  why: 'Each series of sizes runs one generation or both. Azure refuses a machine whose image is of a generation that its size cannot start ("cannot boot Hypervisor Generation 2").',
  whatToDo:
    'Choose a size of a series that runs both, such as one with an s (Standard_D2s_v3), or a v4 or v5. What it costs, and whether the region has it, only a person can weigh.',
  sources: ['AZG2', 'KARP', 'ARM7454'],
  check(machine, { report }) {
    const stated = statedSizeOf(machine);
    if (stated?.row.runs !== 1 || statedGeneration(machine) === undefined) {
      return;
    }
    const { size, found } = stated;
    const other = sizeForGeneration2(size);
    report({
      ...found,
      ...(other === undefined ? { arguments: { size } } : { message: 'named', arguments: { size, other } }),
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": ‹"Standard_A2"› }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": ‹"Standard_D2_v3"› },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" } } } }`,
    },
  ],
};

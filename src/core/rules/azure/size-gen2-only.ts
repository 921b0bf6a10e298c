import { statedGeneration } from '../../machine/devices';
import { statedSizeOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/size-gen2-only',
  title: 'The size runs Generation 2 alone',
  impact: 'blocks',
  generation: 1,
  messages: {
    default: '{size} runs Generation 2 alone: Azure refuses a Generation 1 image with it',
  },
  why: 'Sizes of version 6 and later, of Arm64 and of confidential machines run Generation 2 alone ("cannot boot Hypervisor Generation 1").',
  whatToDo: 'Take the Generation 2 image.',
  sources: ['AZG2', 'KARP', 'ARM7454'],
  check(machine, { report }) {
    const stated = statedSizeOf(machine);
    if (stated?.row.runs === 2 && statedGeneration(machine) === 1) {
      report({ ...stated.found, arguments: { size: stated.size } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": ‹"Standard_D2s_v6"› },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v6" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

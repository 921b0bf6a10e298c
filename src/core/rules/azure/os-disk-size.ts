import { known } from '../../machine/field';
import { isMachine } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/os-disk-size',
  title: 'The disk with the system is too large for Generation 1',
  impact: 'blocks',
  generation: 1,
  messages: {
    default: 'The disk with the system has {size} GiB: Generation 1 starts from 2048 GiB at most',
  },
  why: 'Generation 1 starts from a disk of 2 TiB at most, Generation 2 from 4 TiB.',
  whatToDo: 'Move to Generation 2, or keep the system on a smaller disk.',
  sources: ['AZG2'],
  check(machine, { report }) {
    const size = known(machine.osDisk?.size);
    const isDisk = isMachine(machine) || machine.resource === 'image';
    if (machine.osDisk?.size !== undefined && size !== undefined && size > 2048 && isDisk) {
      report({ at: machine.osDisk.size.at, arguments: { size: `${size}` } });
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
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" },
      "osDisk": { "createOption": "FromImage", "diskSizeGB": ‹3072› }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }, "osDisk": { "createOption": "FromImage", "diskSizeGB": 3072 } } } }`,
    },
  ],
};

import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { sizesOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/size-nvme',
  title: 'The size has NVMe disks alone',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '{size} has its disks on NVMe alone: the image needs a driver for it',
  },
  why: 'Sizes of version 6 and later have no SCSI controller. An image that was made without NVMe drivers does not start there.',
  whatToDo: 'See that the image has diskControllerTypes with NVMe (az vm image show).',
  sources: ['AZG2', 'KARP'],
  check(machine, { report }) {
    const size = known(machine.size);
    const isNvme = sizesOf(machine)?.nvmeOnly === true && statedGeneration(machine) === 2;
    if (machine.size !== undefined && size !== undefined && isNvme && machine.image === undefined) {
      report({ at: machine.size.at, arguments: { size } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": ‹"Standard_D2s_v6"› },
    "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } },
    "storageProfile": { "imageReference": { "id": "[parameters('image')]" } }
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

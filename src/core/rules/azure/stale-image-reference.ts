import { known } from '../../machine/field';
import { imageOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/stale-image-reference',
  title: 'The machine still names the image of before its upgrade',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'The machine is Generation 2, and its image {sku} is Generation 1: made anew of it, it would not start',
  },
  why: 'After the upgrade in place the machine still names the image that it was made of. To reimage it breaks its start, and automatic patching goes by the image.',
  whatToDo: 'Do not reimage it. Where it is made anew, take the Generation 2 image.',
  sources: ['AZUP'],
  check(machine, { report }) {
    const { image, instanceView } = machine;
    const sku = known(image?.sku);
    const isUpgraded = known(instanceView) === 2 && imageOf(machine)?.generation === 1;
    if (image !== undefined && sku !== undefined && isUpgraded) {
      report({ at: image.sku.at, arguments: { sku } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1",
  "name": "web-1",
  "vmId": "11111111-1111-1111-1111-111111111111",
  "instanceView": { "hyperVGeneration": "V2" },
  "storageProfile": {
    "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2022-datacenter"›, "version": "latest" }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1", "name": "web-1", "vmId": "11111111-1111-1111-1111-111111111111", "instanceView": { "hyperVGeneration": "V2" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } }`,
    },
  ],
};

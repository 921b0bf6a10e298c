import { known } from '../../machine/field';
import { imageOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/sku-unknown',
  title: 'Nothing says which generation the image is',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '{publisher} {offer} {sku} is in no list of images: which generation it is, az vm image show tells',
  },
  why: 'A machine has the generation of its image, and an image in no list may be either.',
  whatToDo: 'Ask Azure: az vm image show --urn publisher:offer:sku:latest --query hyperVGeneration.',
  sources: ['AZG2', 'AZTLF'],
  check(machine, { report }) {
    const { image, generationFrom } = machine;
    const [publisher, offer, sku] = [known(image?.publisher), known(image?.offer), known(image?.sku)];
    const isNamed = publisher !== undefined && offer !== undefined && sku !== undefined;
    if (image !== undefined && isNamed && imageOf(machine) === undefined && generationFrom === 'unknown') {
      report({ at: image.sku.at, arguments: { publisher, offer, sku } });
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
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "storageProfile": {
      "imageReference": { "publisher": "example-vendor", "offer": "firewall", "sku": ‹"byol"›, "version": "latest" }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

import { known } from '../../machine/field';
import { imageOf, isMadeHere } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/sku-unknown',
  title: 'Nothing says which generation the image is',
  impact: 'informs',
  generation: 2,
  messages: {
    default: '{publisher} {offer} {sku} is in no list of images: which generation it is, az vm image show tells',
    source: 'Nothing says the generation of what it starts from: az shows it as hyperVGeneration',
  },
  why: 'A machine has the generation of its image, and an image in no list may be either.',
  whatToDo: 'Ask Azure: az vm image show --urn publisher:offer:sku:latest --query hyperVGeneration.',
  sources: ['AZG2', 'AZTLF'],
  check(machine, { report }) {
    const { image, generationFrom } = machine;
    const [publisher, offer, sku] = [known(image?.publisher), known(image?.offer), known(image?.sku)];
    const isNamed = publisher !== undefined && offer !== undefined && sku !== undefined;
    // A label says what is made, and not whether what that starts from is the same.
    const isLabelled = machine.takesLabel === true && machine.resource !== 'gallery-image' && isMadeHere(machine);
    const isBlob = machine.osDisk?.origin === 'blob';
    const isMade = isLabelled && !isBlob && machine.madeOf === undefined && known(machine.generation) === 1;
    if (imageOf(machine) !== undefined || !(isMade || generationFrom === 'unknown')) {
      return;
    }
    if (image !== undefined && isNamed) {
      report({ at: image.sku.at, arguments: { publisher, offer, sku } });
    } else if (isMade) {
      report({ at: machine.at, message: 'source' });
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
    {
      severity: 'information',
      text: '{ "builders": [{ "type": "azure-chroot", "source": ‹"thefreebsdfoundation:freebsd-12_1:12_1-release:latest"›, "image_resource_id": "i" }] }',
    },
    {
      severity: 'information',
      text: '{ "builders": [{ "type": ‹"azure-chroot"›, "source": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/disks/d", "image_resource_id": "i" }] }',
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

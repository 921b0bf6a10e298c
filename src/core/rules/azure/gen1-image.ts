import { statedGeneration } from '../../machine/devices';
import { placeOfChange, twinOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import { lossOfTwin } from '../azure-twin';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/gen1-image',
  title: 'The image is the Generation 1 one',
  impact: 'converts',
  generation: 2,
  messages: {
    default: '{sku} is the Generation 1 image: its twin for Generation 2 is {twin}',
  },
  why: 'An image of the Marketplace is made for one generation, and a machine has the generation of its image. Most images have a twin of the other generation under another SKU.',
  whatToDo:
    'Name the SKU of the twin. What is made of it is a new machine: one that is there keeps its generation, and a changed image is refused.',
  replacedBy: 'the same image for Generation 2',
  sources: ['AZG2', 'ALAR', 'UCD'],
  check(machine, { report }) {
    const { image, sku, twin } = twinOf(machine) ?? {};
    if (image === undefined || sku === undefined || twin === undefined) {
      return;
    }
    if (statedGeneration(machine) !== 1 || machine.hubProfile !== undefined) {
      return;
    }
    const changes = [{ kind: 'set-image-sku', image, to: twin, at: placeOfChange(machine) }] as const;
    const lost = lossOfTwin(machine, sku);
    report({
      at: image.sku.at,
      arguments: { sku, twin },
      fix:
        lost === undefined ? { class: 'safe', changes, alone: false } : { class: 'lossy', changes, alone: false, lost },
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2022-datacenter"›, "version": "latest" } } } }`,
      fixed: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      severity: 'information',
      text: `{ "builders": [{ "type": "azure-chroot", "source": ‹"Canonical:0001-com-ubuntu-server-jammy:22_04-lts:latest"› }] }`,
      fixed: `{ "builders": [{ "type": "azure-chroot", "source": "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest", "image_hyperv_generation": "V2" }] }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { isBeforeTrustedLaunch, isTrustedLaunch, placeOfChange, twinOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/trusted-launch-gen1',
  title: 'Trusted Launch with a Generation 1 image',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: '{sku} is a Generation 1 image, and {type} is for Generation 2 alone',
    source: '{source}, of which it is made, is Generation 1, and {type} is for Generation 2 alone',
  },
  why: 'Trusted Launch, confidential machines and disks on NVMe exist for Generation 2 alone: Azure refuses them with an image of Generation 1.',
  whatToDo: 'Name the SKU of the Generation 2 image.',
  replacedBy: 'the same image for Generation 2',
  sources: ['AZTL', 'CLI27975'],
  check(machine, { report }) {
    const { securityType, generationFrom, madeOf } = machine;
    if (generationFrom !== 'security') {
      return;
    }
    const type = known(securityType) ?? 'NVMe';
    if (madeOf !== undefined && statedGeneration(madeOf) === 1) {
      report({ at: securityType?.at ?? machine.at, message: 'source', arguments: { source: madeOf.name, type } });
    }
    const { image, sku, twin } = twinOf(machine) ?? {};
    if (image === undefined || sku === undefined) {
      return;
    }
    const isTaken = !isTrustedLaunch(machine) || !isBeforeTrustedLaunch(machine);
    const fix = twin &&
      isTaken && {
        class: 'safe' as const,
        changes: [{ kind: 'set-image-sku', image, to: twin, at: placeOfChange(machine) } as const],
        alone: false,
      };
    report({ at: image.sku.at, arguments: { sku, type }, ...(fix && { fix }) });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2022-datacenter"›, "version": "latest" } } } }`,
      fixed: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      severity: 'error',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2024-07-01", "name": "g/base", "properties": { "osType": "Linux", "hyperVGeneration": "V1" } }, { "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": ‹"TrustedLaunch"› }, "storageProfile": { "imageReference": { "id": "[resourceId('Microsoft.Compute/galleries/images', 'g', 'base')]" } } } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

import type { AzureRule } from '../azure-rule';
import { contradictionOf } from '../azure-sources';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/label-contradicts',
  title: 'The label contradicts what it stands on',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: 'It is labelled V{label}, and {sku}, of which it is made, is Generation {image}',
    security: 'hyperVGeneration is V1, and {type} is for Generation 2 alone',
    source: 'It is Generation {label}, and {source}, of which it is made, is Generation {image}',
    version: 'It is Generation {label}, and {source}, of which its version {version} is made, is Generation {image}',
  },
  why: 'A disk or an image has the generation of what it is made of, and an image of a gallery that of its versions. A label that says another one is refused, or makes a machine that does not start.',
  whatToDo: 'Label it as what it is made of.',
  sources: ['AZG2', 'PKRAZ42', 'AZTL', 'RM2455'],
  check(machine, { report }) {
    const found = contradictionOf(machine);
    if (found !== undefined) {
      report(found);
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "hyperVGeneration": ‹"V1"›, "creationData": { "createOption": "FromImage", "imageReference": { "id": "/Subscriptions/s/Providers/Microsoft.Compute/Locations/westeurope/Publishers/MicrosoftWindowsServer/ArtifactTypes/VMImage/Offers/WindowsServer/Skus/2022-datacenter-g2/Versions/latest" } } } }`,
    },
    {
      severity: 'warning',
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "hyperVGeneration": ‹"V1"›, "securityProfile": { "securityType": "TrustedLaunch" }, "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" } } }`,
    },
    {
      severity: 'warning',
      text: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"›, "features": [{ "name": "SecurityType", "value": "TrustedLaunchSupported" }] } }`,
      fixed: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": "V2", "features": [{ "name": "SecurityType", "value": "TrustedLaunchSupported" }] } }`,
    },
    {
      severity: 'warning',
      text: `{ "builders": [{ "type": ‹"azure-chroot"›, "source": "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest" }] }`,
    },
    {
      severity: 'warning',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/images", "apiVersion": "2024-07-01", "name": "base", "properties": { "hyperVGeneration": "V2", "storageProfile": { "osDisk": { "osType": "Linux", "osState": "Generalized", "blobUri": "https://lab.blob.core.windows.net/vhds/base.vhd" } } } }, { "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"› } }, { "type": "Microsoft.Compute/galleries/images/versions", "apiVersion": "2023-07-03", "name": "g/i/1.0.0", "properties": { "storageProfile": { "source": { "id": "[resourceId('Microsoft.Compute/images', 'base')]" } } } }] }`,
      fixed: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/images", "apiVersion": "2024-07-01", "name": "base", "properties": { "hyperVGeneration": "V2", "storageProfile": { "osDisk": { "osType": "Linux", "osState": "Generalized", "blobUri": "https://lab.blob.core.windows.net/vhds/base.vhd" } } } }, { "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": "V2" } }, { "type": "Microsoft.Compute/galleries/images/versions", "apiVersion": "2023-07-03", "name": "g/i/1.0.0", "properties": { "storageProfile": { "source": { "id": "[resourceId('Microsoft.Compute/images', 'base')]" } } } }] }`,
    },
    {
      severity: 'warning',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "d", "properties": { "osType": "Linux", "hyperVGeneration": "V2", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/d.vhd" } } }, { "type": "Microsoft.Compute/snapshots", "apiVersion": "2024-03-02", "name": "s", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"›, "creationData": { "createOption": "Copy", "sourceResourceId": "[resourceId('Microsoft.Compute/disks', 'd')]" } } }] }`,
      fixed: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "d", "properties": { "osType": "Linux", "hyperVGeneration": "V2", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/d.vhd" } } }, { "type": "Microsoft.Compute/snapshots", "apiVersion": "2024-03-02", "name": "s", "properties": { "osType": "Linux", "hyperVGeneration": "V2", "creationData": { "createOption": "Copy", "sourceResourceId": "[resourceId('Microsoft.Compute/disks', 'd')]" } } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": "V1", "features": [{ "name": "SecurityType", "value": "Standard" }] } }`,
    },
    {
      text: `{ "builders": [{ "type": "azure-chroot", "source": "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest", "image_hyperv_generation": "V2" }] }`,
    },
    {
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "hyperVGeneration": "V2", "securityProfile": { "securityType": "TrustedLaunch" }, "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" } } }`,
    },
  ],
};

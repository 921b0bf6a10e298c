import { known } from '../../machine/field';
import { isTrustedLaunch } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/trusted-launch-managed-image',
  title: 'No managed image of a machine with Trusted Launch',
  impact: 'blocks',
  generation: 2,
  messages: {
    default:
      'Secure Boot and vTPM with the managed image {image}: Azure makes none of such a machine, publish to a gallery',
    source: '{image} is a managed image: Azure makes no machine with Trusted Launch of one',
  },
  why: 'Trusted Launch cannot be captured as a managed image, neither as its source nor as its result.',
  whatToDo:
    'Publish to the image of a gallery (shared_image_gallery_destination), make machines of that, and leave the managed image out.',
  sources: ['AZTL', 'PKRAZ'],
  check(machine, { report }) {
    const { managedImage, secureBoot, vTpm, securityType, madeOf } = machine;
    if (securityType !== undefined && isTrustedLaunch(machine) && madeOf?.resource === 'image') {
      report({ at: securityType.at, message: 'source', arguments: { image: madeOf.name } });
    }
    const image = known(managedImage);
    if (managedImage !== undefined && image !== undefined && [secureBoot, vTpm].some(field => known(field) === true)) {
      report({ at: managedImage.at, arguments: { image } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2", "vm_size": "Standard_D2s_v5", "security_type": "TrustedLaunch", "secure_boot_enabled": true, "managed_image_name": ‹"base"› }] }`,
    },
    {
      severity: 'error',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/images", "apiVersion": "2024-07-01", "name": "base", "properties": { "osType": "Linux", "hyperVGeneration": "V2" } }, { "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": ‹"TrustedLaunch"› }, "storageProfile": { "imageReference": { "id": "[resourceId('Microsoft.Compute/images', 'base')]" } } } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2", "vm_size": "Standard_D2s_v5", "managed_image_name": "base" }] }`,
    },
  ],
};

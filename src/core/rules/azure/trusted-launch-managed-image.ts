import { known } from '../../machine/field';
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
  },
  why: 'Trusted Launch cannot be captured as a managed image, neither as its source nor as its result.',
  whatToDo: 'Publish to the image of a gallery (shared_image_gallery_destination) and leave the managed image out.',
  sources: ['AZTL', 'PKRAZ'],
  check(machine, { report }) {
    const { managedImage, secureBoot, vTpm } = machine;
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
  ],
  passing: [
    {
      text: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2", "vm_size": "Standard_D2s_v5", "managed_image_name": "base" }] }`,
    },
  ],
};

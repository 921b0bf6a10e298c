import type { AzureMachine } from '../../machine/azure/machine';
import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { isMadeHere, twinOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/gallery-destination',
  title: 'The image of the gallery has to be Generation 2, too',
  impact: 'manual',
  generation: 2,
  messages: {
    default: '{image} gets a version of what is built: its definition has to be V2, or the version is refused',
  },
  why: 'A version in a gallery has the generation of the definition, which cannot be changed. One of the other generation is refused as a conflict, after the whole build.',
  whatToDo:
    'Make a definition with hyperVGeneration V2 (az sig image-definition create --hyper-v-generation V2), and publish to that.',
  sources: ['PKRAZ42', 'AZG2'],
  check(machine, { report }) {
    const { galleryDestination } = machine;
    const image = known(galleryDestination);
    if (galleryDestination !== undefined && image !== undefined && isToChange(machine)) {
      report({ at: galleryDestination.at, arguments: { image } });
    }
  },
};

/** An image that has a twin, or a label of something that is made anew. */
function isToChange(machine: AzureMachine): boolean {
  const { resource, takesLabel } = machine;
  const isLabelled =
    takesLabel === true && resource !== 'build' && statedGeneration(machine) === 1 && isMadeHere(machine);
  return isLabelled || twinOf(machine)?.twin !== undefined;
}

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts", "vm_size": "Standard_D2s_v5", "shared_image_gallery_destination": { "gallery_name": "lab", "image_name": ‹"base"›, "image_version": "1.0.0" } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "builders": [{ "type": "azure-arm", "image_publisher": "Canonical", "image_offer": "0001-com-ubuntu-server-jammy", "image_sku": "22_04-lts-gen2", "vm_size": "Standard_D2s_v5", "shared_image_gallery_destination": { "gallery_name": "lab", "image_name": "base", "image_version": "1.0.0" } }] }`,
    },
  ],
};

/** The types of Azure's resources that have a generation, or that something is made of that has one. */
import type { AzureResource } from '../../machine/azure/machine';
import { lookUp } from '../../text/look-up';

const TYPES: Readonly<Record<string, AzureResource | undefined>> = {
  'microsoft.compute/virtualmachines': 'machine',
  'microsoft.compute/virtualmachinescalesets': 'scale-set',
  'microsoft.compute/disks': 'disk',
  'microsoft.compute/snapshots': 'snapshot',
  'microsoft.compute/images': 'image',
  'microsoft.compute/galleries/images': 'gallery-image',
  'microsoft.virtualmachineimages/imagetemplates': 'image-template',
  'microsoft.virtualmachineimages': 'image-template',
  'microsoft.azurestackhci/virtualmachineinstances': 'local-machine',
  'microsoft.azurestackhci/virtualmachines': 'local-machine',
  'microsoft.azurestackhci/galleryimages': 'local-image',
  'microsoft.azurestackhci/marketplacegalleryimages': 'local-image',
  'microsoft.azurestackhci/virtualharddisks': 'local-image',
};

/** `type`: in lower case. */
export function resourceOfType(type: string): AzureResource | undefined {
  return lookUp(TYPES, type);
}

/** The same by the id of a resource that is there. */
export function resourceOfId(id: string): AzureResource | undefined {
  const [, rest = ''] =
    /^\/subscriptions\/[^/]{1,80}\/resourcegroups\/[^/]{1,120}\/providers\/(.{1,400})$/i.exec(id) ?? [];
  const [provider = '', ...parts] = rest.split('/');
  // Types and names in turn.
  return resourceOfType([provider, ...parts.filter((_, index) => index % 2 === 0)].join('/').toLowerCase());
}

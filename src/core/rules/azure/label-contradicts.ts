import { known } from '../../machine/field';
import { imageOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/label-contradicts',
  title: 'The label contradicts what it stands on',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: 'It is labelled V{label}, and {sku}, of which it is made, is Generation {image}',
    security: 'hyperVGeneration is V1, and {type} is for Generation 2 alone',
  },
  why: 'A disk or an image has the generation of what it is made of. A label that says another one is refused, or makes a machine that does not start.',
  whatToDo: 'Label it as what it is made of.',
  sources: ['AZG2', 'PKRAZ42'],
  check(machine, { report }) {
    const label = known(machine.label);
    const [sku, type] = [known(machine.image?.sku), known(machine.securityType)];
    const row = imageOf(machine);
    if (machine.label === undefined || label === undefined || machine.resource === 'gallery-image') {
      return;
    }
    if (sku !== undefined && row?.isVerified === true && row.generation !== label) {
      report({ at: machine.label.at, arguments: { label: `${label}`, sku, image: `${row.generation}` } });
    } else if (label === 1 && type !== undefined && /^(?:trustedlaunch|confidentialvm)/i.test(type)) {
      report({ at: machine.label.at, message: 'security', arguments: { type } });
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
      text: `{
  "type": "Microsoft.Compute/disks",
  "apiVersion": "2024-03-02",
  "name": "web-1",
  "properties": {
    "osType": "Windows",
    "hyperVGeneration": ‹"V1"›,
    "securityProfile": { "securityType": "TrustedLaunch" },
    "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" }
  }
}`,
    },
    {
      severity: 'warning',
      text: `{ "builders": [{ "type": ‹"azure-chroot"›, "source": "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest" }] }`,
    },
  ],
  passing: [
    {
      text: `{ "builders": [{ "type": "azure-chroot", "source": "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:latest", "image_hyperv_generation": "V2" }] }`,
    },
    {
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "hyperVGeneration": "V2", "securityProfile": { "securityType": "TrustedLaunch" }, "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" } } }`,
    },
  ],
};

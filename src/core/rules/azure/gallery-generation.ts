import { statedGeneration } from '../../machine/devices';
import { isMadeHere } from '../azure-facts';
import { labelFound } from '../azure-label';
import type { AzureRule } from '../azure-rule';
import { contradictionOf, lossOfVersions, stayingFound, stayingVersion } from '../azure-sources';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/gallery-generation',
  title: 'The image of a gallery is Generation 1',
  impact: 'converts',
  generation: 2,
  messages: {
    default: 'The definition says V1: it takes versions of Generation 1 alone',
    absent: 'Without hyperVGeneration the definition is V1, and takes versions of Generation 1 alone',
    elsewhere: '{version} is made of {source}, which this file does not make: as V2 the definition would refuse it',
    unknown: 'Nothing here tells of what {version} is made: as V2 the definition would refuse one of Generation 1',
  },
  why: 'The versions of an image in a gallery have the generation of its definition: one of the other generation is refused as a conflict. The definition cannot be changed afterwards.',
  whatToDo:
    'State V2 where the definition is made anew, and build its versions of a Generation 2 source. What the same template makes the versions of changes together with it; what is there already has to be made anew first.',
  lost: 'versions of Generation 1',
  sources: ['AZG2', 'PKRAZ42', 'BTA'],
  check(machine, { report }) {
    if (machine.resource !== 'gallery-image' || statedGeneration(machine) !== 1 || !isMadeHere(machine)) {
      return;
    }
    if (contradictionOf(machine) === undefined) {
      const staying = stayingVersion(machine);
      report(staying === undefined ? labelFound(machine, lossOfVersions(machine)) : stayingFound(machine, staying));
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": ‹"g/i"›, "properties": { "osType": "Linux" } }`,
      fixed: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": "V2" } }`,
    },
    {
      severity: 'information',
      text: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "web-1", "properties": { "osType": "Linux", "osState": "Generalized", "hyperVGeneration": ‹"V1"› } }`,
      fixed: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "web-1", "properties": { "osType": "Linux", "osState": "Generalized", "hyperVGeneration": "V2" } }`,
    },
    {
      severity: 'information',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [ { "type": "Microsoft.Compute/images", "apiVersion": "2024-07-01", "name": "base", "properties": { "hyperVGeneration": "V1", "storageProfile": { "osDisk": { "osType": "Linux", "osState": "Generalized", "blobUri": "https://lab.blob.core.windows.net/vhds/base.vhd" } } } }, { "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"› } }, { "type": "Microsoft.Compute/galleries/images/versions", "apiVersion": "2023-07-03", "name": "g/i/1.0.0", "properties": { "storageProfile": { "source": { "id": "[resourceId('Microsoft.Compute/images', 'base')]" } } } } ] }`,
      fixed: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [ { "type": "Microsoft.Compute/images", "apiVersion": "2024-07-01", "name": "base", "properties": { "hyperVGeneration": "V2", "storageProfile": { "osDisk": { "osType": "Linux", "osState": "Generalized", "blobUri": "https://lab.blob.core.windows.net/vhds/base.vhd" } } } }, { "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": "V2" } }, { "type": "Microsoft.Compute/galleries/images/versions", "apiVersion": "2023-07-03", "name": "g/i/1.0.0", "properties": { "storageProfile": { "source": { "id": "[resourceId('Microsoft.Compute/images', 'base')]" } } } } ] }`,
    },
    {
      severity: 'information',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"› } }, { "type": "Microsoft.Compute/galleries/images/versions", "apiVersion": "2023-07-03", "name": "g/i/1.0.0", "properties": { "storageProfile": { "source": { "id": "[resourceId('Microsoft.Compute/images', 'base')]" } } } }] }`,
    },
    {
      severity: 'information',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "g/i", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"› } }, { "type": "Microsoft.Compute/galleries/images/versions", "apiVersion": "2023-07-03", "name": "g/i/1.0.0", "properties": { "storageProfile": { "source": { "id": "[parameters('source')]" } } } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "web-1", "properties": { "osType": "Linux", "osState": "Generalized", "hyperVGeneration": "V2" } }`,
    },
  ],
};

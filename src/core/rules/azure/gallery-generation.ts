import { sentence } from '../../l10n';
import { statedGeneration } from '../../machine/devices';
import { isMadeHere } from '../azure-facts';
import { labelFound } from '../azure-label';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

const LOST = {
  what: sentence('versions of Generation 1'),
  toDo: sentence('build its versions of a Generation 2 source'),
};

export const rule: AzureRule = {
  id: 'azure/gallery-generation',
  title: 'The image of a gallery is Generation 1',
  impact: 'converts',
  generation: 2,
  messages: {
    default: 'The definition says V1: it takes versions of Generation 1 alone',
    absent: 'Without hyperVGeneration the definition is V1, and takes versions of Generation 1 alone',
  },
  why: 'The versions of an image in a gallery have the generation of its definition: one of the other generation is refused as a conflict. The definition can not be changed afterwards.',
  whatToDo: 'State V2 where the definition is made anew, and build its versions of a Generation 2 source.',
  lost: 'versions of Generation 1',
  sources: ['AZG2', 'PKRAZ42', 'BTA'],
  check(machine, { report }) {
    if (machine.resource !== 'gallery-image' || statedGeneration(machine) !== 1 || !isMadeHere(machine)) {
      return;
    }
    report(labelFound(machine, LOST));
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
      text: `{
  "type": "Microsoft.Compute/galleries/images",
  "apiVersion": "2023-07-03",
  "name": "web-1",
  "properties": {
    "osType": "Linux",
    "osState": "Generalized",
    "hyperVGeneration": ‹"V1"›
  }
}`,
      fixed: `{
  "type": "Microsoft.Compute/galleries/images",
  "apiVersion": "2023-07-03",
  "name": "web-1",
  "properties": {
    "osType": "Linux",
    "osState": "Generalized",
    "hyperVGeneration": "V2"
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "web-1", "properties": { "osType": "Linux", "osState": "Generalized", "hyperVGeneration": "V2" } }`,
    },
  ],
};

import type { OtherChoice } from '../../machine/azure/machine';
import { listed } from '../../wording';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

/** So many values one message names. */
const MOST_NAMED = 5;

export const rule: AzureRule = {
  id: 'azure/other-choices',
  title: 'Other values of a parameter choose images or sizes of Generation 1',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'Other values of {parameter} choose images of Generation 1: {values}',
    sizes: 'Other values of {parameter} choose sizes that run Generation 1 alone: {values}',
  },
  why: 'The generation is the one of the image that the template takes by default. Who deploys it may choose another value that the parameter allows, and with it an image of Generation 1; a conversion changes the image of the default alone. A size that runs Generation 1 alone is refused with an image of Generation 2.',
  whatToDo: 'Give these choices the Generation 2 images, too, and sizes that run both; or allow them no longer.',
  sources: ['AZG2'],
  check({ otherChoices = [], otherSizes = [] }, { report }) {
    const named = ({ parameter, values }: OtherChoice) => ({ parameter, values: listed(values, ', ', MOST_NAMED) });
    for (const choice of otherChoices) {
      report({ at: choice.at, arguments: named(choice) });
    }
    for (const choice of otherSizes) {
      report({ at: choice.at, message: 'sizes', arguments: named(choice) });
    }
  },
};

const sized = (allowed: string): string =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "parameters": { "size": { "type": "string", "defaultValue": "Standard_D2s_v5", "allowedValues": [${allowed}] } }, "resources": [{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "[parameters('size')]" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }] }`;

const template = (sku: string, allowed: string): string =>
  `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "parameters": { "sku": { "type": "string", "defaultValue": "${sku}", "allowedValues": [${allowed}] } }, "resources": [{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "[parameters('sku')]", "version": "latest" } } } }] }`;

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: /* @__PURE__ */ template('2022-datacenter-g2', '"2022-datacenter-g2", ‹"2019-Datacenter"›'),
    },
    {
      severity: 'information',
      text: /* @__PURE__ */ template(
        '2022-datacenter-g2',
        '"2022-datacenter-g2", ‹"2022-datacenter"›, "2019-Datacenter"',
      ),
    },
    { severity: 'information', text: /* @__PURE__ */ sized('"Standard_D2s_v5", ‹"Standard_D2_v3"›, "Standard_A2_v2"') },
  ],
  passing: [
    { text: /* @__PURE__ */ sized('"Standard_D2s_v5", "Standard_D4s_v5"') },
    { text: /* @__PURE__ */ template('2022-datacenter-g2', '"2022-datacenter-g2", "2025-datacenter-g2"') },
  ],
};

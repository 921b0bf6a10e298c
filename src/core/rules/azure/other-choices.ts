import { listed } from '../../wording';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

/** So many values one message names. */
const MOST_NAMED = 5;

export const rule: AzureRule = {
  id: 'azure/other-choices',
  title: 'Other values of a parameter choose images of Generation 1',
  impact: 'informs',
  generation: 2,
  messages: { default: 'Other values of {parameter} choose images of Generation 1: {values}' },
  why: 'The generation is the one of the image that the template takes by default. Who deploys it may choose another value that the parameter allows, and with it an image of Generation 1; a conversion changes the image of the default alone.',
  whatToDo: 'Give these choices the Generation 2 images, too, or allow them no longer.',
  sources: ['AZG2'],
  check({ otherChoices = [] }, { report }) {
    for (const { at, parameter, values } of otherChoices) {
      report({ at, arguments: { parameter, values: listed(values, ', ', MOST_NAMED) } });
    }
  },
};

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
  ],
  passing: [{ text: /* @__PURE__ */ template('2022-datacenter-g2', '"2022-datacenter-g2", "2025-datacenter-g2"') }],
};

import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/stack-hub',
  title: 'Azure Stack Hub takes Generation 1 alone',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: '{profile} is a profile of Azure Stack Hub, which takes Generation 1 images alone',
  },
  why: 'Azure Stack Hub uses the same resources as Azure, but takes images of Generation 1 and fixed .vhd alone.',
  whatToDo: 'Leave the template as it is; Azure itself and Azure Local run Generation 2.',
  sources: ['AZSHUB'],
  check(machine, { report }) {
    const { hubProfile } = machine;
    if (hubProfile?.known === true) {
      report({ at: hubProfile.at, arguments: { profile: hubProfile.value } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "apiProfile": ‹"2019-03-01-hybrid"›,
  "resources": [
    { "type": "Microsoft.Compute/virtualMachines", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_A1" }, "storageProfile": {   "imageReference": { "publisher": "Canonical", "offer": "UbuntuServer", "sku": "18.04-LTS", "version": "latest" } } } }
  ]
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

import { LABEL_SINCE, SECURITY_TYPE_SINCE } from '../../machine/azure/since';
import { known } from '../../machine/field';
import { isMachine, isMadeHere, raisedTo } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/api-version',
  title: 'The API version is older than the property',
  impact: 'converts',
  generation: 2,
  messages: {
    default: '{property} is there since {since}: {version} leaves it out or refuses it',
  },
  why: 'A resource has the properties of its apiVersion. What is newer is left out without a word, or refused.',
  whatToDo: 'Raise the apiVersion to one that has the property.',
  sources: ['BTA'],
  check(machine, { report }) {
    const { apiVersion, label, securityType, resource } = machine;
    const [property, since] =
      label !== undefined
        ? ['hyperVGeneration', LABEL_SINCE[resource]]
        : ['securityType', isMachine(machine) && securityType !== undefined ? SECURITY_TYPE_SINCE : undefined];
    const version = known(apiVersion);
    const changes = raisedTo(machine, since);
    if (apiVersion === undefined || version === undefined || since === undefined || !isMadeHere(machine)) {
      return;
    }
    if (changes.length > 0) {
      report({
        at: apiVersion.at,
        arguments: { property, since, version },
        fix: { class: 'safe', changes, alone: true },
      });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": ‹"2019-12-01"›,
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
      fixed: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2020-12-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

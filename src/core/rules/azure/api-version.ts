import { known } from '../../machine/field';
import { isMadeHere } from '../azure-facts';
import { labelNeeds } from '../azure-label';
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
    const version = known(machine.apiVersion);
    const isDated = version !== undefined && /^\d{4}-\d\d-\d\d/.test(version);
    if (machine.apiVersion === undefined || !isDated || !isMadeHere(machine)) {
      return;
    }
    const isCompute = machine.resource === 'machine' || machine.resource === 'scale-set';
    const [property, since] =
      machine.label !== undefined
        ? ['hyperVGeneration', labelNeeds(machine)]
        : ['securityType', isCompute && machine.securityType !== undefined ? '2020-12-01' : undefined];
    if (since !== undefined && version < since) {
      const change = { kind: 'raise-api-version', apiVersion: machine.apiVersion, to: since } as const;
      report({
        at: machine.apiVersion.at,
        arguments: { property, since, version },
        fix: { class: 'safe', changes: [change], alone: true },
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

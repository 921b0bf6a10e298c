import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { imageOf, isMadeHere } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/pinned-version',
  title: 'A version of the image is pinned',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Version {version} is one of {sku}: whether {twin} has it, too, only az vm image list says',
    unknown: 'Nothing says which version of {sku} it is: whether {twin} has it, too, only az vm image list says',
  },
  why: 'The versions of two SKUs are numbered by themselves. A version that the twin does not have fails at deployment.',
  whatToDo: 'Look for a version of the twin (az vm image list --all --publisher … --offer … --sku …), or take latest.',
  sources: ['AZG2'],
  check(machine, { report }) {
    const version = machine.image?.version;
    const row = imageOf(machine);
    const sku = known(machine.image?.sku);
    const moves = statedGeneration(machine) === 1 && row?.isVerified === true && isMadeHere(machine);
    if (version === undefined || sku === undefined || row?.twin === undefined || !moves) {
      return;
    }
    const { twin } = row;
    if (!version.known) {
      report({ at: version.at, message: 'unknown', arguments: { sku, twin }, uncertain: true });
    } else if (version.value.toLowerCase() !== 'latest') {
      report({ at: version.at, arguments: { version: version.value, sku, twin }, uncertain: true });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": ‹"20348.2402.240405"› }
    }
  }
}`,
    },
    {
      severity: 'warning',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "parameters": { "version": { "type": "string" } }, "resources": [{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": ‹"[parameters('version')]"› } } } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" } } } }`,
    },
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "20348.2402.240405" } } } }`,
    },
  ],
};

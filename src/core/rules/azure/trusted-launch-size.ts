import { known } from '../../machine/field';
import { isBeforeTrustedLaunch, isTrustedLaunch, statedSizeOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/trusted-launch-size',
  title: 'A size or guest that does not take Trusted Launch',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: '{size} does not take Trusted Launch: choose another size',
    guest: 'Trusted Launch is asked for, and {sku} is not on its list of guests',
  },
  why: 'Not every size and guest of Generation 2 takes Trusted Launch: Azure refuses such a machine.',
  whatToDo: 'Choose a size without TrustedLaunchDisabled (az vm list-skus), or a machine without Trusted Launch.',
  sources: ['AZTL', 'CLI28005', 'KARP'],
  check(machine, { report }) {
    const stated = statedSizeOf(machine);
    if (stated?.row.trustedLaunch === false && stated.row.runs !== 1 && isTrustedLaunch(machine)) {
      report({ ...stated.found, arguments: { size: stated.size } });
    }
    const { image } = machine;
    const sku = known(image?.sku);
    if (image !== undefined && sku !== undefined && isTrustedLaunch(machine) && isBeforeTrustedLaunch(machine)) {
      report({ at: image.sku.at, message: 'guest', arguments: { sku } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": ‹"Standard_M64s"› },
    "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
    },
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2012-r2-datacenter-gensecond"›, "version": "latest" }
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

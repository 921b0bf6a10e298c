import type { AzureMachine } from '../../machine/azure/machine';
import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { isBeforeTrustedLaunch, isMadeHere, isTrustedLaunch, statedSizeOf } from '../azure-facts';
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
  sources: ['AZTL', 'AZUP', 'CLI28005', 'KARP'],
  check(machine, { report }) {
    const stated = statedSizeOf(machine);
    const isToTakeIt = isTrustedLaunch(machine) || isToBeUpgraded(machine);
    if (stated?.row.trustedLaunch === false && stated.row.runs !== 1 && isToTakeIt) {
      report({ ...stated.found, arguments: { size: stated.size } });
    }
    const { image } = machine;
    const sku = known(image?.sku);
    if (image !== undefined && sku !== undefined && isTrustedLaunch(machine) && isBeforeTrustedLaunch(machine)) {
      report({ at: image.sku.at, message: 'guest', arguments: { sku } });
    }
  },
};

/** The upgrade in place of a machine that is there is one to Trusted Launch (AZUP). */
function isToBeUpgraded(machine: AzureMachine): boolean {
  return machine.resource === 'machine' && !isMadeHere(machine) && statedGeneration(machine) === 1;
}

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
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2012-r2-datacenter-gensecond"›, "version": "latest" } } } }`,
    },
    {
      severity: 'warning',
      text: `{ "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1", "name": "web-1", "vmId": "11111111-1111-1111-1111-111111111111", "hardwareProfile": { "vmSize": ‹"Standard_M64s"› }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" } } }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

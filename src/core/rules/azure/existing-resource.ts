import type { AzureMachine } from '../../machine/azure/machine';
import { statedGeneration } from '../../machine/devices';
import { isMachine, isMadeHere } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/existing-resource',
  title: 'It is there already, as Generation 1',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'It is there as Generation 1: only the upgrade in place, to Trusted Launch, changes that',
    anew: 'It is there as Generation 1, and stays so: make another as Generation 2',
    attached: 'Its disk is there as Generation 1: only the upgrade in place, to Trusted Launch, changes that',
  },
  why: 'The generation of what is there cannot be written: a changed image or label is refused (PropertyChangeNotAllowed). Azure upgrades a machine in place, only together with Trusted Launch, and not back again.',
  whatToDo:
    'Create the runbook of its export, which does this step by step: back it up; in the guest MBR2GPT /validate /allowFullOS, then MBR2GPT /convert /allowFullOS (Linux: GPT and an EFI system partition have to be there); then az vm deallocate, az vm update --security-type TrustedLaunch --enable-secure-boot true --enable-vtpm true, az vm start. Disks and images are made anew.',
  sources: ['AZUP', 'AZTL'],
  check(machine, { report }) {
    if (statedGeneration(machine) === 1 && !isMadeHere(machine)) {
      report({ at: machine.at, message: messageFor(machine) });
    }
  },
};

/** Only machines are upgraded in place (AZUP). */
function messageFor(machine: AzureMachine): 'default' | 'attached' | 'anew' {
  if (machine.existing === undefined) {
    return 'attached';
  }
  return isMachine(machine) ? 'default' : 'anew';
}

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": ‹"web-1"›, "properties": { "storageProfile": { "osDisk": { "createOption": "Attach", "managedDisk": { "id": "[resourceId('Microsoft.Compute/disks', 'd')]" } } } } }, { "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "d", "properties": { "hyperVGeneration": "V1", "creationData": { "createOption": "FromImage" } } }] }`,
    },
    {
      severity: 'warning',
      text: `{
  "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1",
  "name": ‹"web-1"›,
  "vmId": "11111111-1111-1111-1111-111111111111",
  "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
  "storageProfile": {
    "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" }
  }
}`,
    },
    {
      severity: 'warning',
      text: `{
  "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/disks/web-1-os",
  "name": ‹"web-1-os"›,
  "type": "Microsoft.Compute/disks",
  "properties": { "osType": "Windows", "hyperVGeneration": "V1", "uniqueId": "11111111-1111-1111-1111-111111111111", "creationData": { "createOption": "FromImage" } }
}`,
    },
  ],
  passing: [
    {
      text: `{ "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1", "name": "web-1", "vmId": "11111111-1111-1111-1111-111111111111", "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } }`,
    },
  ],
};

import { upgradeOfGuest } from '../../machine/azure/upgrade';
import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { isMadeHere } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/upgrade-refused',
  title: 'The upgrade in place does not take the guest',
  impact: 'blocks',
  generation: 2,
  messages: {
    default:
      'The upgrade to Generation 2 does not take {offer} {sku}: make a new machine, or bring the guest up to date first',
  },
  why: 'The upgrade in place takes guests of the list of Trusted Launch alone, and of these neither Windows Server 2016, which has no mbr2gpt, nor Debian, nor Azure Linux.',
  whatToDo:
    'Upgrade Windows Server 2016 in place to 2019 or 2022 first. In place of the others make a new machine of a Generation 2 image.',
  sources: ['AZUP', 'AZTL'],
  check(machine, { report }) {
    const [offer, sku] = [known(machine.image?.offer), known(machine.image?.sku)];
    if (machine.image === undefined || offer === undefined || sku === undefined || isMadeHere(machine)) {
      return;
    }
    if (upgradeOfGuest(machine) === 'refused' && machine.resource === 'machine' && statedGeneration(machine) === 1) {
      report({ at: machine.image.sku.at, arguments: { offer, sku } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{
  "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1",
  "name": "web-1",
  "vmId": "11111111-1111-1111-1111-111111111111",
  "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
  "storageProfile": {
    "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2016-Datacenter"›, "version": "latest" }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/lab/providers/Microsoft.Compute/virtualMachines/web-1", "name": "web-1", "vmId": "11111111-1111-1111-1111-111111111111", "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" } } }`,
    },
  ],
};

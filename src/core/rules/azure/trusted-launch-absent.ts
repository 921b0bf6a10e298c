import { statedGeneration } from '../../machine/devices';
import { imageOf, isBeforeTrustedLaunch, isMachine, isMadeHere, sizesOf } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/trusted-launch-absent',
  title: 'Generation 2 without Trusted Launch',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'The machine is Generation 2 without Secure Boot and vTPM: Trusted Launch would give it both',
  },
  why: 'A template that says nothing of security makes a plain machine of Generation 2, unless the subscription takes Trusted Launch by default. Secure Boot and a vTPM come with Trusted Launch alone.',
  whatToDo:
    'State a securityProfile: TrustedLaunch with Secure Boot and vTPM, or Standard where unsigned drivers are loaded.',
  sources: ['AZTL', 'AZTLF'],
  check(machine, { report }) {
    const isPlain = machine.securityProfile === undefined && machine.generationFrom === 'image';
    if (isPlain && isMachine(machine) && isMadeHere(machine) && statedGeneration(machine) === 2) {
      if (
        sizesOf(machine)?.trustedLaunch === true &&
        imageOf(machine) !== undefined &&
        !isBeforeTrustedLaunch(machine)
      ) {
        report({ at: machine.at });
      }
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": ‹"web-1"›,
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2012-r2-datacenter-gensecond", "version": "latest" } } } }`,
    },
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

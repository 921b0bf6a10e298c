import { known } from '../../machine/field';
import { isTrustedLaunch } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/security-reduced',
  title: 'Less security than the machine could have',
  impact: 'informs',
  generation: 2,
  messages: {
    default: 'Secure Boot is off: right for drivers without a signature, and else not needed',
    standard: 'Standard is no Trusted Launch: it takes the feature UseStandardSecurityType of the subscription',
  },
  why: 'Trusted Launch exists for its Secure Boot; Standard opts out of it as a whole.',
  whatToDo: 'Turn it on where the guest loads signed drivers alone.',
  sources: ['AZTL', 'AZTLF'],
  check(machine, { report }) {
    const { secureBoot, securityType } = machine;
    if (secureBoot !== undefined && known(secureBoot) === false && isTrustedLaunch(machine)) {
      report({ at: secureBoot.at });
    } else if (securityType !== undefined && /^standard$/i.test(known(securityType) ?? '')) {
      report({ at: securityType.at, message: 'standard' });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'information',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": ‹"Standard"› }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      severity: 'information',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": ‹false›, "vTpmEnabled": true } },
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

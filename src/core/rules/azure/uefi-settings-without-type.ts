import { sentence } from '../../l10n';
import { SECURITY_TYPE_SINCE } from '../../machine/azure/since';
import { known } from '../../machine/field';
import { isMadeHere, isWithoutTrustedLaunch, raisedTo } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

const LOST = { what: sentence('drivers without a signature'), toDo: sentence('see that the guest loads none') };

export const rule: AzureRule = {
  id: 'azure/uefi-settings-without-type',
  title: 'Secure Boot or vTPM without a security type',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Secure Boot and vTPM count only with a securityType: as it is the machine has neither',
  },
  why: 'uefiSettings are read only where securityType is TrustedLaunch or ConfidentialVM.',
  whatToDo: 'State the securityType TrustedLaunch, where all drivers of the guest are signed.',
  lost: 'drivers without a signature',
  sources: ['BTA', 'AZTL'],
  check(machine, { report }) {
    const { resource, secureBoot, vTpm, securityType } = machine;
    const on = [secureBoot, vTpm].find(field => known(field) === true);
    if (on === undefined || securityType !== undefined || resource === 'local-machine' || !isMadeHere(machine)) {
      return;
    }
    const changes = [
      { kind: 'set-security-profile', to: 'trusted-launch' },
      ...raisedTo(machine, SECURITY_TYPE_SINCE),
    ] as const;
    const fix = { class: 'lossy', changes, alone: false, lost: LOST } as const;
    report(isWithoutTrustedLaunch(machine) ? { at: on.at } : { at: on.at, fix });
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
    "securityProfile": { "uefiSettings": { "secureBootEnabled": ‹true›, "vTpmEnabled": true } },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
      fixed: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "securityProfile": { "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true }, "securityType": "TrustedLaunch" },
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" }
    }
  }
}`,
    },
    {
      severity: 'warning',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "uefiSettings": { "vTpmEnabled": ‹true› } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2012-r2-datacenter-gensecond", "version": "latest" } } } }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

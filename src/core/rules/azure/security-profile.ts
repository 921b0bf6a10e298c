import { statedGeneration } from '../../machine/devices';
import { isMachine, isMadeHere } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import { wantedSecurity } from '../azure-security';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/security-profile',
  title: 'Another security profile is asked for',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'Trusted Launch is asked for, and the machine does not state it',
    standard: 'It is asked to do without Trusted Launch, and the machine states it',
    size: 'Trusted Launch is asked for, and {size} does not take it: choose another size',
    guest: 'Trusted Launch is asked for, and {sku} is not on its list of guests',
  },
  why: 'Trusted Launch is a choice of its own: a Generation 2 machine may do without. What was chosen for all machines holds for this one, too.',
  whatToDo: 'Let the machine have the profile, or choose another one for its file.',
  replacedBy: 'a security profile as it is asked for',
  lost: 'drivers without a signature, or Secure Boot and vTPM',
  sources: ['AZTL', 'AZTLF', 'BTA'],
  check(machine, { security, report }) {
    if (security === undefined || !isMachine(machine) || !isMadeHere(machine) || machine.hubProfile !== undefined) {
      return;
    }
    const wanted = wantedSecurity(machine, security);
    if (wanted !== undefined) {
      const { changes, lost, ...found } = wanted;
      const alone = statedGeneration(machine) === 2;
      report({ ...found, ...(changes && lost && { fix: { class: 'lossy', changes, alone, lost } }) });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      azureSecurity: 'trusted-launch',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2019-07-01", "name": ‹"web-1"›, "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
      fixed: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2020-12-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } } } }`,
    },
    {
      severity: 'warning',
      azureSecurity: 'standard',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": ‹"TrustedLaunch"›, "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
      fixed: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "Standard" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      severity: 'warning',
      azureSecurity: 'trusted-launch',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": ‹"Standard_M64s"› }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      severity: 'warning',
      azureSecurity: 'trusted-launch',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2012-r2-datacenter-gensecond"›, "version": "latest" } } } }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
    {
      azureSecurity: 'trusted-launch',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "securityProfile": { "securityType": "TrustedLaunch", "uefiSettings": { "secureBootEnabled": true, "vTpmEnabled": true } }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter-g2", "version": "latest" } } } }`,
    },
  ],
};

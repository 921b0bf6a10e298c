import { known } from '../../machine/field';
import { isTrustedLaunch } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/local-trusted-launch',
  title: 'Trusted Launch on Azure Local without vTPM or Secure Boot',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: 'Trusted Launch on Azure Local needs enableTPM and secureBootEnabled, both true',
  },
  why: 'Azure Local does not set the two by itself, and refuses Trusted Launch without them.',
  whatToDo: 'Set both to true.',
  sources: ['BTA'],
  check(machine, { report }) {
    const { resource, securityType, secureBoot, vTpm } = machine;
    const isUnknown = [secureBoot, vTpm].some(field => field?.known === false);
    const isFull = known(secureBoot) === true && known(vTpm) === true;
    if (
      resource !== 'local-machine' ||
      securityType === undefined ||
      !isTrustedLaunch(machine) ||
      isFull ||
      isUnknown
    ) {
      return;
    }
    const change = { kind: 'set-security-profile', to: 'trusted-launch' } as const;
    report({
      at: securityType.at,
      ...(machine.existing === undefined && { fix: { class: 'safe', changes: [change], alone: false } }),
    });
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.AzureStackHCI/virtualMachineInstances",
  "apiVersion": "2024-01-01",
  "name": "default",
  "properties": {
    "securityProfile": { "securityType": ‹"TrustedLaunch"›, "enableTPM": true }
  }
}`,
      fixed: `{
  "type": "Microsoft.AzureStackHCI/virtualMachineInstances",
  "apiVersion": "2024-01-01",
  "name": "default",
  "properties": {
    "securityProfile": { "securityType": "TrustedLaunch", "enableTPM": true, "uefiSettings": { "secureBootEnabled": true } }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.AzureStackHCI/virtualMachineInstances", "apiVersion": "2024-01-01", "name": "default", "properties": { "securityProfile": { "securityType": "TrustedLaunch", "enableTPM": true, "uefiSettings": { "secureBootEnabled": true } } } }`,
    },
  ],
};

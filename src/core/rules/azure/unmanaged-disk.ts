import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/unmanaged-disk',
  title: 'The disk of the system is unmanaged',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: 'The disk of the system is a file in a storage account: Generation 2 takes managed disks alone',
  },
  why: 'Azure makes Generation 2 machines with managed disks alone, and refuses others ("Generation 2 Hypervisor Image and VM Size can only be used with managed-disk VMs").',
  whatToDo:
    'Give the machine a managed disk: managedDisk in place of vhd, and no storage account for it. For one that is there, az vm convert does that.',
  sources: ['LISA222', 'AZG2'],
  check({ osDisk }, { report }) {
    if (osDisk?.unmanaged !== undefined) {
      report({ at: osDisk.unmanaged });
    }
  },
};

const withDisk = (sku: string, disk: string): string =>
  `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v3" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "${sku}", "version": "latest" }, "osDisk": { "createOption": "FromImage", ${disk} } } } }`;
const BLOB = '"name": "os", "vhd": ‹{› "uri": "https://lab.blob.core.windows.net/vhds/os.vhd" }';

export const examples: Examples = {
  failing: [
    { severity: 'error', text: /* @__PURE__ */ withDisk('2022-datacenter-g2', BLOB) },
    { severity: 'warning', text: /* @__PURE__ */ withDisk('2022-datacenter', BLOB) },
  ],
  passing: [
    { text: /* @__PURE__ */ withDisk('2022-datacenter-g2', '"managedDisk": { "storageAccountType": "Premium_LRS" }') },
  ],
};

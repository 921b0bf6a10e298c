import { statedGeneration } from '../../machine/devices';
import { known } from '../../machine/field';
import { imageOf, isArm64, isMadeHere } from '../azure-facts';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/gen1-image-no-twin',
  title: 'The Generation 1 image has no known twin',
  impact: 'manual',
  generation: 2,
  messages: {
    default:
      '{sku} is a Generation 1 image, and no twin of it for Generation 2 is known: look with az vm image list-skus',
    none: '{sku} is a Generation 1 image, and there is none of it for Generation 2: take a newer one',
    arm64: '{sku} is for x64, and the size for Arm64: take an image for that, which is Generation 2',
  },
  why: 'A twin is not made by adding a suffix: publishers name them in many ways, and older images have none.',
  whatToDo:
    'List what the publisher offers (az vm image list-skus --publisher … --offer … --location …), and take an image whose hyperVGeneration is V2 (az vm image show).',
  sources: ['AZG2', 'ALAR'],
  check(machine, { report }) {
    const row = imageOf(machine);
    const sku = known(machine.image?.sku);
    const isGeneration1 = statedGeneration(machine) === 1 && machine.generationFrom.startsWith('image');
    if (machine.image === undefined || sku === undefined || !isGeneration1 || !isMadeHere(machine)) {
      return;
    }
    const message = isArm64(machine) ? 'arm64' : row?.isAlone === true ? 'none' : 'default';
    if (row?.twin === undefined || !row.isVerified || message === 'arm64') {
      report({ at: machine.image.sku.at, message, arguments: { sku } });
    }
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
    "storageProfile": {
      "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": ‹"2008-R2-SP1"›, "version": "latest" }
    }
  }
}`,
    },
    {
      severity: 'warning',
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2ps_v5" }, "storageProfile": { "imageReference": { "publisher": "Canonical", "offer": "0001-com-ubuntu-server-jammy", "sku": ‹"22_04-lts"›, "version": "latest" } } } }`,
    },
    {
      severity: 'warning',
      text: `{
  "type": "Microsoft.Compute/virtualMachines",
  "apiVersion": "2024-07-01",
  "name": "web-1",
  "properties": {
    "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
    "storageProfile": {
      "imageReference": { "publisher": "RedHat", "offer": "RHEL", "sku": ‹"7-RAW"›, "version": "latest" }
    }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-07-01", "name": "web-1", "properties": { "hardwareProfile": { "vmSize": "Standard_D2s_v5" }, "storageProfile": { "imageReference": { "publisher": "MicrosoftWindowsServer", "offer": "WindowsServer", "sku": "2022-datacenter", "version": "latest" } } } }`,
    },
  ],
};

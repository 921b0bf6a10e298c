import { statedGeneration } from '../../machine/devices';
import { isMadeHere } from '../azure-facts';
import { labelFound, SYSTEM_ON_BIOS } from '../azure-label';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/os-label',
  title: 'A disk with a system is Generation 1 by its label',
  impact: 'manual',
  generation: 2,
  messages: {
    default: 'hyperVGeneration is V1: what the disk holds has to be converted before the label is',
    absent: 'Without hyperVGeneration the machine made of it is Generation 1, and a system on UEFI does not start',
    source: 'hyperVGeneration is V1, as {source} is, of which it is made: both change together',
  },
  why: 'The label says what the disk holds, and changes nothing of it: V2 on a disk that starts by BIOS makes a machine that does not start. It cannot be changed afterwards.',
  whatToDo:
    'Convert the system to GPT and UEFI (mbr2gpt, or a new installation) before the upload, then label it V2. A disk that starts by UEFI already needs the label alone.',
  lost: 'a system that starts by BIOS',
  sources: ['AZG2', 'PS17372', 'BTA'],
  check(machine, { report }) {
    const { osDisk, takesLabel, label, madeOf } = machine;
    const isAsSource = label !== undefined && madeOf !== undefined && statedGeneration(madeOf) === 1;
    if (isAsSource && statedGeneration(machine) === 1 && isMadeHere(machine) && machine.hubProfile === undefined) {
      report({ ...labelFound(machine, undefined), message: 'source', arguments: { source: madeOf.name } });
      return;
    }
    const isUploaded = takesLabel === true && machine.resource !== 'gallery-image' && osDisk?.origin === 'blob';
    if (!isUploaded || statedGeneration(machine) !== 1 || !isMadeHere(machine) || machine.hubProfile !== undefined) {
      return;
    }
    report(labelFound(machine, SYSTEM_ON_BIOS));
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'warning',
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": ‹"web-1"›, "properties": { "osType": "Windows", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" } } }`,
      fixed: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" }, "hyperVGeneration": "V2" } }`,
    },
    {
      severity: 'warning',
      text: `{
  "type": "Microsoft.Compute/disks",
  "apiVersion": "2024-03-02",
  "name": "web-1",
  "properties": {
    "osType": "Windows",
    "hyperVGeneration": ‹"V1"›,
    "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" }
  }
}`,
      fixed: `{
  "type": "Microsoft.Compute/disks",
  "apiVersion": "2024-03-02",
  "name": "web-1",
  "properties": {
    "osType": "Windows",
    "hyperVGeneration": "V2",
    "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" }
  }
}`,
    },
    {
      severity: 'warning',
      text: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "d", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"›, "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/d.vhd" } } }, { "type": "Microsoft.Compute/snapshots", "apiVersion": "2024-03-02", "name": "s", "properties": { "osType": "Linux", "hyperVGeneration": ‹"V1"›, "creationData": { "createOption": "Copy", "sourceResourceId": "[resourceId('Microsoft.Compute/disks', 'd')]" } } }] }`,
      fixed: `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "d", "properties": { "osType": "Linux", "hyperVGeneration": "V2", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/d.vhd" } } }, { "type": "Microsoft.Compute/snapshots", "apiVersion": "2024-03-02", "name": "s", "properties": { "osType": "Linux", "hyperVGeneration": "V2", "creationData": { "createOption": "Copy", "sourceResourceId": "[resourceId('Microsoft.Compute/disks', 'd')]" } } }] }`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "hyperVGeneration": "V2", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" } } }`,
    },
  ],
};

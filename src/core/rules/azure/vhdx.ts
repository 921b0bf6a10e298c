import { known } from '../../machine/field';
import type { AzureRule } from '../azure-rule';
import type { Examples } from '../rule';

export const rule: AzureRule = {
  id: 'azure/vhdx',
  title: 'Azure takes no .vhdx',
  impact: 'blocks',
  generation: 2,
  messages: {
    default: '{file} is a .vhdx: Azure takes fixed .vhd alone',
  },
  why: 'Azure takes fixed .vhd disks for both generations, and no .vhdx.',
  whatToDo: 'Convert it before the upload: Convert-VHD -VHDType Fixed, to a .vhd.',
  sources: ['AZG2', 'AZVHD'],
  check(machine, { report }) {
    const file = known(machine.osDisk?.uri);
    if (machine.osDisk?.uri !== undefined && file !== undefined && /\.vhdx(?:\?|$)/i.test(file.slice(0, 2000))) {
      report({ at: machine.osDisk.uri.at, arguments: { file } });
    }
  },
};

export const examples: Examples = {
  failing: [
    {
      severity: 'error',
      text: `{
  "type": "Microsoft.Compute/disks",
  "apiVersion": "2024-03-02",
  "name": "web-1",
  "properties": {
    "osType": "Windows",
    "hyperVGeneration": "V2",
    "creationData": { "createOption": "Import", "sourceUri": ‹"https://lab.blob.core.windows.net/vhds/web-1.vhdx"› }
  }
}`,
    },
  ],
  passing: [
    {
      text: `{ "type": "Microsoft.Compute/disks", "apiVersion": "2024-03-02", "name": "web-1", "properties": { "osType": "Windows", "hyperVGeneration": "V2", "creationData": { "createOption": "Import", "sourceUri": "https://lab.blob.core.windows.net/vhds/web-1.vhd" } } }`,
    },
  ],
};

import assert from 'node:assert/strict';
import {
  chooseQuickFix,
  clickLightBulb,
  goTo,
  openFile,
  problems,
  undo,
  waitForLens,
  waitForLine,
  waitForProblem,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

/** A virtual machine of Azure, of the image for Generation 1. */
const TEMPLATE = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Compute/virtualMachines",
      "apiVersion": "2024-07-01",
      "name": "web-1",
      "properties": {
        "hardwareProfile": { "vmSize": "Standard_D2s_v5" },
        "storageProfile": {
          "imageReference": {
            "publisher": "MicrosoftWindowsServer",
            "offer": "WindowsServer",
            "sku": "2022-datacenter",
            "version": "latest"
          }
        }
      }
    }
  ]
}
`;

const ANSWERS = `<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <settings pass="windowsPE">
    <component name="Microsoft-Windows-Setup" processorArchitecture="amd64">
      <DiskConfiguration>
        <Disk>
          <DiskID>0</DiskID>
          <WillWipeDisk>true</WillWipeDisk>
          <CreatePartitions>
            <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
          </CreatePartitions>
        </Disk>
      </DiskConfiguration>
    </component>
  </settings>
</unattend>
`;

const PACKER = `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 2,
      "iso_url": "windows_server_2022_x64.iso",
      "cd_files": ["Autounattend.xml"]
    }
  ]
}
`;

describe('Azure, and answer files, in the workbench', () => {
  const workbench = useWorkbench({
    files: { 'azuredeploy.json': TEMPLATE, 'Autounattend.xml': ANSWERS, 'windows.json': PACKER },
    settings: { 'editor.stickyScroll.enabled': false },
  });

  it('says what a machine of Azure is made of, and converts it', async () => {
    const { page } = workbench;
    await openFile(page, 'azuredeploy.json');
    await waitForLens(page, /^Generation 1 · 1 change/);
    await waitForProblem(page, '2022-datacenter is the Generation 1 image');
    assert.doesNotMatch((await problems(page)).join('\n'), /IDE|floppy/i);
    await goTo(page, 15, 25);
    const entries = await clickLightBulb(page);
    await screenshot(page, 'azure-light-bulb');
    const title = entries.find(entry => entry.startsWith('Convert web-1 to Generation 2')) ?? entries.join('\n');
    await chooseQuickFix(page, title);
    await waitForLine(page, '"2022-datacenter-g2"');
    await screenshot(page, 'azure-converted');
    await undo(page);
    await waitForLine(page, '"2022-datacenter"');
  });

  it('lays the disk of an answer file out that a machine of Generation 2 names', async () => {
    const { page } = workbench;
    await openFile(page, 'Autounattend.xml');
    await waitForProblem(page, /lays the disk out for BIOS/);
    await goTo(page, 6, 10);
    const entries = await clickLightBulb(page);
    await screenshot(page, 'answer-file-light-bulb');
    const title = entries.find(entry => entry.startsWith('Lay the disk out for UEFI')) ?? entries.join('\n');
    await chooseQuickFix(page, title);
    await waitForLine(page, 'EFI');
    const listed = page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'lays the disk out for BIOS' });
    await listed.waitFor({ state: 'hidden' });
    await screenshot(page, 'answer-file-converted');
    await undo(page);
  });
});

import assert from 'node:assert/strict';
import {
  goTo,
  markdownPreview,
  openFile,
  pressButton,
  runCommand,
  undo,
  waitForLens,
  waitForLine,
  waitForProblem,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

const AZURE = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-07-01',
      name: 'web-1',
      properties: {
        storageProfile: {
          imageReference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2022-datacenter' },
        },
      },
    },
  ],
});

describe('the advisor in the web worker of a browser', () => {
  const workbench = useWorkbench({ examples: true, files: { 'azuredeploy.json': AZURE }, extension: 'worker' });

  /** What a definition of ours alone makes the browser ask for. */
  let first: readonly string[];

  before(async () => {
    const { page, asked } = workbench;
    await openFile(page, 'print-server.vm.json');
    await waitForLens(page, /^Generation 1 · /);
    first = [...asked];
  });

  it('lists the problems of a machine, and loads nothing for other languages and clouds', async () => {
    const { page } = workbench;
    await openFile(page, 'print-server.vm.json');
    await waitForProblem(page, 'The boot disk is on IDE 0:0');
    assert.ok(first.includes('/dist/advisor.js'));
    assert.ok(!first.includes('/dist/hcl.js'));
    assert.ok(!first.includes('/dist/azure.js'));
  });

  it('loads what reads HCL for a file in it', async () => {
    const { page, asked } = workbench;
    await openFile(page, 'windows-server-2022.pkr.hcl');
    await waitForLens(page, /^Generation 1 · \d+ changes · 1 by hand/);
    assert.ok(asked.includes('/dist/hcl.js'));
    await runCommand(page, 'View: Close Editor');
  });

  it('loads what reads Azure for a file of it', async () => {
    const { page, asked } = workbench;
    await openFile(page, 'azuredeploy.json');
    await waitForLens(page, /^Generation 1 · 1 change /);
    assert.ok(asked.includes('/dist/azure.js'));
    await runCommand(page, 'View: Close Editor');
  });

  it('converts a machine', async () => {
    const { page } = workbench;
    await openFile(page, 'print-server.vm.json');
    await waitForLens(page, /^Generation 1 · /);
    await runCommand(page, 'Hyper-V Gen 2: Convert Machine at the Cursor to Generation 2');
    await page.locator('.editor-actions .codicon-check').click();
    await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
    await waitForLine(page, '"BootOrder"');
    await undo(page);
    await waitForLine(page, '"StartupOrder"');
  });

  it('shows the page of a rule', async () => {
    const { page } = workbench;
    await openFile(page, 'print-server.vm.json');
    await waitForProblem(page, 'print-server is Generation 1');
    await goTo(page, 3, 6);
    await runCommand(page, 'Show or Focus Hover');
    await page.locator('.monaco-hover a').filter({ hasText: 'About vm/generation-1' }).click();
    await markdownPreview(page).getByRole('heading', { name: 'The machine is Generation 1' }).waitFor();
    await screenshot(page, 'worker-rule-page');
  });

  it('shows the documentation, and follows its links', async () => {
    const { page } = workbench;
    await runCommand(page, 'Hyper-V Gen 2: Show the Documentation');
    await markdownPreview(page).getByText('The migration runbook').click();
    await markdownPreview(page).getByRole('heading', { name: 'The migration runbook' }).waitFor();
    await screenshot(page, 'worker-documentation');
  });

  it('runs no PowerShell, and shows the script for one', async () => {
    const { page } = workbench;
    await runCommand(page, 'Hyper-V Gen 2: Assess the Machines of a Host...');
    await pressButton(page, 'In a browser no program can be run', 'Show the Script');
    await waitForLine(page, '#Requires -Version 4.0');
  });
});

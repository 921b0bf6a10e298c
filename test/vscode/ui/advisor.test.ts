import assert from 'node:assert/strict';
import { CONTRADICTORY, inventory, LOSSY, READY, together } from '../suite/definitions';
import {
  chooseQuickFix,
  clickLightBulb,
  editorText,
  goTo,
  markdownPreview,
  openFile,
  pressButton,
  problems,
  runCommand,
  showQuickFixes,
  undo,
  waitForEditorText,
  waitForLine,
  waitForNotification,
  waitForProblem,
} from './actions';
import { screenshot, useWorkbench } from './workbench';

describe('the advisor in the workbench', () => {
  const workbench = useWorkbench({
    examples: true,
    files: {
      'rack.vm.json': inventory(93),
      'mixed.vm.json': together(CONTRADICTORY, CONTRADICTORY.replace('web01', 'web02'), READY, LOSSY),
    },
    // Sticky lines would lie above the light bulb of a line that scrolls under them.
    settings: { 'editor.stickyScroll.enabled': false },
  });

  /** The Problems panel draws only what fits: it has to hold the problems of one file alone. */
  async function openAlone(name: string) {
    const { page } = workbench;
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, name);
  }

  it('lists the problems of a machine, with their rules', async () => {
    const { page } = workbench;
    await openAlone('print-server.vm.json');
    await waitForProblem(page, 'The boot disk is on IDE 0:0');
    const listed = (await problems(page)).join('\n');
    assert.match(listed, /hyperv-gen2\s+disk\/boot-on-ide\s/);
    await screenshot(page, 'problems-panel');
  });

  it('offers the fixes of a problem on the light bulb', async () => {
    const { page } = workbench;
    await openAlone('print-server.vm.json');
    await waitForProblem(page, 'The boot disk is on IDE 0:0');
    await goTo(page, 22, 64);
    const entries = await clickLightBulb(page);
    await screenshot(page, 'light-bulb');
    assert.ok(entries.some(entry => entry.startsWith('Convert print-server to Generation 2')));
    await page.keyboard.press('Escape');
  });

  it('converts a machine from the menu, and one undo takes it back', async () => {
    const { page } = workbench;
    await openAlone('print-server.vm.json');
    await waitForProblem(page, 'The boot disk is on IDE 0:0');
    await goTo(page, 3, 6);
    const before = await editorText(page);
    await showQuickFixes(page);
    await screenshot(page, 'menu-convert');
    await chooseQuickFix(page, 'Convert print-server to Generation 2');
    await waitForLine(page, '"BootOrder"');
    await page.getByText('No problems have been detected in the workspace.').waitFor();
    await screenshot(page, 'converted');
    await waitForLine(page, '"Generation": 2');
    await undo(page);
    await waitForLine(page, '"StartupOrder"');
    await waitForEditorText(page, before);
  });

  it('offers a fix, all of its kind, decisions about the rule and the conversions in one menu', async () => {
    const { page } = workbench;
    await openAlone('mixed.vm.json');
    await waitForProblem(page, 'A data disk is on IDE 0:1');
    await goTo(page, 9, 29);
    assert.deepEqual(await showQuickFixes(page), [
      'Move the disk to SCSI 0:1',
      "Fix all 'A data disk is on IDE' problems in this file",
      'Disable disk/ide-data for this line',
      'Disable disk/ide-data for this file',
      'Set the severity of disk/ide-data in .gen2-advisor.json…',
      'Show the page of disk/ide-data',
      'Convert the 1 machine in the file that loses nothing to Generation 2',
      'Convert all machines in the file to Generation 2 (loses the floppy image)',
    ]);
    await screenshot(page, 'menu-fixes');
    await page.keyboard.press('Escape');
  });

  it('keeps the problems of many machines readable', async () => {
    const { page } = workbench;
    await openAlone('rack.vm.json');
    await waitForProblem(page, 'In 93 machines: ');
    await screenshot(page, 'many-machines');
    await runCommand(page, 'Hyper-V Gen 2: Convert All Machines in This File to Generation 2');
    await pressButton(page, '93 machines as Generation 2: nothing is lost.', 'Apply');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
    await waitForLine(page, '"Generation": 2');
    await undo(page);
    await waitForLine(page, '"Generation": 1');
  });

  it('shows what the conversion of a machine changes before it changes anything', async () => {
    const { page } = workbench;
    await openAlone('print-server.vm.json');
    await waitForProblem(page, 'The boot disk is on IDE 0:0');
    await runCommand(page, 'Hyper-V Gen 2: Convert Machine at the Cursor to Generation 2');
    await page.locator('.monaco-diff-editor .view-line').filter({ hasText: '"BootOrder"' }).first().waitFor();
    await page.locator('.notification-list-item').filter({ hasText: 'print-server as Generation 2' }).waitFor();
    await screenshot(page, 'preview-machine');
    await page.locator('.editor-actions .codicon-check').click();
    await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
    await page.locator('.notifications-toasts .notification-list-item').waitFor({ state: 'hidden' });
    await waitForLine(page, '"Generation": 2');
    await undo(page);
    await waitForLine(page, '"StartupOrder"');
  });

  it('lets the machines of a file be ticked one by one, those that lose something unticked', async () => {
    const { page } = workbench;
    await openAlone('mixed.vm.json');
    await waitForProblem(page, 'A data disk is on IDE 0:1');
    await runCommand(page, 'Hyper-V Gen 2: Convert All Machines in This File to Generation 2');
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row').filter({ hasText: '"Name": "installer"' }).first().waitFor();
    await screenshot(page, 'preview-file');
    await panel.getByText('Apply', { exact: true }).click();
    await panel.waitFor({ state: 'hidden' });
    await waitForLine(page, '"ControllerType": "SCSI"');
    await goTo(page, 43, 3);
    await waitForLine(page, 'unattend.vfd');
    await undo(page);
  });

  it('shows why a machine cannot be converted', async () => {
    const { page } = workbench;
    await openAlone('warehouse-scanner.vm.json');
    await goTo(page, 3, 6);
    await waitForProblem(page, /is 32-bit/);
    await runCommand(page, 'Refactor...');
    await page.locator('.action-widget .monaco-list-row').filter({ hasText: 'warehouse-scanner' }).first().waitFor();
    await screenshot(page, 'blocked');
    await page.keyboard.press('Escape');
    await runCommand(page, 'Hyper-V Gen 2: Convert Machine at the Cursor to Generation 2');
    await waitForNotification(page, "warehouse-scanner can't be converted");
    await screenshot(page, 'blocked-command');
  });

  it('says why a file is checked', async () => {
    const { page } = workbench;
    await openAlone('lab.json');
    await waitForProblem(page, /LAB-DC is Generation 1/);
    await runCommand(page, 'Hyper-V Gen 2: Why Is This File Checked?');
    await waitForNotification(page, 'lab.json is checked as');
    await screenshot(page, 'why-checked');
  });

  it('colours the keys of a boot command, and what only Generation 1 has', async () => {
    const { page } = workbench;
    await openAlone('rocky-linux-9.json');
    // Each look of a text has a class of its own.
    const lookOf = (text: string) =>
      page.locator('.view-line span[class*="mtk"]').getByText(text, { exact: true }).getAttribute('class');
    assert.notEqual(await lookOf('<tab>'), await lookOf('"10s"'));
    assert.notEqual(await lookOf('<wait>'), await lookOf('<tab>'));
    assert.notEqual(await lookOf('floppy_files'), await lookOf('"iso_url"'));
    await screenshot(page, 'grammar');
  });

  it('explains a problem in a hover, and shows the page of its rule', async () => {
    const { page } = workbench;
    await openAlone('print-server.vm.json');
    await waitForProblem(page, 'print-server is Generation 1');
    await goTo(page, 3, 6);
    await runCommand(page, 'Show or Focus Hover');
    const link = page.locator('.monaco-hover a').filter({ hasText: 'About vm/generation-1' });
    await link.waitFor();
    await screenshot(page, 'hover');
    await link.click();
    await markdownPreview(page).getByRole('heading', { name: 'The machine is Generation 1' }).waitFor();
    await screenshot(page, 'rule-page');
  });

  it('leads from the code of a problem to the page of its rule, and from there to all rules', async () => {
    const { page } = workbench;
    await openAlone('print-server.vm.json');
    await waitForProblem(page, 'print-server is Generation 1');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await page.locator('.markers-panel a').getByText('disk/boot-on-ide').click();
    const preview = markdownPreview(page);
    await preview.getByRole('heading', { name: 'The boot disk is on IDE' }).waitFor();
    await screenshot(page, 'problem-page');
    await preview.getByText('All rules').click();
    await preview.getByRole('heading', { name: 'Rules', exact: true }).waitFor();
    await screenshot(page, 'all-rules');
  });
});

import assert from 'node:assert/strict';
import { BLOCKED, CONTRADICTORY, LOSSY, READY, together } from '../../suite/definitions';
import {
  goTo,
  openFile,
  pick,
  runCommand,
  setColorTheme,
  THEMES,
  waitForLine,
  waitForNotification,
  waitForProblem,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

/** The button of each step of the walkthrough, by its picture. */
const BUTTONS = {
  open: 'Open an Example',
  preview: 'Preview the Conversion',
  assess: 'Assess Workspace',
  runbook: 'Create the Runbook',
};

describe('what surrounds a definition', () => {
  const workbench = useWorkbench({
    files: {
      'template.json': '{ "builders": [{ "type": "hyperv-iso", "generation": 1, "iso_url": "debian-12.iso" }] }\n',
      'mixed.vm.json': together(CONTRADICTORY, READY.replace('web01', 'web02'), LOSSY, BLOCKED),
      'other.json': '{ "name": "x" }\n',
    },
  });

  async function openMixed() {
    await openFile(workbench.page, 'mixed.vm.json');
    await waitForProblem(workbench.page, 'A data disk is on IDE 0:1');
  }

  /** Takes a picture in each kind of theme, of what `show` brings up. */
  async function picture(name: string, show: () => Promise<void>) {
    for (const [theme, kind] of THEMES) {
      await setColorTheme(workbench.page, theme, kind);
      await show();
      await screenshot(workbench.page, `${name}-${kind.replace(' ', '-')}`);
      await workbench.page.keyboard.press('Escape');
    }
  }

  it('says in the language status what a file is checked as', async () => {
    const { page } = workbench;
    await openMixed();
    await picture('language-status', async () => {
      await page.mouse.move(600, 300);
      await page.locator('#status\\.languageStatus').hover();
      await page.locator('.hover-language-status').filter({ hasText: '4 machines: 1 contradictory' }).waitFor();
    });
  });

  it('says above each machine what its conversion comes to', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Close All Editors');
    await openFile(page, 'mixed.vm.json');
    await goTo(page, 28);
    const lens = page.locator('.codelens-decoration');
    await lens.filter({ hasText: 'Generation 1 · 3 changes (loses the floppy image)' }).waitFor();
    await picture('code-lens', async () => {
      await lens.filter({ visible: true }).first().waitFor();
    });
    await lens.filter({ hasText: 'floppy image' }).getByText('Preview', { exact: true }).click();
    await page.locator('.monaco-diff-editor').waitFor();
    await waitForNotification(page, 'installer as Generation 2 (loses the floppy image)');
    await runCommand(page, 'Notifications: Clear All Notifications');
    await runCommand(page, 'View: Close All Editors');
  });

  it('offers what can be done about how a file is checked', async () => {
    const { page } = workbench;
    await openMixed();
    await picture('file-options', async () => {
      // An editor that loses the focus lets VS Code draw the list anew in which the click is on its way.
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.mouse.move(600, 300);
      await page.locator('#status\\.languageStatus').hover();
      await page.locator('.hover-language-status').getByText('Options').click();
      await page.locator('.quick-input-widget').getByText('Exclude this file', { exact: true }).waitFor();
    });
    await runCommand(page, 'Hyper-V Gen 2: Choose How This File Is Checked');
    await pick(page, 'why', 'Say why it is checked, or why not');
    await waitForNotification(page, 'mixed.vm.json is checked as');
  });

  it('adds to the menus of files that define machines, and of no others', async () => {
    const { page } = workbench;
    const CONVERT = 'Convert Machine at the Cursor to Generation 2';
    const RUNBOOK = 'Create Migration Runbook';
    const entries = async () => {
      const editor = await page.locator('.editor-group-container.active .editor-instance').boundingBox();
      await page.mouse.click((editor?.x ?? 0) + 200, (editor?.y ?? 0) + 60, { button: 'right' });
      const items = page.locator('.monaco-menu .action-label');
      await items.filter({ hasText: 'Command Palette' }).waitFor();
      return (await items.allInnerTexts()).map(text => text.trim());
    };
    await openFile(page, 'mixed.vm.json');
    const own = await entries();
    assert.ok(own.includes(CONVERT) && own.includes(RUNBOOK), own.join('\n'));
    await screenshot(page, 'context-menu');
    await page.keyboard.press('Escape');
    // Its builder makes a new machine: nothing is there that moves.
    await openFile(page, 'template.json');
    await page.locator('.codelens-decoration').first().waitFor();
    const others = await entries();
    assert.ok(others.includes(CONVERT) && !others.includes(RUNBOOK), others.join('\n'));
    await page.keyboard.press('Escape');
    await openFile(page, 'other.json');
    assert.ok(!(await entries()).includes(CONVERT));
    await page.keyboard.press('Escape');
  });

  it('converts a file from the explorer', async () => {
    const { page } = workbench;
    const row = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'mixed.vm.json' });
    await row.click({ button: 'right' });
    await page.locator('.monaco-menu .action-label').getByText('Convert All Machines in This File').hover();
    await page.keyboard.press('Enter');
    await page.locator('.bulk-edit-panel').waitFor();
    await page.locator('.bulk-edit-panel').getByText('Discard', { exact: true }).click();
  });

  it('shows in few steps what there is to do, and does it to an example', async () => {
    const { page } = workbench;
    const steps = page.locator('.getting-started-step');
    const expanded = page.locator('.getting-started-step.expanded');
    await runCommand(page, 'View: Close All Editors');
    if (await page.locator('.part.panel').isVisible()) {
      await runCommand(page, 'View: Hide Panel');
    }
    await runCommand(page, 'Notifications: Clear All Notifications');
    await page.setViewportSize({ width: 1600, height: 900 });
    for (const [theme, kind] of THEMES) {
      await setColorTheme(page, theme, kind);
      await runCommand(page, 'Welcome: Open Walkthrough...');
      // A hover lies above the only entry.
      const entry = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Move to Generation 2' });
      await page.locator('.quick-input-widget input[type="text"]').fill('Hyper-V');
      await entry.waitFor();
      await page.keyboard.press('Enter');
      await steps.first().waitFor();
      assert.equal(await steps.count(), Object.keys(BUTTONS).length);
      for (const [index, [name, button]] of Object.entries(BUTTONS).entries()) {
        if (index > 0) {
          await steps.nth(index).click();
        }
        await expanded.getByText(button, { exact: true }).waitFor();
        const media = page.frameLocator('.getting-started-media iframe, iframe.webview').last();
        await media.frameLocator('#active-frame').locator(`svg#${name}`).waitFor();
        await screenshot(page, `walkthrough-${name}-${kind.replace(' ', '-')}`);
      }
      if (kind !== 'high contrast') {
        await page.locator('.tab.active .tab-actions .action-label').click();
      }
    }
    await expanded.getByText(BUTTONS.runbook, { exact: true }).click();
    await waitForLine(page, 'Moves the virtual machine "print-server"');
    await screenshot(page, 'example-runbook');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('says nothing of a machine in a file that has none', async () => {
    const { page } = workbench;
    await openFile(page, 'other.json');
    await page.locator('#status\\.languageStatus').hover();
    await page.locator('.hover-language-status').filter({ hasText: 'No Hyper-V machines' }).waitFor();
  });
});

import assert from 'node:assert/strict';
import { CONTRADICTORY, LOSSY, READY, together } from '../../suite/definitions';
import {
  assessWorkspace,
  emptyReadiness,
  hoverOver,
  pressButton,
  readinessRow,
  readinessSummary,
  runCommand,
  takeBack,
  waitForNotification,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

/** A machine in a file of its own for each number. */
function nodes(numbers: readonly number[], folder = ''): Record<string, string> {
  return Object.fromEntries(
    numbers.map(number => [`${folder}node${number}.vm.json`, READY.replace('web01', `node${number}`)]),
  );
}

describe('the readiness of a workspace', () => {
  const workbench = useWorkbench({
    examples: 'json',
    files: {
      ...nodes([1, 2, 10], 'rack/'),
      'rack/mixed.vm.json': together(CONTRADICTORY, LOSSY),
      'rack/broken.vm.json': READY.replace('"Generation"', 'Generation'),
      'large.json': JSON.stringify('x'.repeat(6_000_000)),
    },
  });

  it('is asked for in an empty view', async () => {
    const { page } = workbench;
    const button = await emptyReadiness(page);
    await screenshot(page, 'readiness-welcome');
    await button.click();
    await readinessSummary(page, /\d+ machines in \d+ files: /);
    await readinessRow(page, 'node10').waitFor();
  });

  it('says in a hover what the status of a machine means', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    const machine = readinessRow(page, 'node2').locator('.monaco-icon-label');
    await hoverOver(page, machine, 'Every change to Generation 2 is safe.');
    const installed = readinessRow(page, 'LAB-DC').locator('.monaco-icon-label');
    await hoverOver(page, installed, 'mbr2gpt makes its disk GPT');
    await screenshot(page, 'readiness-view');
  });

  it('leads from a machine to the line of a finding', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await readinessRow(page, 'node10').click();
    await readinessRow(page, 'A legacy network adapter').click();
    await page.locator('.tab.active').filter({ hasText: 'node10.vm.json' }).waitFor();
    await page.getByText(/^Ln 11, Col \d+/).waitFor();
    await screenshot(page, 'readiness-finding');
  });

  it('makes one runbook of the machines that are selected', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await readinessRow(page, /^node1(?!\d)/).click();
    await readinessRow(page, 'node2').click({ modifiers: ['ControlOrMeta'] });
    await readinessRow(page, 'node2').click({ button: 'right' });
    await page.locator('.monaco-menu .action-label').getByText('Create Migration Runbook').hover();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active').filter({ hasText: '2 machines to Generation 2.ps1' }).waitFor();
    await page.locator('.view-line').filter({ hasText: 'Moves 2 virtual machines' }).first().waitFor();
    await screenshot(page, 'readiness-runbook');
    await runCommand(page, 'View: Revert and Close Editor');
  });

  it('names what is not checked, and why', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await readinessRow(page, 'Not checked').locator('.monaco-tl-twistie').click();
    await readinessRow(page, /large\.json.*maximumFileSize/).waitFor();
    await readinessRow(page, 'broken.vm.json').waitFor();
    await screenshot(page, 'readiness-not-checked');
  });

  it('is grouped by rule from the menu', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await runCommand(page, 'Hyper-V Gen 2: Group by Rule');
    await readinessRow(page, /^Generation 2 has no legacy network adapter/).waitFor();
    await screenshot(page, 'readiness-by-rule');
    await runCommand(page, 'Hyper-V Gen 2: Group by Status');
    await readinessRow(page, 'Blocked').waitFor();
  });

  it('shows only some machines: those that a text and a choice mean', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await runCommand(page, 'Hyper-V Gen 2: Show Only Some Machines...');
    const widget = page.locator('.quick-input-widget');
    await widget.getByText('Only what can be converted').waitFor();
    // In this order: what is typed draws the choices anew, and a click that comes meanwhile is lost.
    await widget
      .locator('.monaco-list-row')
      .filter({ hasText: 'Ready' })
      .locator('.monaco-checkbox, input')
      .first()
      .click();
    await widget.getByText('1 Selected').waitFor();
    const text = widget.getByPlaceholder('Text in name, guest, file or finding');
    await text.fill('rack/ node');
    await screenshot(page, 'readiness-filter');
    await text.press('Enter');
    await readinessRow(page, 'node2').waitFor();
    await readinessRow(page, 'Blocked').waitFor({ state: 'hidden' });
    await readinessSummary(page, /3 of \d+ machines shown\./);
    await runCommand(page, 'Hyper-V Gen 2: Group by File');
    await readinessRow(page, 'rack/node10.vm.json').waitFor();
    await screenshot(page, 'readiness-filtered');
    await runCommand(page, 'Hyper-V Gen 2: Show All Machines');
    await readinessRow(page, 'rack/mixed.vm.json').waitFor();
    await runCommand(page, 'Hyper-V Gen 2: Group by Guest');
    await readinessRow(page, /^Windows Server 2022/).waitFor();
    await screenshot(page, 'readiness-by-guest');
    await runCommand(page, 'Hyper-V Gen 2: Group by Status');
    await readinessRow(page, 'Blocked').waitFor();
  });

  it('compares a group that loses nothing, converts it at a press, and takes that back in one step', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    const ready = readinessRow(page, /^Ready/);
    const before = await ready.innerText();
    await ready.hover();
    await ready.locator('.action-label[aria-label^="Convert to Generation 2"]').click();
    await waitForNotification(page, 'as Generation 2: nothing is lost.');
    await page.locator('.multiDiffEntry, .multi-diff-root').first().waitFor();
    await screenshot(page, 'readiness-compare');
    await pressButton(page, 'nothing is lost', 'Apply');
    await waitForNotification(page, 'converted to Generation 2.');
    await readinessRow(page, 'Last conversion').waitFor();
    await screenshot(page, 'readiness-compared');
    await takeBack(page, 'node1.vm.json');
    await ready.waitFor();
    assert.equal(await ready.innerText(), before);
    await screenshot(page, 'readiness-undone');
  });

  it('lets the machines of the workspace be ticked, those that lose something unticked', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await runCommand(page, 'Hyper-V Gen 2: Convert Machines in the Workspace to Generation 2');
    const panel = page.locator('.bulk-edit-panel');
    await panel.locator('.monaco-list-row').first().waitFor();
    await panel.locator('.monaco-list-row').filter({ hasText: 'installer' }).locator('.edit-checkbox').click();
    await screenshot(page, 'readiness-choose');
    await panel.getByText('Apply', { exact: true }).click();
    await waitForNotification(page, '5 machines in 5 files converted to Generation 2. 6 machines stay as before: ');
    await readinessRow(page, /was not chosen/).waitFor();
    await screenshot(page, 'readiness-chosen');
    await takeBack(page, 'node1.vm.json');
  });
});

describe('an assessment of many files', () => {
  const workbench = useWorkbench({ files: nodes(Array.from({ length: 6_000 }, (_, index) => index)) });

  it('can be stopped, and keeps what it has found', async () => {
    const { page } = workbench;
    await (await emptyReadiness(page)).click();
    const toast = page.locator('.notification-list-item').filter({ hasText: 'Assessing the workspace' });
    await toast.filter({ hasText: /\d+ of 6000 files/ }).waitFor();
    await screenshot(page, 'readiness-running');
    await toast.hover();
    await toast.getByText('Cancel', { exact: true }).click();
    await readinessSummary(page, /^Stopped after \d+ of 6000 files/);
    await readinessRow(page, /^Ready/).waitFor();
    await screenshot(page, 'readiness-stopped');
  });
});

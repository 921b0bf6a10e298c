import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { READY } from '../../suite/definitions';
import { openFile, runCommand, waitForProblem } from '../actions';
import { screenshot, useWorkbench } from '../workbench';

describe('the list of rules', () => {
  const workbench = useWorkbench({ files: { 'web.vm.json': READY } });

  it('switches a rule by the keyboard, for the whole team', async () => {
    const { page } = workbench;
    await openFile(page, 'web.vm.json');
    await waitForProblem(page, 'A legacy network adapter');
    await runCommand(page, 'Hyper-V Gen 2: Switch Rules...');
    const widget = page.locator('.quick-input-widget');
    await widget.getByText('Rules and their severities').waitFor();
    await screenshot(page, 'rules');
    await page.keyboard.type('nic/legacy');
    const byImpact = 'nic/legacy · Error in Generation 2, Information in Generation 1';
    await widget.locator('.monaco-list-row.focused').filter({ hasText: byImpact }).waitFor();
    await page.keyboard.press('Enter');
    await widget.getByText('How severe nic/legacy is').waitFor();
    await screenshot(page, 'rules-severity');
    await page.keyboard.type('Error');
    await widget.locator('.monaco-list-row.focused').filter({ hasText: 'Error' }).waitFor();
    await page.keyboard.press('Enter');
    // The list again, at the rule that was switched.
    await widget.locator('.monaco-list-row.focused').filter({ hasText: 'nic/legacy · Error' }).waitFor();
    await screenshot(page, 'rules-switched');
    await page.keyboard.press('Escape');
    await page.locator('.markers-panel .codicon-error').first().waitFor();
    const written = JSON.parse(await readFile(join(workbench.folder, '.gen2-advisor.json'), 'utf8'));
    assert.deepEqual(written, { rules: { 'nic/legacy': 'error' } });
  });
});

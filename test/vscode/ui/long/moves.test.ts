import { INSTALLED } from '../../suite/definitions';
import {
  openFile,
  openReadiness,
  pressButton,
  readinessRow,
  runCommand,
  waitForNotification,
  waitForProblem,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

describe('machines that still have to move', () => {
  const workbench = useWorkbench({ files: { 'files.vm.json': INSTALLED } });

  it('stand in the view with the steps of their runbooks, and are ticked off', async () => {
    const { page } = workbench;
    await openFile(page, 'files.vm.json');
    await waitForProblem(page, 'files is Generation 1');
    await runCommand(page, 'Hyper-V Gen 2: Convert Machine at the Cursor to Generation 2');
    await pressButton(page, 'files as Generation 2', 'Apply');
    await waitForNotification(page, 'The machine itself still has to move');
    await openReadiness(page);
    const machine = readinessRow(page, /^files/);
    await machine.waitFor();
    await machine.locator('.monaco-tl-twistie').click();
    await readinessRow(page, 'Make the new machine').waitFor();
    await machine.hover();
    await screenshot(page, 'moves');
    await machine.locator('.action-label[aria-label="Create Migration Runbook"]').click();
    await page.locator('.tab.active').filter({ hasText: 'files to Generation 2.ps1' }).waitFor();
    await machine.locator('.custom-view-tree-node-item-checkbox').click();
    await readinessRow(page, 'Still to move').filter({ hasText: '0 of 1 left' }).waitFor();
    await screenshot(page, 'moves-done');
  });
});

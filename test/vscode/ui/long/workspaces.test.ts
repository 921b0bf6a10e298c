import assert from 'node:assert/strict';
import { CONTRADICTORY, READY } from '../../suite/definitions';
import {
  assessWorkspace,
  openFile,
  pressButton,
  readinessRow,
  readinessSummary,
  runCommand,
  takeBack,
  waitForProblem,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

/** The workspace, and what each of its folders holds and decides for itself. */
const FILES = {
  'sites.code-workspace': JSON.stringify({ folders: [{ path: 'berlin' }, { path: 'oslo' }] }),
  'berlin/.vscode/settings.json': '{ "search.exclude": { "old": true } }',
  'berlin/web01.vm.json': READY,
  'berlin/old/web00.vm.json': READY.replace('web01', 'web00'),
  'oslo/.gen2-advisor.json': '{ "exclude": ["archive/**"], "rules": { "nic/legacy": "off" } }',
  'oslo/db01.vm.json': READY.replace('web01', 'db01').replace('"IsLegacy": true', '"IsLegacy": false'),
  'oslo/mail.vm.json': CONTRADICTORY.replace('web01', 'mail'),
  'oslo/archive/db00.vm.json': READY.replace('web01', 'db00'),
};

describe('a workspace of several folders that nobody has trusted yet', () => {
  const workbench = useWorkbench({ files: FILES, workspace: 'sites.code-workspace', restricted: true });

  it('is restricted', async () => {
    await workbench.page.locator('#status\\.workspaceTrust').waitFor();
  });

  it('has its files checked, each by what its own folder decides', async () => {
    const { page } = workbench;
    await openFile(page, 'mail.vm.json');
    await waitForProblem(page, 'The boot disk is on IDE 0:0');
    assert.equal(await page.locator('.markers-panel').getByText('nic/legacy').count(), 0);
  });

  it('is assessed as a whole, with what each folder leaves out', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await readinessSummary(page, /^3 machines in 3 files: /);
    await runCommand(page, 'Hyper-V Gen 2: Group by Folder');
    await readinessRow(page, /^berlin/).waitFor();
    await readinessRow(page, /^oslo/).waitFor();
    await screenshot(page, 'workspaces-by-folder');
    await runCommand(page, 'Hyper-V Gen 2: Group by Status');
  });

  it('is converted as a whole', async () => {
    const { page } = workbench;
    await assessWorkspace(page);
    await runCommand(page, 'Hyper-V Gen 2: Convert Machines in the Workspace to Generation 2');
    await pressButton(page, 'nothing is lost', 'Apply');
    await readinessSummary(page, /^3 machines in 3 files: 1 contradictory, 2 Generation 2/);
    await screenshot(page, 'workspaces-converted');
    await takeBack(page, 'web01.vm.json');
  });

  it('lets no PowerShell run', async () => {
    const { page } = workbench;
    await runCommand(page, 'Hyper-V Gen 2: Assess the Machines of a Host...');
    await pressButton(page, 'PowerShell is only run in a workspace that you trust', 'Manage Workspace Trust');
    await page.locator('.workspace-trust-editor').waitFor();
  });
});

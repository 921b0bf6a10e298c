import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundle from '../../../l10n/bundle.l10n.de.json';
import manifest from '../../../package.nls.de.json';
import { repositoryRoot } from '../install';
import { goTo, openFile, runCommand, waitForNotification, waitForProblem } from './actions';
import { openWorkbench, screenshot, type Workbench } from './workbench';

describe('the advisor in German', () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'german-'));
    await cp(join(repositoryRoot, 'examples'), folder, { recursive: true });
    workbench = await openWorkbench({ folder, language: 'de' });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await screenshot(workbench.page, `failed-${this.currentTest.title.slice(0, 30).replaceAll(' ', '-')}`);
    }
  });

  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('lists the problems of a machine', async () => {
    const { page } = workbench;
    await openFile(page, 'print-server.vm.json');
    const message = bundle['The boot disk is on {place}: Generation 2 has no IDE and boots from SCSI'];
    await waitForProblem(page, message.replace('{place}', 'IDE 0:0'));
  });

  it('says why, and what the move means', async () => {
    const { page } = workbench;
    await goTo(page, 3, 6);
    await runCommand(page, 'Show or Focus Hover');
    const hover = page.locator('.monaco-hover').filter({ hasText: bundle['The machine is Generation 1'] });
    await hover.filter({ hasText: bundle['A new Generation 2 machine with the converted disks'] }).waitFor();
    await screenshot(page, 'german');
    await page.keyboard.press('Escape');
  });

  it('names its commands, and answers them', async () => {
    const { page } = workbench;
    await runCommand(page, `Hyper-V Gen 2: ${manifest['command.convertMachine.title']}`);
    await page.locator('.monaco-diff-editor').waitFor();
    await waitForNotification(page, bundle['{0} as Generation 2'].replace('{0}', 'print-server'));
  });
});

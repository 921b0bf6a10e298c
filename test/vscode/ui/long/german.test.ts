import bundle from '../../../../l10n/bundle.l10n.de.json';
import manifest from '../../../../package.nls.de.json';
import { goTo, openFile, runCommand, waitForNotification, waitForProblem } from '../actions';
import { screenshot, useWorkbench } from '../workbench';

describe('the advisor in German', () => {
  const workbench = useWorkbench({ examples: true, language: 'de' });

  async function openMachine() {
    const { page } = workbench;
    await openFile(page, 'print-server.vm.json');
    const message = bundle['The boot disk is on {place}: Generation 2 has no IDE and boots from SCSI'];
    await waitForProblem(page, message.replace('{place}', 'IDE 0:0'));
  }

  it('lists the problems of a machine', openMachine);

  it('says why, and what the move means', async () => {
    const { page } = workbench;
    await openMachine();
    await goTo(page, 3, 6);
    await runCommand(page, 'Show or Focus Hover');
    const hover = page.locator('.monaco-hover').filter({ hasText: bundle['The machine is Generation 1'] });
    await hover.filter({ hasText: bundle['A new Generation 2 machine with the converted disks'] }).waitFor();
    await screenshot(page, 'german');
    await page.keyboard.press('Escape');
  });

  it('names its commands, and answers them', async () => {
    const { page } = workbench;
    await openMachine();
    await goTo(page, 3, 6);
    await runCommand(page, `Hyper-V Gen 2: ${manifest['command.convertMachine.title']}`);
    await page.locator('.monaco-diff-editor').waitFor();
    await waitForNotification(page, bundle['{0} as Generation 2'].replace('{0}', 'print-server'));
  });
});

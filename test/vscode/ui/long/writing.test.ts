import assert from 'node:assert/strict';
import { editorText, goTo, openFile, waitForLine, waitForProblem } from '../actions';
import { screenshot, useWorkbench } from '../workbench';

const TEMPLATE = `{
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": 1,
      "iso_url": "ubuntu-22.04-live-server-amd64.iso"
    }
  ]
}
`;

describe('who writes a Packer template', () => {
  const workbench = useWorkbench({ files: { 'ubuntu.json': TEMPLATE } });

  it('gets the properties of a builder and their values while typing', async () => {
    const { page } = workbench;
    await openFile(page, 'ubuntu.json');
    // Once there is a problem, the extension is loaded.
    await waitForProblem(page, 'Generation 1');
    await goTo(page, 5, 23);
    await page.keyboard.press('Enter');
    await page.keyboard.type('"secure');
    const suggestion = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'secure_boot_template' });
    await suggestion.first().waitFor();
    await screenshot(page, 'packer-properties');
    await suggestion.first().click();
    // The values that it can have are a choice in the place of the value.
    await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'UEFICertificateAuthority' }).waitFor();
    await screenshot(page, 'packer-values');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await waitForLine(page, '"secure_boot_template": "MicrosoftUEFICertificateAuthority",');
    assert.equal((await editorText(page)).split('"secure_boot_template"').length, 2);
  });
});

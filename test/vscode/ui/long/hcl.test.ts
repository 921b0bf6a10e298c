import assert from 'node:assert/strict';
import {
  chooseQuickFix,
  clickLightBulb,
  editorText,
  goTo,
  openFile,
  problems,
  undo,
  waitForLens,
  waitForLine,
  waitForProblem,
} from '../actions';
import { screenshot, useWorkbench } from '../workbench';

const SOURCE = `source "hyperv-iso" "web" {
  generation   = var.generation
  iso_url      = "https://example.com/debian-12.5.0-amd64-netinst.iso"
  iso_checksum = "none"
  ssh_username = "packer"
}
`;

const FILES = {
  'lab/source.pkr.hcl': SOURCE,
  'lab/variables.pkr.hcl': 'variable "generation" {\n  type    = number\n  default = 1\n}\n',
  'lab/build.pkr.hcl': 'build {\n  source "hyperv-iso.web" {\n    floppy_files = ["setup.sh"]\n  }\n}\n',
};

describe('HCL in the workbench', () => {
  const workbench = useWorkbench({ files: FILES, settings: { 'editor.stickyScroll.enabled': false } });

  it('has the problems of all files of a configuration, and lenses over its machines', async () => {
    const { page } = workbench;
    await openFile(page, 'source.pkr.hcl');
    await waitForLens(page, /^Generation 1 · /);
    await waitForProblem(page, 'web is Generation 1');
    await waitForProblem(page, 'Floppy files');
    const listed = (await problems(page)).join('\n');
    assert.match(listed, /build\.pkr\.hcl[\s\S]*Floppy files/);
    await screenshot(page, 'hcl-problems');
  });

  it('converts the machine from the light bulb, and one undo takes that back', async () => {
    const { page } = workbench;
    await openFile(page, 'source.pkr.hcl');
    await waitForProblem(page, 'web is Generation 1');
    await goTo(page, 2, 4);
    const entries = await clickLightBulb(page);
    await screenshot(page, 'hcl-light-bulb');
    assert.ok(
      entries.some(entry => entry.startsWith('Convert web to Generation 2')),
      entries.join('\n'),
    );
    const title = entries.find(entry => entry.startsWith('Convert web to Generation 2')) ?? '';
    await chooseQuickFix(page, title);
    await waitForLine(page, 'secure_boot_template');
    await screenshot(page, 'hcl-converted');
    await undo(page);
    await page.locator('.view-line').filter({ hasText: 'secure_boot_template' }).first().waitFor({ state: 'hidden' });
    assert.doesNotMatch(await editorText(page), /secure_boot/);
  });
});

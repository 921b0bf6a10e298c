// `npm run picture`: takes the picture of the README of the extension in a real VS Code.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import UPNG from 'upng-js';
import { repositoryRoot } from '../test/vscode/install';
import { clickLightBulb, goTo, openFile, waitForProblem } from '../test/vscode/ui/actions';
import { openWorkbench } from '../test/vscode/ui/workbench';

/** What is not of the extension takes no room. */
const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'problems.showCurrentInStatus': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};

async function main() {
  const folder = await mkdtemp(join(tmpdir(), 'machines-'));
  await cp(join(repositoryRoot, 'examples'), folder, { recursive: true });
  const { page, close } = await openWorkbench({ folder, settings: SETTINGS });
  await page.setViewportSize({ width: 1200, height: 750 });
  await openFile(page, 'print-server.vm.json');
  await waitForProblem(page, 'The boot disk is on IDE 0:0');
  await page.keyboard.press('ControlOrMeta+B');
  await goTo(page, 12, 73);
  await page.locator('.monaco-editor .view-lines').hover();
  await page.mouse.wheel(0, -5_000);
  await page.locator('.codelens-decoration').first().waitFor();
  await clickLightBulb(page);
  const picture = await page.screenshot({ animations: 'disabled' });
  await close();
  await rm(folder, { recursive: true });
  await writeFile(join(repositoryRoot, 'docs', 'images', 'problems.png'), smaller(picture));
}

/** With a palette it is a third of the size, and nobody sees it. */
function smaller(png: Buffer): Buffer {
  const image = UPNG.decode(new Uint8Array(png).buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, 256));
}

main();

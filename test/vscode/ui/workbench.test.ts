import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorText, goTo, openFile, setColorTheme, waitForProblem } from './actions';
import { openWorkbench, screenshot, type Workbench } from './workbench';

describe('the workbench', () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workbench-'));
    await writeFile(join(folder, 'broken.json'), '{\n  "name": "vm1",\n  "generation": 1,,\n}\n');
    workbench = await openWorkbench({ folder });
  });

  after(async () => {
    await workbench?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('opens a file and lists its problems', async () => {
    const { page } = workbench;
    await openFile(page, 'broken.json');
    assert.match(await editorText(page), /"generation": 1,,/);
    await goTo(page, 3, 4);
    await waitForProblem(page, 'Property expected');
    await screenshot(page, 'workbench-dark');
  });

  it('changes the color theme', async () => {
    const { page } = workbench;
    await setColorTheme(page, 'Light Modern', 'light');
    await screenshot(page, 'workbench-light');
  });
});

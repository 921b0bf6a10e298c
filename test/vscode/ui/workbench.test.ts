import assert from 'node:assert/strict';
import { editorText, goTo, openFile, setColorTheme, waitForProblem } from './actions';
import { screenshot, useWorkbench } from './workbench';

describe('the workbench', () => {
  const workbench = useWorkbench({
    files: { 'broken.json': '{\n  "name": "vm1",\n  "generation": 1,,\n}\n' },
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

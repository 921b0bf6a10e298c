import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { convertTool } from '../../../../src/vscode/agents/languageModelTools';
import { createConfigurations } from '../../../../src/vscode/settings/configurations';
import { BLOCKED, LOSSY, READY, together } from '../definitions';
import { open, replace, undo, withSetting, write, writeBeside } from '../editor';

const ASSESS = 'assess_hyperv_generation';
const CONVERT = 'convert_hyperv_to_generation2';

async function invoke(name: string, input: object) {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return JSON.parse(part.value);
}

describe('tools of language models', () => {
  it('are known to VS Code, with what their input has to be', () => {
    for (const name of [ASSESS, CONVERT]) {
      const tool = vscode.lm.tools.find(each => each.name === name);
      assert.ok(tool?.inputSchema !== undefined, name);
    }
  });

  it('assess a file, a folder, a glob, and the file that is open', async () => {
    const document = await open('mixed.vm.json', together(READY, BLOCKED));
    await writeBeside(document, 'other.json', '{ "a": 1 }');
    const path = vscode.workspace.asRelativePath(document.uri, false);
    const folder = path.slice(0, path.lastIndexOf('/'));
    for (const [named, others] of [
      [path, 0],
      [document.uri.path, 0],
      [folder, 1],
      [`${folder}/*.json`, 1],
      [undefined, 0],
    ] as const) {
      const { summary, files } = await invoke(ASSESS, named === undefined ? {} : { path: named });
      assert.deepEqual([summary.files, summary.machines, summary.filesWithoutMachines], [1, 2, others], named);
      assert.equal(files[0].path, path);
    }
  });

  it('read what an editor has not saved, and say what is not checked', async () => {
    const document = await open('web.vm.json', READY);
    await replace(document, '"Generation": 1', '"Generation": 2');
    const { files } = await invoke(ASSESS, {});
    assert.equal(files[0].machines[0].status, 'contradictory');
    await undo();
    await withSetting('enable', false, async () => {
      assert.equal((await invoke(ASSESS, {})).notChecked.length, 1);
    });
  });

  it('say what to do where a file is not there, not in the workspace, or no definition', async () => {
    await assert.rejects(invoke(ASSESS, { path: 'nowhere/x.json' }), /"\*\*" names all/);
    await assert.rejects(invoke(ASSESS, { path: '/etc/x.json' }), /Name a file of the workspace/);
    await assert.rejects(invoke(ASSESS, { path: '../x.json' }), /Paths are relative/);
    await open('other.json', '{ "a": 1 }');
    await assert.rejects(invoke(CONVERT, {}), /Call assess_hyperv_generation/);
    await assert.rejects(invoke(CONVERT, { path: '**/*.json' }), /one file at a time/);
    await open('web.vm.json', READY);
    await assert.rejects(invoke(CONVERT, { machines: ['web9'] }), /It has: "web01"/);
  });

  it('show what a conversion does, and change nothing', async () => {
    const document = await open('mixed.vm.json', together(READY, LOSSY));
    const { applied, diff, machines } = await invoke(CONVERT, {});
    assert.equal(applied, false);
    assert.match(diff, /^\+ +"Generation": 2/m);
    assert.deepEqual(
      machines.map(({ outcome }: { outcome: string }) => outcome),
      ['converted', 'left'],
    );
    assert.equal(document.getText(), together(READY, LOSSY));
    const only = await invoke(CONVERT, { machines: ['installer'], allowLosses: true });
    assert.deepEqual(only.machines.length, 1);
  });

  it('ask about the file, the machines and what they lose before anything is changed', async () => {
    const configurations = createConfigurations();
    const tool = convertTool(configurations);
    const { token } = new vscode.CancellationTokenSource();
    const asked = async (input: object): Promise<string | undefined> => {
      const prepared = await tool.prepareInvocation?.({ input }, token);
      const message = prepared?.confirmationMessages?.message;
      return message === undefined ? undefined : String(message);
    };
    await open('two.vm.json', together(READY, LOSSY));
    assert.match((await asked({ apply: true })) ?? '', /^Convert web01 in suite\/.*two\.vm\.json.*Nothing is lost/);
    assert.match((await asked({ apply: true, allowLosses: true })) ?? '', /web01, installer .*loses the floppy image/);
    assert.match((await asked({ apply: true, path: 'nowhere.json' })) ?? '', /nowhere\.json/);
    assert.equal(await asked({}), undefined);
    configurations.dispose();
  });

  it('convert and save a file that no editor has open, and lose nothing unasked', async () => {
    const uri = await write('two.vm.json', together(READY, LOSSY));
    const path = vscode.workspace.asRelativePath(uri, false);
    const { applied, machines } = await invoke(CONVERT, { path, apply: true });
    assert.deepEqual([applied, machines[1].outcome], [true, 'left']);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.deepEqual(text.match(/"Generation": \d/g), ['"Generation": 2', '"Generation": 1']);
    assert.match(text, /unattend/);
  });

  it('leave saving to the user where there was something to save before', async () => {
    const document = await open('web.vm.json', READY);
    await replace(document, 'web01', 'web02');
    assert.match((await invoke(CONVERT, { apply: true })).next, /not saved/);
    assert.deepEqual([document.isDirty, /"Generation": 2/.test(document.getText())], [true, true]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

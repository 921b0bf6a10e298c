import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyze } from '../../../src/core/analyze';
import { applyPlanned } from '../../../src/vscode/conversion/apply';
import { BLOCKED, CONTRADICTORY, INSTALLED, LOSSY, READY, together } from './definitions';
import { actions, apply, open, place, putCursor, replace, undo, withSetting } from './editor';

async function run(command: string, given?: object): Promise<string> {
  return (await vscode.commands.executeCommand<string | undefined>(`hyperv-gen2.${command}`, given)) ?? '';
}

/** The comparison in the active editor. */
function previewed(): vscode.TabInputTextDiff {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  assert.ok(input instanceof vscode.TabInputTextDiff);
  return input;
}

describe('commands', () => {
  it('show the conversion of the machine at the cursor, and only that, and apply it in one step', async () => {
    const original = together(READY, READY.replace('web01', 'web02'));
    const document = await open('two.vm.json', original);
    putCursor(document, 'web02');
    assert.match(await run('convertMachine'), /^web02 as Generation 2: nothing is lost\.$/);
    assert.equal(document.getText(), original);
    const preview = previewed();
    assert.equal(preview.original.toString(), document.uri.toString());
    const shown = (await vscode.workspace.openTextDocument(preview.modified)).getText();
    assert.deepEqual(shown.match(/"Generation": \d/g), ['"Generation": 1', '"Generation": 2']);
    assert.equal(await run('applyPreview'), '');
    assert.equal(document.getText(), shown);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.throws(previewed);
    await undo();
    assert.equal(document.getText(), original);
  });

  it('apply no preview of a text that has changed since', async () => {
    const document = await open('changed.vm.json', READY);
    await run('convertMachine');
    const { modified } = previewed();
    await replace(document, 'web01', 'web02');
    const text = document.getText();
    assert.match((await vscode.commands.executeCommand('hyperv-gen2.applyPreview', modified)) ?? '', /has changed/);
    assert.equal(document.getText(), text);
  });

  it('show the conversion of a file that loses nothing as a comparison', async () => {
    const document = await open('safe.vm.json', together(READY, BLOCKED, READY.replace('web01', 'web02')));
    assert.match(await run('convertFile'), /^2 machines as Generation 2: nothing is lost\.$/);
    assert.match(await run('applyPreview'), /^$/);
    assert.equal(document.getText().match(/"Generation": 2/g)?.length, 2);
  });

  it('say what the previewed conversion loses and leaves', async () => {
    await open('lossy.vm.json', LOSSY.replace('"FloppyDrive"', '"ComPort1": { "Path": "p" },\n  "FloppyDrive"'));
    assert.equal(
      await run('convertMachine'),
      'installer as Generation 2 (loses the floppy image). 1 step by hand remains.',
    );
  });

  it('say why a machine stays', async () => {
    const document = await open('scanner.vm.json', BLOCKED);
    assert.match(await run('convertMachine'), /^scanner can't be converted: .*32-bit/);
    assert.equal(document.getText(), BLOCKED);
  });

  it('convert all machines that can move, and name the others', async () => {
    const document = await open('mixed.vm.json', together(READY, BLOCKED, LOSSY));
    const message = await run('convertFile', { lossy: false });
    assert.match(message, /^2 machines stay as before: scanner \(.*32-bit.*\), installer \(a conversion would lose/);
    assert.deepEqual(document.getText().match(/"Generation": \d/g), [
      '"Generation": 2',
      '"Generation": 1',
      '"Generation": 1',
    ]);
    assert.match(await run('convertFile', { lossy: true }), /^1 machine stays as before: scanner/);
    assert.doesNotMatch(document.getText(), /unattend/);
  });

  it('say what is left of the move of a machine that is there, once it is converted', async () => {
    const document = await open('files.vm.json', together(INSTALLED, READY));
    putCursor(document, 'files');
    await run('convertMachine');
    assert.match(
      await run('applyPreview'),
      /^The definition of files is Generation 2 now\. The machine itself still has/,
    );
    assert.equal(document.getText().match(/"Generation": 2/g)?.length, 1);
    const other = await open('more.vm.json', together(INSTALLED, INSTALLED.replace('files', 'mail'), BLOCKED));
    const message = await run('convertFile', { lossy: true });
    assert.match(message, /^The definitions of 2 machines are .* 1 machine stays as before: scanner/);
    assert.equal(other.getText().match(/"Generation": 2/g)?.length, 2);
  });

  it('say it behind a conversion from the light bulb as well, and not of a file that is as before', async () => {
    const document = await open('files.vm.json', INSTALLED);
    const [action] = (await actions(document, place(document, '"files"'), vscode.CodeActionKind.Refactor)).filter(
      ({ title }) => /^Convert files/.test(title),
    );
    assert.ok(action?.command !== undefined);
    const { command, arguments: given = [] } = action.command;
    assert.equal(await vscode.commands.executeCommand(command, ...given), undefined);
    await apply(action);
    assert.match((await vscode.commands.executeCommand<string>(command, ...given)) ?? '', /files .* still has to move/);
  });

  it('name the runbook after the machine, and take no document that is open for another one', async () => {
    const document = await open('files.vm.json', INSTALLED);
    const names = [];
    for (let count = 0; count < 2; count += 1) {
      await vscode.window.showTextDocument(document);
      await run('createRunbook');
      const uri = vscode.window.activeTextEditor?.document.uri;
      names.push(uri?.path.slice(uri.path.lastIndexOf('/') + 1));
    }
    assert.deepEqual(names, ['files to Generation 2.ps1', 'files to Generation 2 (2).ps1']);
    for (const _ of names) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('write the runbook of the machine at the cursor as PowerShell', async () => {
    const document = await open('two.vm.json', together(READY, READY.replace('web01', 'web02')));
    putCursor(document, 'web02');
    assert.equal(await run('createRunbook'), '');
    const runbook = vscode.window.activeTextEditor?.document;
    assert.deepEqual([runbook?.isUntitled, runbook?.languageId], [true, 'powershell']);
    assert.match(runbook?.getText() ?? '', /\$Name = 'web02'/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('ask whose runbook it is where the cursor is at none', async () => {
    await open('three.vm.json', together(CONTRADICTORY, READY.replace('web01', 'web02'), READY));
    let done = false;
    const message = run('createRunbook').finally(() => {
      done = true;
    });
    while (!done) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    assert.equal(await message, '');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /\$Name = 'web02'/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('say why a machine has no runbook', async () => {
    await open('scanner.vm.json', BLOCKED);
    assert.match(await run('createRunbook'), /^There is no runbook for scanner: .*32-bit/);
  });

  it('do nothing to a text that is not the one they were planned for', async () => {
    const document = await open('web.vm.json', READY);
    const { version } = document;
    await replace(document, 'web01', 'web02');
    const text = document.getText();
    const edits = new Map([['web.vm.json', [{ offset: 0, end: 1, text: '' }]]]);
    assert.equal(await applyPlanned(document, version, analyze(text, { fileName: 'web.vm.json' }), edits), false);
    assert.equal(document.getText(), text);
  });

  it('fix all that is safe to fix', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    await run('fixAll');
    assert.doesNotMatch(document.getText(), /IDE/);
    assert.match(await run('fixAll'), /^No Generation 2 machine/);
  });

  it('say why a file is checked, and why not', async () => {
    await open('mixed.vm.json', together(READY, BLOCKED, CONTRADICTORY));
    assert.match(
      await run('whyChecked'),
      /^mixed\.vm\.json is checked as .+: .+\. 3 machines: 1 Generation 2 with errors, 1 ready to convert, 1 bound to Generation 1\.$/,
    );
    await open('other.json', '{ "a": 1 }\n');
    assert.match(await run('whyChecked'), /^other\.json is not checked: nothing in it defines/);
    await open('broken.vm.json', `${READY},`);
    assert.match(await run('whyChecked'), / Line 13: The JSON value ends before this/);
    await withSetting('maximumFileSize', 0.0001, async () => {
      assert.match(await run('whyChecked'), /"hyperv-gen2\.maximumFileSize" allows/);
    });
    await withSetting('enable', false, async () => {
      assert.match(await run('whyChecked'), /"hyperv-gen2\.enable" is off/);
    });
  });

  it('are all registered, titled and ruled for the palette', async () => {
    const extension = vscode.extensions.getExtension('hyperv-gen2-advisor.hyperv-gen2-advisor');
    const { commands, menus, configuration } = extension?.packageJSON.contributes ?? {};
    const registered = await vscode.commands.getCommands(true);
    for (const { command, category, title } of commands) {
      assert.ok(registered.includes(command), command);
      assert.equal(category, 'Hyper-V Gen 2');
      assert.doesNotMatch(title, /%/);
      assert.ok(
        menus.commandPalette.some((entry: { command: string }) => entry.command === command),
        command,
      );
    }
    for (const [name, setting] of Object.entries<{ markdownDescription: string }>(configuration.properties)) {
      assert.match(setting.markdownDescription, /^[A-Z].*\.$/s, name);
    }
  });

  it('show the script that exports the machines of a host, unsaved', async () => {
    await run('showExportScript');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'powershell');
    assert.equal(document.isUntitled, true);
    assert.match(document.getText(), /^#Requires -Version 4\.0\n/);
  });
});

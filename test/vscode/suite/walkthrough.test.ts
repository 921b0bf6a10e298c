import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosed } from './editor';

function active(): vscode.TextDocument {
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document !== undefined);
  return document;
}

describe('the example of the walkthrough', () => {
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('is a new document that is checked, and stays one however often it is opened', async () => {
    await vscode.commands.executeCommand('hyperv-gen2.openExample');
    const document = active();
    assert.deepEqual([document.isUntitled, document.languageId], [true, 'jsonc']);
    await diagnosed(document, 'problems');
    await vscode.commands.executeCommand('hyperv-gen2.openExample');
    assert.equal(active(), document);
    assert.equal(document.getText().match(/print-server"/g)?.length, 1);
  });

  it('is what the other steps show their work with', async () => {
    assert.match(await vscode.commands.executeCommand('hyperv-gen2.previewExample'), /^print-server as Generation 2/);
    assert.ok(vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff);
    await vscode.commands.executeCommand('hyperv-gen2.applyPreview');
    assert.match(active().getText(), /"Generation": 2/);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('hyperv-gen2.exampleRunbook');
    assert.match(active().getText(), /\$Name = 'print-server'/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

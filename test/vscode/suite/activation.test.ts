import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { READY } from './definitions';
import { diagnosed, open, problem } from './editor';

function isLoaded(file: string): boolean {
  return Object.keys(require.cache).some(path => path.endsWith(file));
}

// The first tests of all: what is loaded stays so.
const CONFIGURATION = `source "hyperv-iso" "web" {
  iso_url = "https://example.com/debian-12.5.0-amd64-netinst.iso"
}
`;

describe('the extension in a real VS Code', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = await vscode.workspace.openTextDocument({ language: 'json', content: '{ "name": "web01" }' });
  });

  it('activates, and loads no more than its gate for a file without machines', async () => {
    const extension = vscode.extensions.getExtension('hyperv-gen2-advisor.hyperv-gen2-advisor');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
    assert.ok(isLoaded('extension.js'));
    assert.ok(!isLoaded('advisor.js'));
    const { commands } = extension.packageJSON.contributes;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      commands.filter(({ command }: { command: string }) => !registered.has(command)),
      [],
    );
  });

  it('loads the rest for a text that becomes a definition', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, 1, 0), READY);
    await vscode.workspace.applyEdit(edit);
    await diagnosed(document, 'problems');
    assert.ok(isLoaded('advisor.js'));
    assert.ok(!isLoaded('dist/hcl.js'));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('loads what reads HCL for a file in it', async () => {
    await problem(await open('web.pkr.hcl', CONFIGURATION), 'vm/generation-1');
    assert.ok(isLoaded('dist/hcl.js'));
  });
});

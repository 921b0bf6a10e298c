import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { READY } from './definitions';
import { diagnosed, open, place } from './editor';

describe('the schema of *.vm.json', () => {
  it('completes the names of properties, with a description each', async () => {
    const document = await open('new.vm.json', '{\n  ""\n}\n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 3),
      undefined,
      200,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const property of ['Generation', 'HardDrives', 'NetworkAdapters', 'Firmware']) {
      assert.ok(labels.includes(property), `${property} is not in ${labels}`);
    }
    assert.ok(list.items.some(({ documentation }) => documentation !== undefined));
  });

  it('refuses a value that no machine has', async () => {
    const document = await open('wrong.vm.json', READY.replace('"Generation": 1', '"Generation": 3'));
    const wrong = place(document, '3');
    await diagnosed(document, 'a problem at the generation', all =>
      all.some(({ source, range }) => source !== 'hyperv-gen2' && range.contains(wrong)),
    );
  });

  it('is of no other JSON file', async () => {
    const document = await open('data.json', '{\n  ""\n}\n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 3),
    );
    assert.ok(!list.items.some(({ label }) => label === 'HardDrives'));
  });
});

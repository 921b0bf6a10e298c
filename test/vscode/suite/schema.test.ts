import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { READY } from './definitions';
import { diagnosed, open, place } from './editor';

/** What VS Code proposes at the mark in a text. */
async function proposed(name: string, marked: string): Promise<vscode.CompletionItem[]> {
  const document = await open(name, marked.replace('‹›', ''));
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(marked.indexOf('‹›')),
    undefined,
    200,
  );
  return items;
}

const labelsOf = (items: readonly vscode.CompletionItem[]): string[] =>
  items.map(({ label }) => (typeof label === 'string' ? label : label.label));

describe('the schema of *.vm.json', () => {
  before('the language server of JSON has read the schema', async () => {
    const document = await open('wrong.vm.json', READY.replace('"Generation": 1', '"Generation": 3'));
    await diagnosed(document, 'a problem of the schema', all => all.some(({ source }) => source !== 'hyperv-gen2'));
  });

  it('completes the names of properties, with a description each', async () => {
    const items = await proposed('new.vm.json', '{\n  "‹›"\n}\n');
    const labels = labelsOf(items);
    for (const property of ['Generation', 'HardDrives', 'NetworkAdapters', 'Firmware']) {
      assert.ok(labels.includes(property), `${property} is not in ${labels}`);
    }
    assert.ok(items.some(({ documentation }) => documentation !== undefined));
  });

  it('completes what stands in strings', async () => {
    const labels = labelsOf(await proposed('new.vm.json', '{ "Firmware": { "SecureBootTemplate": "M‹›" } }'));
    assert.ok(labels.includes('"MicrosoftUEFICertificateAuthority"'), labels.join());
  });

  it('offers whole machines and their parts', async () => {
    assert.ok(labelsOf(await proposed('new.vm.json', '‹›')).includes('Generation 2 machine with Linux'));
    const [disk] = (await proposed('new.vm.json', '{ "HardDrives": [‹›] }')).filter(
      ({ label }) => label === 'Disk on SCSI',
    );
    assert.ok(disk?.insertText instanceof vscode.SnippetString);
    const editor = vscode.window.activeTextEditor as vscode.TextEditor;
    await editor.insertSnippet(disk.insertText, disk.range as vscode.Range);
    assert.deepEqual(JSON.parse(editor.document.getText()).HardDrives[0], {
      ControllerType: 'SCSI',
      ControllerNumber: 0,
      ControllerLocation: 0,
      Path: 'C:\\VMs\\name.vhdx',
    });
  });

  it('explains keys and values', async () => {
    const document = await open('web.vm.json', READY);
    for (const [text, expected] of [
      ['"GuestOperatingSystem"', /operating system in the machine/],
      ['"External"', /virtual switch/],
    ] as const) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        place(document, text).start.translate(0, 2),
      );
      const said = hovers.flatMap(({ contents }) => contents).map(each => (each as vscode.MarkdownString).value);
      assert.match(said.join('\n'), expected);
    }
  });

  it('refuses a value that no machine has', async () => {
    const document = await open('wrong.vm.json', READY.replace('"Generation": 1', '"Generation": 3'));
    const wrong = place(document, '3');
    await diagnosed(document, 'a problem at the generation', all =>
      all.some(({ source, range }) => source !== 'hyperv-gen2' && range.contains(wrong)),
    );
  });

  it('is of no other JSON file', async () => {
    assert.ok(!labelsOf(await proposed('data.json', '{\n  "‹›"\n}\n')).includes('HardDrives'));
  });
});

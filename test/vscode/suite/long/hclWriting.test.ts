import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, diagnosed, folderWith, open, place, replace, show, withSetting } from '../editor';

const SOURCE = `source "hyperv-iso" "web" {
  generation                 = var.hyperv_generation
  use_legacy_network_adapter = true
  iso_url                    = "ubuntu-22.04-live-server-amd64.iso"
  first_boot_device          = "DVD"
}
`;

const VARIABLES = `variable "hyperv_generation" {
  type    = number
  default = 1
}
`;

const MACHINE = `resource "hyperv_machine_instance" "web" {
  name       = "web"
  generation = 1

  network_adaptors {
    name      = "lan"
    is_legacy = true
  }
}
`;

/** Behind so many characters of the first place where the document says this. */
function inside(document: vscode.TextDocument, text: string, by: number): vscode.Position {
  return place(document, text).start.translate(0, by);
}

async function itemsAt(document: vscode.TextDocument, position: vscode.Position, typed?: string) {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    typed,
  );
  return items;
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

async function hoversAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents).map(content => (content as vscode.MarkdownString).value);
}

describe('who writes HCL', () => {
  afterEach(cleanUp);

  async function showSource(): Promise<vscode.TextDocument> {
    const folder = await folderWith({ 'source.pkr.hcl': SOURCE, 'variables.pkr.hcl': VARIABLES });
    const document = await show(folder, 'source.pkr.hcl');
    await diagnosed(document, 'problems');
    return document;
  }

  it('gets the arguments of a Hyper-V source as they are typed, those about the generation with what they mean', async () => {
    const document = await showSource();
    await replace(document, '  first_boot_device', '  en\n  first_boot_device');
    const items = await itemsAt(document, inside(document, '  en\n', 4));
    const tpm = items.filter(item => labelOf(item) === 'enable_tpm');
    assert.equal(tpm.length, 1);
    assert.ok(tpm[0]?.insertText instanceof vscode.SnippetString);
    assert.equal(tpm[0].insertText.value, 'enable_tpm = $'.concat('{1|true,false|}'));
    assert.match(
      (tpm[0].documentation as vscode.MarkdownString).value,
      /Only Generation 2 has one.*command:vscode\.open/s,
    );
    assert.ok(!items.some(item => labelOf(item) === 'generation'));
  });

  it('gets their values, and nothing for a space at the beginning of a line', async () => {
    const document = await showSource();
    await replace(document, '"DVD"', '');
    const labels = (await itemsAt(document, inside(document, '= \n', 2), ' ')).map(labelOf);
    assert.deepEqual(labels.slice(0, 4), ['DVD', 'CD', 'NET', 'SCSI:0:0']);
    await replace(document, '= \n', '= "NET"\n  \n');
    const begun = await itemsAt(document, inside(document, '  \n', 2), ' ');
    assert.ok(!begun.some(item => labelOf(item) === 'enable_tpm'));
  });

  it('is told what an argument means, and what a variable comes to', async () => {
    const document = await showSource();
    const adapter = await hoversAt(document, inside(document, 'use_legacy', 3));
    assert.ok(adapter.some(text => text.includes('Packer refuses it with generation 2')));
    const variable = await hoversAt(document, inside(document, 'var.hyperv', 6));
    assert.ok(
      variable.some(text => text.includes('By what the files say: 1')),
      variable.join(),
    );
  });

  it('is led from a variable to the file that declares it', async () => {
    const document = await showSource();
    const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      inside(document, 'var.hyperv', 6),
    );
    assert.equal(links.length, 1);
    assert.match(links[0]?.targetUri.path ?? '', /\/variables\.pkr\.hcl$/);
    assert.deepEqual(links[0]?.targetRange, new vscode.Range(0, 0, 0, 28));
  });

  it('gets the arguments of a machine of Terraform, and of its blocks', async () => {
    const document = await open('main.tf', MACHINE);
    await diagnosed(document, 'problems');
    await replace(document, 'is_legacy = true', 'is_');
    const legacy = (await itemsAt(document, inside(document, 'is_', 3))).find(item => labelOf(item) === 'is_legacy');
    assert.match(legacy?.sortText ?? '', /^z/);
    await replace(document, 'generation = 1', 'generation = 1\n  vm_f');
    const firmware = (await itemsAt(document, inside(document, 'vm_f', 4))).find(
      item => labelOf(item) === 'vm_firmware',
    );
    assert.ok(firmware?.insertText instanceof vscode.SnippetString);
    assert.equal(firmware.insertText.value, 'vm_firmware {\n  $0\n}');
  });

  it('is left alone where files are not checked', async () => {
    const document = await showSource();
    await withSetting('enable', false, async () => {
      const items = await itemsAt(document, inside(document, 'use_legacy', 3));
      // Words of other documents that are open are VS Code's own.
      assert.deepEqual(
        items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text),
        [],
      );
    });
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosed, open, place, replace, withSetting } from './editor';

const TEMPLATE = `{
  "variables": { "hyperv_generation": "1" },
  "builders": [
    {
      "type": "hyperv-iso",
      "generation": "{{user \`hyperv_generation\`}}",
      "use_legacy_network_adapter": true,
      "iso_url": "ubuntu-22.04-live-server-amd64.iso",
      "first_boot_device": ""
    }
  ]
}
`;

/** Behind the first character of the first place where the document says this. */
function inside(document: vscode.TextDocument, text: string, by = 1): vscode.Position {
  return place(document, text).start.translate(0, by);
}

async function itemsAt(document: vscode.TextDocument, position: vscode.Position) {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items;
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

describe('a Packer template in JSON', () => {
  let document: vscode.TextDocument;
  before(async () => {
    document = await open('template.json', TEMPLATE);
    await diagnosed(document, 'problems');
    // As somebody begins the next property: what is no JSON any more has no problems of ours.
    await replace(document, '"first_boot_device": ""', '"first_boot_device": "",\n      ""');
  });

  it('gets the properties of its Hyper-V builder, those about the generation with what they mean', async () => {
    const items = await itemsAt(document, inside(document, '""\n    }'));
    const tpm = items.find(item => labelOf(item) === 'enable_tpm');
    assert.ok(tpm?.insertText instanceof vscode.SnippetString);
    assert.equal(tpm.insertText.value, '"enable_tpm": $'.concat('{1|true,false|}'));
    assert.match(
      (tpm.documentation as vscode.MarkdownString).value,
      /Only Generation 2 has one.*command:vscode\.open/s,
    );
    assert.ok(!items.some(item => labelOf(item) === 'generation'));
  });

  it('gets the values of a property', async () => {
    const labels = (await itemsAt(document, inside(document, '"",\n'))).map(labelOf);
    assert.deepEqual(
      ['DVD', 'NET', 'SCSI:0:0', 'IDE'].filter(label => !labels.includes(label)),
      [],
    );
  });

  it('says what a property means, beside what is wrong with it', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      inside(document, '"use_legacy'),
    );
    const texts = hovers.flatMap(({ contents }) => contents).map(content => (content as vscode.MarkdownString).value);
    assert.ok(
      texts.some(text => text.includes('Packer refuses it with generation 2')),
      texts.join('\n---\n'),
    );
  });

  it('leads from a variable to where it is declared', async () => {
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      inside(document, 'user `', 8),
    );
    assert.deepEqual(link?.targetRange, place(document, '"hyperv_generation"'));
  });

  it('is left alone where files are not checked', () =>
    withSetting('enable', false, async () => {
      const labels = (await itemsAt(document, inside(document, '""\n    }'))).map(labelOf);
      assert.ok(!labels.includes('secure_boot_template'));
    }));
});

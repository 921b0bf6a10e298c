import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { CONTRADICTORY } from './definitions';
import { open, place } from './editor';

/** What our hover says at the first place where the document says this; empty where it says nothing. */
async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const { start } = place(document, text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    start.translate(0, 1),
  );
  const contents = hovers.flatMap(hover => hover.contents).map(content => (content as vscode.MarkdownString).value);
  return contents.find(value => value.includes('hyperv-gen2-docs')) ?? '';
}

describe('hovers', () => {
  it('explain a problem and lead to its page and sources', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    const text = await hoverAt(document, 'true, "SwitchName"');
    assert.match(text, /^- Gained: .*IPv4 and IPv6/m);
    assert.match(text, /\(<?https:\/\/learn\.microsoft\.com\/[^>]*>?\)/);
    assert.ok(text.split('\n').length <= 12, text);
  });

  it('lead to a page that is there', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    const [, argument = ''] = /\(command:vscode\.open\?([^)]*)\)/.exec(
      await hoverAt(document, 'true, "SwitchName"'),
    ) ?? [''];
    const [page] = JSON.parse(decodeURIComponent(argument)) as vscode.Uri[];
    assert.ok(page !== undefined);
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.from(page))), /`nic\/legacy`/);
  });

  it('lead on to the documents that are shipped, and to no other', async () => {
    const page = (path: string) => vscode.Uri.from({ scheme: 'hyperv-gen2-docs', path });
    const read = async (path: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(page(path)));
    assert.match(await read('/docs/README.md'), /\]\(rules\/README\.md\)/);
    assert.match(await read('/docs/devices.md'), /^# /);
    assert.equal((await vscode.workspace.fs.stat(page('/docs/devices.md'))).type, vscode.FileType.File);
    await assert.rejects(async () => vscode.workspace.fs.stat(page('/docs/testing.md')));
  });

  it('say nothing where there is no problem, and in other files', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    assert.equal(await hoverAt(document, '"GuestOperatingSystem"'), '');
    const other = await open('package.json', '{ "name": "x", "generation": 1 }');
    assert.equal(await hoverAt(other, '"generation"'), '');
  });
});

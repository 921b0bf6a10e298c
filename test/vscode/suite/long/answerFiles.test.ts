import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  apply,
  cleanUp,
  codes,
  diagnosed,
  folderWith,
  ours,
  place,
  problem,
  putCursor,
  show,
  titled,
  undo,
  withSetting,
} from '../editor';

const MBR = `<unattend>
  <DiskConfiguration>
    <Disk>
      <CreatePartitions>
        <CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
      </CreatePartitions>
    </Disk>
  </DiskConfiguration>
</unattend>
`;

const template = (generation: number, ...more: object[]): string =>
  JSON.stringify({
    builders: [{ type: 'hyperv-iso', generation, cd_files: ['../answers/Autounattend.xml'] }, ...more],
  });

const textOf = async (folder: vscode.Uri, name: string): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));

/** Where the problem of the layout is shown, a light bulb converts it. */
async function conversion(document: vscode.TextDocument): Promise<vscode.CodeAction> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    place(document, '<Disk>'),
    vscode.CodeActionKind.QuickFix.value,
  );
  return titled(found, /^Lay the disk out for UEFI/);
}

function changed(document: vscode.TextDocument): Promise<void> {
  return new Promise(resolve => {
    const subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document) {
        subscription.dispose();
        resolve();
      }
    });
  });
}

/** The conversion once it makes no copy. */
async function withoutCopy(document: vscode.TextDocument): Promise<vscode.CodeAction> {
  for (;;) {
    const changed = new Promise<void>(resolve => {
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        subscription.dispose();
        resolve();
      });
    });
    const action = await conversion(document).catch(() => undefined);
    if (action !== undefined && !/a copy of/.test(action.title)) {
      return action;
    }
    await changed;
  }
}

describe('an answer file', () => {
  afterEach(cleanUp);

  it('shows the problems of a definition of Generation 2 that is not open, and is converted in one step', async () => {
    const folder = await folderWith({ 'packer/w.json': template(2), 'answers/Autounattend.xml': MBR });
    const answers = await show(folder, 'answers/Autounattend.xml');
    const shown = await problem(answers, 'answer-file/mbr-layout');
    assert.ok(shown.range.start.isEqual(place(answers, '<Disk>').start));
    assert.ok(shown.relatedInformation?.[0]?.location.uri.path.endsWith('/packer/w.json'));
    await apply(await conversion(answers));
    assert.match(answers.getText(), /<Type>EFI<\/Type>[\s\S]*<Type>MSR<\/Type>[\s\S]*<Type>Primary<\/Type>/);
    await diagnosed(answers, 'no problem', all => all.length === 0);
    await undo();
    assert.equal(answers.getText(), MBR);
    await problem(answers, 'answer-file/mbr-layout');
  });

  it('shows none for a machine that is Generation 1, until that is converted', async () => {
    const folder = await folderWith({ 'packer/w.json': template(1), 'answers/Autounattend.xml': MBR });
    const answers = await show(folder, 'answers/Autounattend.xml');
    const definition = await show(folder, 'packer/w.json');
    await problem(definition, 'vm/generation-1');
    assert.deepEqual(codes(ours(answers)), []);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(definition.uri, place(definition, '"generation":1'), '"generation":2');
    await vscode.workspace.applyEdit(edit);
    await problem(answers, 'answer-file/mbr-layout');
  });

  it('is left for whoever needs it in another folder: a copy is made, or not where that was chosen', async () => {
    const needed = JSON.stringify({ builders: [{ type: 'qemu', cd_files: ['../answers/Autounattend.xml'] }] });
    const folder = await folderWith({
      'packer/w.json': template(2),
      'qemu/q.json': needed,
      'answers/Autounattend.xml': MBR,
    });
    const answers = await show(folder, 'answers/Autounattend.xml');
    const shown = await diagnosed(answers, 'who needs it', all => all.some(({ message }) => /q\.json/.test(message)));
    assert.deepEqual(codes(shown), ['answer-file/mbr-layout']);
    assert.match((await conversion(answers)).title, /a copy of/);
    // As the light bulb does it: an action that went through the command for it has lost what a new file holds.
    putCursor(answers, '<Disk>');
    const definition = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'packer/w.json'));
    const named = changed(definition);
    await vscode.commands.executeCommand('editor.action.codeAction', { kind: 'quickfix', apply: 'first' });
    await named;
    assert.match(definition.getText(), /"\.\.\/answers\/gen2\/Autounattend\.xml"/);
    assert.equal(answers.getText(), MBR);
    const copy = await textOf(folder, 'answers/gen2/Autounattend.xml');
    assert.match(copy, /<Type>EFI/);
    const renamed = changed(definition);
    await vscode.window.showTextDocument(definition);
    await undo();
    await renamed;
    assert.match(definition.getText(), /"\.\.\/answers\/Autounattend\.xml"/);
    await withSetting('sharedFiles', 'in-place', async () => {
      await vscode.window.showTextDocument(answers);
      const inPlace = await withoutCopy(answers);
      await apply(inPlace);
      assert.match(answers.getText(), /<Type>EFI/);
    });
  });

  it('is copied by a conversion that was looked at first, where another template needs it', async () => {
    const builder = {
      type: 'hyperv-iso',
      vm_name: 'web',
      iso_url: 'en_windows_server_2019_x64_dvd.iso',
      boot_wait: '1s',
    };
    const medium = { cd_files: ['../answers/Autounattend.xml'] };
    const folder = await folderWith({
      'packer/w.json': JSON.stringify({ builders: [{ ...builder, boot_command: ['<up>'], generation: 1, ...medium }] }),
      'qemu/q.json': JSON.stringify({ builders: [{ type: 'qemu', ...medium }] }),
      'answers/Autounattend.xml': MBR,
    });
    const definition = await show(folder, 'packer/w.json');
    await diagnosed(definition, 'who needs it', all => all.some(({ message }) => /q\.json/.test(message)));
    await vscode.commands.executeCommand('hyperv-gen2.previewMachine', definition.uri, 0);
    await vscode.commands.executeCommand('hyperv-gen2.applyWorkspacePreview');
    assert.match(definition.getText(), /"generation":2.*"\.\.\/answers\/gen2\/Autounattend\.xml"/);
    assert.match(await textOf(folder, 'answers/gen2/Autounattend.xml'), /<Type>EFI/);
    assert.equal(await textOf(folder, 'answers/Autounattend.xml'), MBR);
  });
});

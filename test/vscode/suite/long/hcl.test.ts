import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actions,
  apply,
  cleanUp,
  codeOf,
  codes,
  decisions,
  diagnosed,
  discard,
  folderWith,
  none,
  open,
  ours,
  place,
  problem,
  putCursor,
  replace,
  show,
  titled,
  undo,
  watchedFolderWith,
  write,
} from '../editor';

const Severity = vscode.DiagnosticSeverity;

const SOURCE = `source "hyperv-iso" "web" {
  generation     = var.generation
  iso_url        = "https://example.com/debian-12.5.0-amd64-netinst.iso"
  iso_checksum   = "none"
  ssh_username   = "packer"
}
`;

const VARIABLES = `variable "generation" {
  type    = number
  default = 1
}
`;

const BUILD = `build {
  source "hyperv-iso.web" {
    floppy_files = ["scripts/setup.sh"]
  }
}
`;

const CONFIGURATION = { 'source.pkr.hcl': SOURCE, 'variables.pkr.hcl': VARIABLES, 'build.pkr.hcl': BUILD };

const run = (command: string) => vscode.commands.executeCommand<string>(`hyperv-gen2.${command}`);
const at = (folder: vscode.Uri, name: string) => ({ uri: vscode.Uri.joinPath(folder, name) });

describe('HCL', () => {
  afterEach(async () => {
    await run('clearAssessment');
    await cleanUp();
  });

  it('is checked without an extension for it, as one configuration', async () => {
    const folder = await folderWith(CONFIGURATION);
    const source = await show(folder, 'source.pkr.hcl');
    assert.equal(source.languageId, 'plaintext');
    const stated = await problem(source, 'vm/generation-1');
    assert.ok(stated.range.start.isEqual(place(source, 'generation').start));
    // What stands in another file is shown there, whether that is open or not.
    await problem(at(folder, 'build.pkr.hcl'), 'floppy/media');
    assert.deepEqual(codes(ours(source)).includes('floppy/media'), false);
  });

  it('has its problems from whichever file is open, each once', async () => {
    const folder = await folderWith(CONFIGURATION);
    const variables = await show(folder, 'variables.pkr.hcl');
    await problem(at(folder, 'source.pkr.hcl'), 'vm/generation-1');
    const build = await show(folder, 'build.pkr.hcl');
    const source = await show(folder, 'source.pkr.hcl');
    const once = (document: vscode.TextDocument, code: string) =>
      diagnosed(document, `one ${code}`, all => all.filter(each => codeOf(each) === code).length === 1);
    await once(build, 'floppy/media');
    await once(source, 'vm/generation-1');
    assert.deepEqual(ours(variables), []);
  });

  it('shows mistakes of its syntax, of which nobody else may tell, and converts nothing meanwhile', async () => {
    const folder = await folderWith({ ...CONFIGURATION, 'variables.pkr.hcl': VARIABLES.replace('= number', 'number') });
    const source = await show(folder, 'source.pkr.hcl');
    const [mistake] = await diagnosed(at(folder, 'variables.pkr.hcl'), 'a mistake');
    assert.equal(mistake?.range.start.line, 1);
    await problem(source, 'vm/generation-1');
    putCursor(source, 'iso_url');
    assert.match(await run('convertMachine'), /^web can't be converted: /);
    const variables = await show(folder, 'variables.pkr.hcl');
    await replace(variables, 'type    number', 'type    = number');
    await diagnosed(variables, 'no mistake', none);
  });

  it('is converted in all its files in one step', async () => {
    const folder = await folderWith({
      ...CONFIGURATION,
      'build.pkr.hcl': 'build {\n  sources = ["hyperv-iso.web"]\n}\n',
    });
    const source = await show(folder, 'source.pkr.hcl');
    const { range } = await problem(source, 'vm/generation-1');
    const convert = titled(await actions(source, range), /^Convert web to Generation 2/);
    await apply(convert);
    const variables = await show(folder, 'variables.pkr.hcl');
    assert.match(variables.getText(), /default = 2/);
    await diagnosed(source, 'no Generation 1', all => !all.some(each => codeOf(each) === 'vm/generation-1'));
    await undo();
    assert.equal(variables.getText(), VARIABLES);
    assert.equal(source.getText(), SOURCE);
  });

  it('is previewed over its files, which the preview changes', async () => {
    const folder = await folderWith(CONFIGURATION);
    const source = await show(folder, 'source.pkr.hcl');
    await problem(source, 'vm/generation-1');
    await run('convertMachine');
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /^web as Generation 2 \(preview\)/);
    await run('applyWorkspacePreview');
    const variables = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'variables.pkr.hcl'));
    assert.match(variables.getText(), /default = 2/);
  });

  it('is converted whole where something is lost, and never in one of its files alone', async () => {
    const folder = await folderWith({
      ...CONFIGURATION,
      'build.pkr.hcl': 'build {\n  sources = ["hyperv-iso.web"]\n}\n',
      'source.pkr.hcl': SOURCE.replace('}\n', '  floppy_files   = ["a.cfg"]\n  boot_command   = ["<enter>"]\n}\n'),
    });
    const source = await show(folder, 'source.pkr.hcl');
    await problem(source, 'floppy/media');
    assert.match(await run('convertFile'), /web as Generation 2/);
    assert.match(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '', /^web as Generation 2 \(preview\)/);
    await run('applyWorkspacePreview');
    const variables = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'variables.pkr.hcl'));
    assert.match(variables.getText(), /default = 2/);
    assert.match(source.getText(), /cd_files/);
  });

  it('has a light bulb where a file of values gives the generation', async () => {
    const folder = await folderWith({ ...CONFIGURATION, 'lab.auto.pkrvars.hcl': 'name = "a"\ngeneration = 1\n' });
    const values = await show(folder, 'lab.auto.pkrvars.hcl');
    await problem(at(folder, 'source.pkr.hcl'), 'vm/generation-1');
    await apply(titled(await actions(values, place(values, 'generation')), /^Convert web to Generation 2/));
    assert.equal(values.getText(), 'name = "a"\ngeneration = 2\n');
  });

  it('has hovers, code lenses and a light bulb', async () => {
    const source = await open('web.pkr.hcl', SOURCE.replace('var.generation', '1'));
    const { range } = await problem(source, 'vm/generation-1');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      source.uri,
      range.start,
    );
    const said = hovers.flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value));
    assert.match(said.join(), /hyperv-gen2-docs/);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      source.uri,
      10,
    );
    assert.match(lenses[0]?.command?.title ?? '', /^Generation 1 · /);
    assert.ok(titled(await actions(source, range), /^Convert web to Generation 2/));
  });

  it('suppresses by comments, and takes out those that are not needed', async () => {
    const source = await open('web.pkr.hcl', SOURCE.replace('var.generation', '1'));
    const { range } = await problem(source, 'vm/generation-1');
    await apply(titled(await decisions(source, range), /^Disable vm\/generation-1 for this line/));
    assert.match(source.getText(), /\n {2}# gen2-advisor-disable-next-line vm\/generation-1 -- reason\n {2}generation/);
    await diagnosed(source, 'no Generation 1', all => !all.some(each => codeOf(each) === 'vm/generation-1'));
    await replace(source, '= 1', '= 2');
    const unused = await problem(source, 'suppression/unused');
    await apply(titled(await decisions(source, unused.range), /^Remove the suppression/));
    assert.doesNotMatch(source.getText(), /gen2-advisor/);
  });

  it('follows what is typed beside it, and files that come, go or get another name', async () => {
    const folder = await watchedFolderWith({ ...CONFIGURATION, 'variables.pkr.hcl': VARIABLES.replace('1', '2') });
    const build = await show(folder, 'build.pkr.hcl');
    const floppy = (severity: vscode.DiagnosticSeverity) =>
      diagnosed(build, `floppy/media, ${Severity[severity]}`, all =>
        all.some(d => codeOf(d) === 'floppy/media' && d.severity === severity),
      );
    const stated = (await floppy(Severity.Error)).find(each => codeOf(each) === 'floppy/media');
    assert.match(stated?.relatedInformation?.[0]?.location.uri.path ?? '', /\/variables\.pkr\.hcl$/);
    const variables = await show(folder, 'variables.pkr.hcl');
    await replace(variables, '2', '1');
    assert.ok(variables.isDirty);
    await floppy(Severity.Information);
    await discard(variables);
    await floppy(Severity.Error);
    const { uri } = at(folder, 'source.pkr.hcl');
    const away = vscode.Uri.joinPath(folder, 'source.txt');
    await vscode.workspace.fs.rename(uri, away);
    await diagnosed(build, 'no floppy/media', all => !all.some(d => codeOf(d) === 'floppy/media'));
    await vscode.workspace.fs.rename(away, uri);
    await floppy(Severity.Error);
  });

  it('is one configuration for the assessment too', async () => {
    const folder = await folderWith(CONFIGURATION);
    await run('assessWorkspace');
    await problem(at(folder, 'source.pkr.hcl'), 'vm/generation-1');
    const [floppy, ...others] = await diagnosed(at(folder, 'build.pkr.hcl'), 'floppy/media');
    assert.deepEqual([floppy && codeOf(floppy), others], ['floppy/media', []]);
    await show(folder, 'build.pkr.hcl');
    await run('clearAssessment');
    const left = await diagnosed(at(folder, 'build.pkr.hcl'), 'its own', all => all.length === 1);
    assert.deepEqual(codes(left), ['floppy/media']);
  });

  it('leaves other dialects alone', async () => {
    const names = ['terragrunt.hcl', 'web.tftest.hcl', '.terraform.lock.hcl', 'web.pkrtpl.hcl'];
    const files = await Promise.all(names.map(async name => ({ uri: await write(name, SOURCE) })));
    for (const { uri } of files) {
      await vscode.window.showTextDocument(uri, { preview: false });
    }
    // Files are checked in the order in which they are opened.
    await problem(await open('web.pkr.hcl', SOURCE.replace('var.generation', '1')), 'vm/generation-1');
    for (const file of files) {
      assert.deepEqual(ours(file), [], file.uri.path);
    }
  });
});

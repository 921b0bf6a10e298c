import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CompletionItem, Diagnostic, Location, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { version } from '../../../package.json';
import { convert } from '../../../src/core/convert/convert';
import { temporaryFolder } from './cli-kit';
import { type Editor, edited, startEditor, uriOf } from './lsp-kit';

const ONE = `{
  "Name": "terminal",
  "Generation": 1,
  "GuestOperatingSystem": "Windows Server 2022",
  "HardDrives": [{ "ControllerType": "IDE", "ControllerNumber": 0, "ControllerLocation": 0, "Path": "C:\\\\a.vhdx" }],
  "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true }]
}
`;

const TWO = `{
  "Name": "files",
  "Generation": 2,
  "GuestOperatingSystem": "Windows Server 2022",
  "FloppyDrive": { "Path": "a.vfd" },
  "NetworkAdapters": [{ "Name": "LAN", "IsLegacy": true }]
}
`;

const MANY = `[
${Array.from({ length: 30 }, (_, index) => `  { "Name": "m${index}", "Generation": 1, "NetworkAdapters": [{ "IsLegacy": true }] }`).join(',\n')}
]
`;

describe('gen2-advisor lsp', function () {
  this.timeout(90_000);
  const folder = temporaryFolder();
  /** Of all tests that choose nothing of their own: a server takes longer to start than what they ask of it. */
  let editor: Editor;
  let own: Editor | undefined;
  const start = async (...options: Parameters<typeof startEditor> extends [string, ...infer R] ? R : never) => {
    own = await startEditor(folder.path, ...options);
    return own;
  };
  before(async () => {
    editor = await startEditor(tmpdir());
  });
  afterEach(async () => {
    editor.closeAll();
    await own?.end();
    own = undefined;
  });
  after(() => editor.end());

  it('says what it can, and ends as it is told', async () => {
    const { initialized, end } = await start();
    assert.deepEqual(initialized.serverInfo, { name: 'gen2-advisor', version });
    assert.equal(initialized.capabilities.hoverProvider, true);
    own = undefined;
    assert.equal(await end(), 0);
  });

  it('underlines what is wrong while it is typed, keeps it while the text is broken, and forgets a closed file', async () => {
    const { open, change, close, diagnostics } = editor;
    const path = `${folder.path}/files.vm.json`;
    let document = open(path, TWO);
    const found = await diagnostics(path);
    const floppy = found.find(({ code }) => code === 'floppy/media');
    assert.deepEqual([floppy?.severity, floppy?.source], [1, 'gen2-advisor']);
    assert.deepEqual(floppy?.range.start, { line: 4, character: 27 });
    assert.equal(floppy?.relatedInformation?.[0]?.location.uri, document.uri);

    document = change(document, TWO.replace('"Generation": 2,', '"Generation": 2,,'));
    document = change(document, TWO.replace('"FloppyDrive": { "Path": "a.vfd" },', ''));
    const fewer = await diagnostics(path, now => now.every(({ code }) => code !== 'floppy/media'));
    assert.ok(fewer.some(({ code }) => code === 'nic/legacy'));
    close(document);
    assert.deepEqual(await diagnostics(path, now => now.length === 0), []);
  });

  it('says nothing of files that are none of machines', async () => {
    const { open, diagnostics } = editor;
    open(`${folder.path}/package.json`, '{ "name": "site" }');
    open(`${folder.path}/main.py`, 'generation = 1', 'python');
    assert.deepEqual(await diagnostics(`${folder.path}/package.json`), []);
    assert.deepEqual(await diagnostics(`${folder.path}/main.py`), []);
  });

  it('says why, at a place', async () => {
    const { open, hover } = editor;
    const document = open(`${folder.path}/files.vm.json`, TWO);
    const found = await hover(document, TWO.indexOf('a.vfd'));
    const value = JSON.stringify(found?.contents);
    assert.match(value, /\*\*.*floppy.*\*\*/i);
    assert.match(value, /https:\/\//);
    assert.equal(await hover(document, TWO.indexOf('"Name"')), null);
  });

  it('offers and explains the properties of a Packer builder, and finds a variable', async () => {
    const { open, connection, hover } = editor;
    const text = '{"variables": {"g": "2"}, "builders": [{"type": "hyperv-iso", "generation": "{{user `g`}}", ""}]}';
    const document = open(`${folder.path}/template.json`, text);
    const at = (words: string) => ({
      textDocument: { uri: document.uri },
      position: document.positionAt(text.indexOf(words) + 1),
    });
    const items = await connection.sendRequest<CompletionItem[]>('textDocument/completion', at('""'));
    const tpm = items.find(({ label }) => label === 'enable_tpm');
    assert.deepEqual(tpm?.textEdit, {
      range: { start: document.positionAt(text.indexOf('""')), end: document.positionAt(text.indexOf('""') + 2) },
      newText: '"enable_tpm": true',
    });
    assert.equal(items.find(({ label }) => label === 'cpus')?.textEdit?.newText, '"cpus": ');
    const found = await connection.sendRequest<Location>('textDocument/definition', at('{{user'));
    assert.deepEqual(found.range.start, document.positionAt(text.indexOf('"g"')));
    assert.match(JSON.stringify((await hover(document, text.indexOf('"generation"')))?.contents), /any number but 2/);
  });

  it('helps to write HCL, and leads from its variables to their files', async () => {
    const { open, connection, hover } = editor;
    const variables = `${folder.path}/variables.pkr.hcl`;
    await writeFile(variables, 'variable "gen" {\n  default = 1\n}\n');
    const text = 'source "hyperv-iso" "web" {\n  generation = var.gen\n  enable_secure_boot = \n  en\n}\n';
    const document = open(`${folder.path}/web.pkr.hcl`, text, 'hcl');
    const at = (mark: string) => ({
      textDocument: { uri: document.uri },
      position: document.positionAt(text.indexOf(mark) + mark.length),
    });
    const items = await connection.sendRequest<CompletionItem[]>('textDocument/completion', at('= \n  en'));
    const tpm = items.find(({ label }) => label === 'enable_tpm');
    // This editor doesn't go from place to place in what is written.
    assert.deepEqual(tpm?.textEdit, {
      range: { start: { line: 3, character: 2 }, end: { line: 3, character: 4 } },
      newText: 'enable_tpm = true',
    });
    const values = await connection.sendRequest<CompletionItem[]>('textDocument/completion', at('boot = '));
    assert.deepEqual(
      values.map(({ label }) => label),
      ['true', 'false'],
    );
    const found = await connection.sendRequest<Location>('textDocument/definition', at('var.g'));
    assert.deepEqual(found, {
      uri: uriOf(variables),
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 14 } },
    });
    assert.match(JSON.stringify((await hover(document, text.indexOf('gen\n')))?.contents), /By what the files say: 1/);
  });

  it('offers fixes with their problems, the conversion of the machine, and what is said of a rule', async () => {
    const { open, actions, diagnostics } = editor;
    const path = `${folder.path}/terminal.vm.json`;
    const document = open(path, ONE);
    await diagnostics(path);
    const offered = await actions(document, ONE.indexOf('"IDE"'));
    const convertIt = offered.find(({ title }) => title.startsWith('Convert terminal to Generation 2'));
    assert.ok(convertIt?.edit);
    assert.ok(convertIt.diagnostics?.some(({ code }) => code === 'disk/boot-on-ide'));
    assert.equal(edited(document, convertIt.edit), convert(ONE, { fileName: path, lossy: true }).text);
    assert.ok(offered.some(({ title }) => title === 'Disable disk/boot-on-ide for this file'));
    assert.equal(new Set(offered.map(({ title }) => title)).size, offered.length);

    const legacy = await actions(document, ONE.indexOf('true }'));
    const fix = legacy.find(({ title }) => title.startsWith('Make the network adapter synthetic (loses '));
    assert.deepEqual([fix?.kind, fix?.isPreferred], ['quickfix', undefined]);
    assert.ok(fix?.edit && !edited(document, fix.edit).includes('"IsLegacy": true'));
  });

  it('offers no more than asked for: nothing by itself where nothing is wrong, all safe fixes where they are named', async () => {
    const { open, actions, diagnostics } = editor;
    const path = `${folder.path}/files.vm.json`;
    const document = open(path, TWO);
    await diagnostics(path);
    assert.deepEqual(await actions(document, 1, { triggerKind: 2 }), []);
    const [all, ...others] = await actions(document, 1, { only: ['source.fixAll'] });
    assert.deepEqual([all?.kind, others], ['source.fixAll.hypervGen2', []]);
    assert.ok((await actions(document, 1, { only: [''] })).some(({ title }) => title === all?.title));
    assert.ok(all?.edit);
    const text = edited(document, all.edit);
    assert.ok(text.includes('"Generation": 2') && !text.includes('"IsLegacy": true'));
    assert.deepEqual(
      (await actions(document, 1, { only: ['refactor'] })).map(({ title }) => title),
      [],
    );
  });

  it('plans the edits of many machines once they are chosen, and not for a text that has changed', async () => {
    const { open, change, actions, connection } = editor;
    const path = `${folder.path}/many.vm.json`;
    const document = open(path, MANY);
    const [one, all] = await actions(document, MANY.indexOf('"m3"'), { only: ['refactor.rewrite'] });
    assert.ok(one?.edit !== undefined && all !== undefined && all.edit === undefined);
    const resolved: typeof all = await connection.sendRequest('codeAction/resolve', all);
    assert.ok(resolved.edit);
    assert.equal(edited(document, resolved.edit), convert(MANY, { fileName: path, lossy: true }).text);
    change(document, `${MANY}\n`);
    const outdated: typeof all = await connection.sendRequest('codeAction/resolve', all);
    assert.equal(outdated.edit, undefined);
  });

  it('says of a machine that cannot move why, to an editor that shows it', async () => {
    const text = ONE.replace('Windows Server 2022', 'Windows XP (32-bit)');
    const path = `${folder.path}/old.vm.json`;
    const [blocked] = await editor.actions(editor.open(path, text), text.indexOf('"Name"'), { only: ['refactor'] });
    assert.match(blocked?.disabled?.reason ?? '', /^terminal can't be converted: /);
    const plain = await start({ capabilities: {} });
    assert.deepEqual(await plain.actions(plain.open(path, text), text.indexOf('"Name"'), { only: ['refactor'] }), []);
  });

  it('looks at the files of a configuration together, and edits all that a conversion reaches', async () => {
    const { put } = folder;
    const variables = await put('variables.pkr.hcl', 'variable "generation" {\n  default = 1\n}\n');
    const text = `source "hyperv-iso" "web" {
  generation = var.generation
  iso_url    = "debian-12.5.0-amd64-netinst.iso"
}

build {
  sources = ["source.hyperv-iso.web"]
}
`;
    const path = await put('web.pkr.hcl', text);
    const { open, change, actions, diagnostics } = editor;
    const document = open(path, text, 'hcl');
    assert.ok((await diagnostics(path)).some(({ code }) => code === 'vm/generation-1'));
    const [convertIt] = await actions(document, text.indexOf('generation'), { only: ['refactor'] });
    const changes = convertIt?.edit?.documentChanges as { textDocument: { uri: string; version: number | null } }[];
    assert.deepEqual(
      changes.find(({ textDocument }) => textDocument.uri === uriOf(variables))?.textDocument.version,
      null,
    );
    // What is typed in the other file, and not saved, counts at once, and until it is closed.
    const isGeneration1 = ({ code }: { code?: unknown }) => code === 'vm/generation-1';
    const other = open(variables, 'variable "generation" {\n  default = 1\n}\n', 'hcl');
    change(other, 'variable "generation" {\n  default = 2\n}\n');
    await diagnostics(path, now => !now.some(isGeneration1));
    editor.close(other);
    await diagnostics(path, now => now.some(isGeneration1));
  });

  it('edits the files beside a definition as they are on disk, also where the editor tells of no change', async () => {
    const text =
      'source "hyperv-iso" "web" {\n  generation = var.generation\n}\nbuild {\n  sources = ["hyperv-iso.web"]\n}\n';
    const variables = 'variable "generation" {\n  default = 1\n}\n';
    const other = await folder.put('variables.pkr.hcl', variables);
    const { open, actions } = await start({ capabilities: {} });
    const document = open(await folder.put('web.pkr.hcl', text), text, 'hcl');
    const converted = async () =>
      (await actions(document, text.indexOf('generation'), { only: ['refactor'] }))[0]?.edit;
    const inFile = async (now: string) =>
      edited(TextDocument.create(uriOf(other), 'hcl', 1, now), (await converted()) as WorkspaceEdit);
    assert.equal(await inFile(variables), variables.replace('1', '2'));
    const changed = `# What the machines are\n${variables}`;
    await writeFile(other, changed);
    assert.equal(await inFile(changed), changed.replace('1', '2'));
  });

  it('changes what lies in the folder that the editor has open, wherever the server was started', async () => {
    const { put } = folder;
    await put(
      'answers/ks.cfg',
      'zerombr\nclearpart --all --initlabel\npart / --grow --size=8000\nbootloader --location=mbr\n',
    );
    const text = JSON.stringify({
      builders: [
        { type: 'hyperv-iso', generation: 2, iso_url: 'Rocky-9.3-x86_64-minimal.iso', cd_files: ['../answers/ks.cfg'] },
      ],
    });
    const path = await put('lab/rocky.json', text);
    const { open, actions } = await start({ cwd: dirname(path) });
    const [fix] = await actions(open(path, text), text.indexOf('ks.cfg'));
    const changes = fix?.edit?.documentChanges as { textDocument: { uri: string } }[] | undefined;
    assert.deepEqual(
      changes?.map(each => each.textDocument.uri),
      [uriOf(join(folder.path, 'answers', 'ks.cfg'))],
    );
  });

  it('underlines what is wrong in a file that installs a machine of an open definition, as it is typed, and mends it', async () => {
    const { put } = folder;
    const wanted = '<InstallTo><DiskID>0</DiskID><PartitionID>1</PartitionID></InstallTo>';
    const layout = `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="windowsPE">
<component name="Microsoft-Windows-Setup"><DiskConfiguration><Disk><DiskID>0</DiskID><CreatePartitions>
<CreatePartition><Order>1</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition></CreatePartitions>
<ModifyPartitions><ModifyPartition><Order>1</Order><PartitionID>1</PartitionID><Active>true</Active></ModifyPartition></ModifyPartitions>
</Disk></DiskConfiguration><ImageInstall><OSImage>${wanted}</OSImage></ImageInstall></component></settings></unattend>
`;
    const answers = await put('answers/Autounattend.xml', layout);
    const template = JSON.stringify({
      builders: [{ type: 'hyperv-iso', generation: 2, iso_url: 'w.iso', cd_files: ['answers/Autounattend.xml'] }],
    });
    const { open, change, close, diagnostics, actions } = editor;
    const definition = open(await put('windows.json', template), template);
    const isLayout = ({ code }: { code?: unknown }) => code === 'answer-file/mbr-layout';
    const found = await diagnostics(answers, now => now.some(isLayout));
    assert.ok((found.find(isLayout)?.range.start.line ?? 0) > 0);
    const uri = found.find(isLayout)?.relatedInformation?.[0]?.location.uri;
    assert.equal(uri, definition.uri);
    const typed = open(answers, layout, 'xml');
    // The fix of it stands where it is seen, and nowhere else.
    const problem = found.find(isLayout) as Diagnostic;
    const [fix, ...others] = await actions(typed, typed.offsetAt(problem.range.start));
    assert.deepEqual([fix?.kind, fix?.diagnostics, fix?.isPreferred, others], ['quickfix', [problem], true, []]);
    assert.match(edited(typed, fix?.edit as WorkspaceEdit), /<Type>EFI<\/Type>/);
    assert.deepEqual(await actions(typed, 0), []);
    assert.deepEqual(await actions(typed, typed.offsetAt(problem.range.start), { only: ['refactor'] }), []);
    change(typed, '<unattend xmlns="urn:schemas-microsoft-com:unattend" />');
    await diagnostics(answers, now => !now.some(isLayout));
    change(typed, layout);
    await diagnostics(answers, now => now.some(isLayout));
    close(definition);
    await diagnostics(answers, now => now.length === 0);
  });

  it('holds to what a team has decided, and over that to nothing of the editor', async () => {
    const path = await folder.put('files.vm.json', TWO);
    const settings = await folder.put('.gen2-advisor.json', '{ "rules": { "floppy/media": "warning" } }');
    const { open, diagnostics, connection } = await start({
      options: { rules: { 'floppy/media': 'off', 'nic/legacy': 'off' } },
    });
    open(path, TWO);
    const found = await diagnostics(path);
    assert.equal(found.find(({ code }) => code === 'floppy/media')?.severity, 2);
    assert.ok(found.every(({ code }) => code !== 'nic/legacy'));
    await writeFile(settings, '{ "exclude": ["*.vm.json"] }');
    await connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(settings), type: 2 }],
    });
    assert.deepEqual(await diagnostics(path, now => now.length === 0), []);
  });
});

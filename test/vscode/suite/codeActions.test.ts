import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { NO_FILES } from '../../../src/core/text/files';
import { spanOf } from '../../../src/vscode/editor/ranges';
import { createAnalyses } from '../../../src/vscode/files/analyses';
import { rewriteOffers } from '../../../src/vscode/problems/conversionOffers';
import { quickFixOffers } from '../../../src/vscode/problems/fixOffers';
import type { Request } from '../../../src/vscode/problems/offers';
import { BLOCKED, CONTRADICTORY, inventory, LOSSY, READY } from './definitions';
import { actions, apply, codeOf, diagnosed, none, open, ours, place, problem, replace, titled, undo } from './editor';

const { QuickFix, Refactor, SourceFixAll } = vscode.CodeActionKind;

/** VS Code drops an answer, or the question, while other extensions that read JSON still register what they offer. */
async function firstActions(): Promise<void> {
  const document = await open('first.vm.json', CONTRADICTORY);
  const { range } = await problem(document, 'nic/legacy');
  const patience = Date.now() + 20_000;
  while ((await actions(document, range, QuickFix).catch(() => [])).length === 0) {
    assert.ok(Date.now() < patience, 'There are no code actions.');
  }
}

describe('quick fixes', () => {
  before(firstActions);

  it('repair one problem, and one undo takes that back', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    const { range } = await problem(document, 'nic/legacy');
    const fix = titled(await actions(document, range, QuickFix), /^Make the network adapter synthetic$/);
    assert.equal(fix.isPreferred, true);
    await apply(fix);
    assert.equal(document.getText(), CONTRADICTORY.replace('"IsLegacy": true', '"IsLegacy": false'));
    await undo();
    assert.equal(document.getText(), CONTRADICTORY);
  });

  it('start with a verb and fit on the menu', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    for (const { title } of await actions(document, place(document, CONTRADICTORY), QuickFix)) {
      assert.match(title, /^(Move|Make|Fix all) /);
      assert.ok(title.length <= 90, title);
    }
  });

  it('that hold in both generations are offered alone', async () => {
    const document = await open('web.vm.json', READY);
    await diagnosed(document, 'any problem');
    const secondDisk = document.positionAt(
      document.getText().indexOf('"IDE"', document.getText().indexOf('data') - 90),
    );
    const fix = titled(
      await actions(document, new vscode.Range(secondDisk, secondDisk), QuickFix),
      /^Move the disk to SCSI/,
    );
    await apply(fix);
    assert.match(document.getText(), /"Generation": 1,/);
  });

  it('are the conversion where the fix alone would leave a machine that cannot start', async () => {
    const document = await open('web.vm.json', READY);
    const { range } = await problem(document, 'disk/boot-on-ide');
    const found = await actions(document, range, QuickFix);
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Convert web01 to Generation 2'],
    );
    assert.equal(found[0]?.isPreferred, true);
  });

  it('repair all problems of a kind', async () => {
    const document = await open('inventory.vm.json', inventory(30).replaceAll('"Generation": 1', '"Generation": 2'));
    await problem(document, 'nic/legacy');
    const last = document.positionAt(document.getText().lastIndexOf('true'));
    const found = await actions(document, new vscode.Range(last, last), QuickFix);
    titled(found, /^Make the network adapter synthetic$/);
    await apply(titled(found, /^Fix all 'Generation 2 has no legacy network adapter' problems in this file$/));
    assert.doesNotMatch(document.getText(), /"IsLegacy": true/);
    assert.match(document.getText(), /"ControllerType": "IDE"/);
  });

  it('say what they lose, and are then never the preferred ones', async () => {
    const document = await open('installer.vm.json', LOSSY.replace('"Generation": 1', '"Generation": 2'));
    const { range } = await problem(document, 'floppy/media');
    const fix = titled(
      await actions(document, range, QuickFix),
      /^Remove the floppy image \(loses the floppy image\)$/,
    );
    assert.notEqual(fix.isPreferred, true);
  });

  it('are not offered in other JSON files', async () => {
    const document = await open('settings.json', '{ "Generation": 1 }\n');
    assert.deepEqual(await actions(document, place(document, '1')), []);
  });
});

describe('conversion on the Refactor menu', () => {
  it('converts the machine at the cursor, keeps every comment, and one undo takes it back', async () => {
    const document = await open('web.vm.json', READY);
    const convert = titled(
      await actions(document, place(document, '"LAN"'), Refactor),
      /^Convert web01 to Generation 2$/,
    );
    assert.equal(convert.kind?.value, 'refactor.rewrite.hypervGen2');
    await apply(convert);
    const text = document.getText();
    assert.match(text, /"Generation": 2,/);
    assert.doesNotMatch(text, /IDE/);
    assert.match(text, /\/\/ the intranet/);
    assert.match(text, /\/\/ keep its MAC/);
    await diagnosed(document, 'no problem', none);
    await undo();
    assert.equal(document.getText(), READY);
  });

  it('keeps CRLF, tabs and the byte order mark, also through undo', async () => {
    const original = `\ufeff${READY.replaceAll('\n', '\r\n').replaceAll('  ', '\t')}`;
    const document = await open('web.vm.json', original);
    await apply(titled(await actions(document, place(document, '"LAN"'), Refactor), /^Convert web01/));
    await document.save();
    const saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(document.uri),
    );
    assert.ok(saved.startsWith('\ufeff{\r\n\t// the intranet\r\n'));
    assert.doesNotMatch(saved, /[^\r]\n/);
    await undo();
    await document.save();
    const undone = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await vscode.workspace.fs.readFile(document.uri),
    );
    assert.equal(undone, original);
  });

  it('says what a machine would lose', async () => {
    const document = await open('installer.vm.json', LOSSY);
    titled(
      await actions(document, place(document, '"installer"'), Refactor),
      /^Convert installer to Generation 2 \(loses the floppy image\)$/,
    );
  });

  it('is not offered twice in one menu', async () => {
    const document = await open('web.vm.json', READY);
    const { range } = await problem(document, 'disk/boot-on-ide');
    const convert = (await actions(document, range)).filter(({ title }) => title.startsWith('Convert web01'));
    assert.equal(convert.length, 1);
  });

  it('converts all machines of a large file', async () => {
    const original = inventory(93);
    const document = await open('inventory.vm.json', original);
    await apply(
      titled(await actions(document, place(document, 'node50'), Refactor), /^Convert all machines in the file/),
    );
    assert.equal(document.getText().match(/"Generation": 2/g)?.length, 93);
    assert.doesNotMatch(document.getText(), /"Generation": 1|"IDE"|"IsLegacy": true/);
    await undo();
    assert.equal(document.getText(), original);
  });
});

// The command that gives actions to tests leaves out disabled ones, and of the others their diagnostics.
describe('what the provider is made of', () => {
  async function requestFor(document: vscode.TextDocument, range: vscode.Range): Promise<Request> {
    const check = await createAnalyses({ of: () => NO_FILES, settled: async () => undefined }).of(document);
    assert.ok(check.analysis);
    return { document, check, span: spanOf(document, range), diagnostics: ours(document) };
  }

  it('disables the conversion of a machine that cannot move, and says why', async () => {
    const document = await open('scanner.vm.json', BLOCKED);
    const [offer] = rewriteOffers(await requestFor(document, place(document, '"scanner"')), new Set());
    assert.equal(offer?.action.title, 'Convert scanner to Generation 2');
    assert.match(offer?.action.disabled?.reason ?? '', /^scanner can't be converted: .*32-bit/);
    assert.equal(offer?.edit, undefined);
    assert.deepEqual(await actions(document, place(document, '"scanner"'), Refactor), []);
  });

  it('ties each quick fix to the diagnostic that it repairs', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    const diagnostic = await problem(document, 'nic/legacy');
    const [offer] = quickFixOffers(await requestFor(document, diagnostic.range));
    assert.deepEqual(offer?.action.diagnostics?.map(codeOf), ['nic/legacy']);
  });

  it('analyses a version of a text once', async () => {
    const document = await open('web.vm.json', READY);
    const analyses = createAnalyses({ of: () => NO_FILES, settled: async () => undefined });
    const [check, ...others] = await Promise.all([analyses.of(document), analyses.of(document)]);
    assert.ok([...others, await analyses.of(document)].every(other => other === check));
    await replace(document, 'web01', 'web02');
    assert.notEqual(await analyses.of(document), check);
  });
});

describe('source.fixAll.hypervGen2', () => {
  const kind = SourceFixAll.append('hypervGen2');

  it('repairs a machine that says Generation 2', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    const [action, ...others] = await actions(document, place(document, CONTRADICTORY), kind);
    assert.ok(action !== undefined && others.length === 0);
    await apply(action);
    await diagnosed(document, 'no problem', none);
    assert.match(document.getText(), /"Generation": 2/);
  });

  it('answers the general request for fixes on save', async () => {
    const document = await open('web.vm.json', CONTRADICTORY);
    assert.equal((await actions(document, place(document, CONTRADICTORY), SourceFixAll)).length, 1);
  });

  it('never changes a generation', async () => {
    const document = await open('inventory.vm.json', inventory(3).replace('"Generation": 1', '"Generation": 2'));
    const [action] = await actions(document, place(document, document.getText()), kind);
    assert.ok(action);
    const generations = document.getText().match(/"Generation": \d/g);
    await apply(action);
    assert.deepEqual(document.getText().match(/"Generation": \d/g), generations);
    assert.equal(document.getText().match(/"IDE"/g)?.length, 2);
    const ready = await open('web.vm.json', READY);
    assert.deepEqual(await actions(ready, place(ready, READY), kind), []);
  });

  it('leaves alone what would lose something', async () => {
    const document = await open('installer.vm.json', LOSSY.replace('"Generation": 1', '"Generation": 2'));
    const [action] = await actions(document, place(document, document.getText()), kind);
    assert.ok(action);
    await apply(action);
    assert.match(document.getText(), /unattend\.vfd/);
  });

  it('runs on save where the user asks for it', async () => {
    const editor = vscode.workspace.getConfiguration('editor');
    const { Workspace } = vscode.ConfigurationTarget;
    await editor.update('codeActionsOnSave', { [kind.value]: 'explicit' }, Workspace);
    try {
      const document = await open('web.vm.json', CONTRADICTORY);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 1), '\n  // saved');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      assert.doesNotMatch(document.getText(), /IDE/);
    } finally {
      await editor.update('codeActionsOnSave', undefined, Workspace);
    }
  });
});

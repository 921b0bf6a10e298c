import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { READY } from './definitions';
import { codeOf, codes, diagnosed, none, open, problem, withSetting, writeBeside } from './editor';

const Severity = vscode.DiagnosticSeverity;

describe('settings of rules', () => {
  it('decide how severe each one is, at once', async () => {
    const document = await open('web.vm.json', READY);
    assert.equal((await problem(document, 'nic/legacy')).severity, Severity.Information);
    await withSetting('rules', { 'nic/legacy': 'error', 'dvd/on-ide': 'off' }, async () => {
      const diagnostics = await diagnosed(document, 'an error', all => all.some(d => d.severity === Severity.Error));
      assert.deepEqual(diagnostics.filter(d => d.severity === Severity.Error).map(codeOf), ['nic/legacy']);
      assert.ok(!codes(diagnostics).includes('dvd/on-ide'));
    });
    await problem(document, 'dvd/on-ide');
  });

  it('decide what is said of Generation 1 machines', async () => {
    const document = await open('web.vm.json', READY);
    await withSetting('generation1', 'summary', async () => {
      assert.deepEqual(codes(await diagnosed(document, 'one', all => all.length === 1)), ['vm/generation-1']);
    });
    await withSetting('generation1', 'off', async () => {
      await diagnosed(document, 'none', none);
    });
  });
});

describe('.gen2-advisor.json', () => {
  const FILE = '.gen2-advisor.json';

  it('decides for the files beside and below it, over the settings, and when it changes', async () => {
    const document = await open('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await withSetting('generation1', 'off', async () => {
      await diagnosed(document, 'none', none);
      const uri = await writeBeside(document, FILE, '{ "generation1": "summary" }');
      assert.deepEqual(codes(await diagnosed(document, 'one', all => all.length === 1)), ['vm/generation-1']);
      await writeBeside(document, FILE, '{ "generation1": "error", "rules": { "vm/generation-1": "off" } }');
      const diagnostics = await diagnosed(document, 'errors', all => all.some(d => d.severity === Severity.Error));
      assert.ok(!codes(diagnostics).includes('vm/generation-1'));
      await vscode.workspace.fs.delete(uri);
      await diagnosed(document, 'none', none);
    });
  });

  it('is known before a file below it is first checked', async () => {
    const first = await open('web.vm.json', READY);
    await writeBeside(first, FILE, '{ "overrides": [{ "files": ["lab/*"], "generation1": "summary" }] }');
    const uri = await writeBeside(first, 'lab/web.vm.json', READY);
    const seen: string[][] = [];
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(each => each.toString() === uri.toString())) {
        seen.push(codes(vscode.languages.getDiagnostics(uri)));
      }
    });
    const document = await vscode.workspace.openTextDocument(uri);
    await problem(document, 'vm/generation-1');
    subscription.dispose();
    assert.deepEqual(seen, [['vm/generation-1']]);
  });

  it('excludes files, and the command that says why names it', async () => {
    const document = await open('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await writeBeside(document, FILE, '{ "exclude": ["*.vm.json"] }');
    await diagnosed(document, 'none', none);
    const why = await vscode.commands.executeCommand<string>('hyperv-gen2.whyChecked');
    assert.match(why, /is not checked: \.gen2-advisor\.json excludes it/);
  });

  it('shows its own problems, until they are solved', async () => {
    const document = await open(FILE, '{\n  "rules": { "nic/legasy": "off" }\n}\n');
    assert.equal(document.languageId, 'jsonc');
    const unknown = await problem(document, 'unknown-rule');
    assert.equal(document.getText(unknown.range), '"nic/legasy"');
    await writeBeside(document, FILE, '{\n  "rules": { "nic/legacy": "off" }\n}\n');
    await diagnosed(document, 'none', none);
  });
});

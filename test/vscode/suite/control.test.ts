import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { READY } from './definitions';
import { codeOf, codes, diagnosed, none, open, problem, withSetting } from './editor';

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

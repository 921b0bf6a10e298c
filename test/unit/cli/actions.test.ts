import assert from 'node:assert/strict';
import type { CodeActionParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { actionsAt } from '../../../src/cli/language-server/actions';
import { diagnosticsIn } from '../../../src/cli/language-server/diagnostics';
import type { Workspace } from '../../../src/cli/language-server/documents';
import { analyze } from '../../../src/core/analyze';
import { assertGrowsEvenly } from '../growth';

const URI = 'file:///a.vm.json';
const CLIENT = { documentChanges: true, disabled: true, resolves: false };
const WORKSPACE = { opened: () => undefined, uriOf: () => URI } as unknown as Workspace;

describe('the actions for a whole file', () => {
  it('are made, each with its diagnostic, in time that grows with their number', () => {
    assertGrowsEvenly(count => {
      const text = `${'// gen2-advisor-disable-next-line disk/vhd-format\n'.repeat(count)}{ "Name": "a", "Generation": 2 }\n`;
      const analysis = analyze(text, { fileName: 'a.vm.json' });
      const document = TextDocument.create(URI, 'json', 1, text);
      const diagnostics = [...diagnosticsIn(URI, analysis, () => URI).values()].flat();
      const range = { start: document.positionAt(0), end: document.positionAt(text.length) };
      const params: CodeActionParams = { textDocument: { uri: URI }, range, context: { diagnostics } };
      const actions = actionsAt(document, analysis, params, CLIENT, WORKSPACE);
      assert.ok(actions.length > 0 && diagnostics.length >= count);
      assert.ok(actions.every(action => action.diagnostics?.length === 1));
    }, 800);
  });
});

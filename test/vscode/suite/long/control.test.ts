import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { INSTALLED, READY } from '../definitions';
import {
  apply,
  codeOf,
  codes,
  decisions,
  diagnosed,
  none,
  open,
  problem,
  show,
  titled,
  undo,
  watchedFolderWith,
  withSetting,
  write,
  writeBeside,
} from '../editor';

const Severity = vscode.DiagnosticSeverity;

const openWatched = async (name: string, text: string): Promise<vscode.TextDocument> =>
  show(await watchedFolderWith({ [name]: text }), name);

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
    const document = await openWatched('web.vm.json', READY);
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
    const first = { uri: await write('notes.txt', '') };
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
    const document = await openWatched('web.vm.json', READY);
    await problem(document, 'nic/legacy');
    await writeBeside(document, FILE, '{ "exclude": ["*.vm.json"] }');
    await diagnosed(document, 'none', none);
    const why = await vscode.commands.executeCommand<string>('hyperv-gen2.whyChecked');
    assert.match(why, /is not checked\. \.gen2-advisor\.json excludes it/);
  });

  it('shows its own problems, until they are solved', async () => {
    const document = await openWatched(FILE, '{\n  "rules": { "nic/legasy": "off" }\n}\n');
    assert.equal(document.languageId, 'jsonc');
    const unknown = await problem(document, 'unknown-rule');
    assert.equal(document.getText(unknown.range), '"nic/legasy"');
    await writeBeside(document, FILE, '{\n  "rules": { "nic/legacy": "off" }\n}\n');
    await diagnosed(document, 'none', none);
  });
});

describe('actions that decide about a rule', () => {
  const FILE = '.gen2-advisor.json';
  const TEMPLATE = `${JSON.stringify(
    {
      builders: ['web', 'db'].map(name => ({
        type: 'hyperv-iso',
        name,
        generation: 2,
        iso_url: 'en_windows_server_2022_x64_dvd.iso',
        use_legacy_network_adapter: true,
      })),
    },
    undefined,
    2,
  )}\n`;

  it('suppress a problem by a comment where the text may have any', async () => {
    const document = await open('web.vm.json', READY);
    const { range } = await problem(document, 'nic/legacy');
    await apply(titled(await decisions(document, range), /^Disable nic\/legacy for this line$/));
    assert.match(
      document.getText(),
      /\n {2}\/\/ gen2-advisor-disable-next-line nic\/legacy -- reason\n {2}"NetworkAdapters"/,
    );
    await diagnosed(document, 'no nic/legacy', all => !all.some(d => codeOf(d) === 'nic/legacy'));
    await undo();
    assert.equal(document.getText(), READY);
  });

  it('suppress a problem of a machine or the file by a key in a template', async () => {
    const document = await open('template.json', TEMPLATE);
    const { range } = await problem(document, 'nic/legacy');
    const found = await decisions(document, range);
    assert.deepEqual(
      found.map(({ title, isPreferred }) => [title, isPreferred === true]),
      [
        ['Disable nic/legacy for this machine', false],
        ['Disable nic/legacy for this file', false],
        [`Set the severity of nic/legacy in ${FILE}…`, false],
        ['Show the page of nic/legacy', false],
      ],
    );
    await apply(titled(found, /for this machine$/));
    assert.equal(JSON.parse(document.getText())['_gen2-advisor-disable'], 'nic/legacy@web -- reason');
    const isLegacy = (diagnostic: vscode.Diagnostic) => codeOf(diagnostic) === 'nic/legacy';
    const left = await diagnosed(document, 'one nic/legacy', all => all.filter(isLegacy).length === 1);
    assert.ok(!codes(left).some(code => code.startsWith('suppression/') || code === 'comment'));
  });

  it('lead to the page of the rule, and to the runbook of a machine that is there', async () => {
    const document = await open('print.vm.json', INSTALLED);
    const { range } = await problem(document, 'vm/generation-1');
    const found = await decisions(document, range);
    const page = titled(found, /^Show the page of vm\/generation-1$/);
    assert.match(JSON.stringify(page.command?.arguments), /\/docs\/rules\/vm\/generation-1\.md"/);
    const runbook = titled(found, /^Create the runbook of /);
    await vscode.commands.executeCommand(runbook.command?.command ?? '', ...(runbook.command?.arguments ?? []));
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /Moves the virtual machine/);
  });

  it('stand behind those that repair the problem', async () => {
    const document = await open('template.json', TEMPLATE);
    const { range } = await problem(document, 'nic/legacy');
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const titles = found.map(({ title }) => title);
    const first = (pattern: RegExp) => titles.findIndex(title => pattern.test(title));
    assert.ok(first(/^Make/) !== -1 && first(/^Make/) < first(/^Disable/), titles.join('\n'));
    assert.ok(first(/^Fix all/) < first(/^Disable/), titles.join('\n'));
  });

  it('take out a suppression that does nothing, which is shown as such', async () => {
    const document = await open('web.vm.json', `// gen2-advisor-disable com/ports -- no pipes here\n${READY}`);
    const unused = await problem(document, 'suppression/unused');
    assert.deepEqual([unused.severity, unused.tags], [Severity.Information, [vscode.DiagnosticTag.Unnecessary]]);
    assert.equal(document.getText(unused.range), 'com/ports');
    await apply(titled(await decisions(document, unused.range), /^Remove the suppression of com\/ports$/));
    assert.equal(document.getText(), READY);
    await diagnosed(document, 'none', all => !all.some(d => codeOf(d) === 'suppression/unused'));
  });

  async function setRule(document: vscode.TextDocument): Promise<vscode.TextEditor> {
    const { range } = await problem(document, 'nic/legacy');
    const { command } = titled(
      await decisions(document, range),
      /^Set the severity of nic\/legacy in \.gen2-advisor\.json…$/,
    );
    assert.ok(command?.arguments);
    await vscode.commands.executeCommand(command.command, ...command.arguments);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.fileName, /\.gen2-advisor\.json$/);
    return editor;
  }

  it('open the nearest configuration file at the rule, with its comments, and change nothing by that', async () => {
    const document = await openWatched('web.vm.json', READY);
    await problem(document, 'vm/generation-1');
    await writeBeside(document, FILE, '{\n  // ours\n  "rules": {\n    "vm/generation-1": "off" // we know\n  }\n}\n');
    await diagnosed(document, 'no vm/generation-1', all => !all.some(d => codeOf(d) === 'vm/generation-1'));
    const editor = await setRule(document);
    assert.equal(
      editor.document.getText(),
      '{\n  // ours\n  "rules": {\n    "vm/generation-1": "off", // we know\n    "nic/legacy": "information"\n  }\n}\n',
    );
    assert.equal(editor.document.getText(editor.selection), 'information');
    assert.ok(editor.document.isDirty);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('say each mistake of a configuration file once, open or not', async () => {
    const text = '{ "host": "1999", "generation1": "loud", "rules": { "nic/lega": "off" } }';
    const document = await openWatched('web.vm.json', READY);
    const uri = await writeBeside(document, FILE, text);
    const isOurs = ({ source }: vscode.Diagnostic): boolean => source === 'hyperv-gen2';
    await diagnosed({ uri }, 'three of ours', all => all.filter(isOurs).length === 3);
    await vscode.window.showTextDocument(uri);
    await diagnosed({ uri }, 'each once', all => all.length === 3 && all.filter(isOurs).length === 1);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('make a configuration file where there is none, which VS Code completes', async () => {
    const editor = await setRule(await open('web.vm.json', READY));
    const text = editor.document.getText();
    assert.deepEqual(JSON.parse(text), { rules: { 'nic/legacy': 'information' } });
    const { uri } = editor.document;
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      editor.document.positionAt(text.indexOf('information')),
    );
    assert.ok(items.some(({ label }) => label === '"warning"'));
    assert.equal(vscode.workspace.asRelativePath(uri), FILE);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  });
});

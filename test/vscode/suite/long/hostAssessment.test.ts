/** The machines of a simulated host, which a real PowerShell reads for the editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Environment, on } from '../../../host/on-computer';
import { COMPUTER_VARIABLE } from '../../computer';
import { cleanUp, folderWith, problem } from '../editor';

const run = (command: string, ...given: readonly unknown[]) =>
  vscode.commands.executeCommand<string | undefined>(`hyperv-gen2.${command}`, ...given);
const textOf = async (folder: vscode.Uri, name: string) =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));

interface Question {
  readonly text: string;
  readonly detail: string | undefined;
}

describe('the assessment of a host', function () {
  // Each reading starts a PowerShell, some tests two of them.
  this.timeout(240_000);
  const { showWarningMessage } = vscode.window;
  let environment: Environment = {};
  let asked: Question[] = [];

  before(function () {
    const { [COMPUTER_VARIABLE]: computer } = process.env;
    if (computer === undefined) {
      this.skip();
    }
    environment = JSON.parse(computer);
  });

  /** Modal questions, which VS Code doesn't show while tests run, are answered one after another. */
  function answer(...answers: readonly (string | undefined)[]): void {
    asked = [];
    vscode.window.showWarningMessage = (async (text: string, options: vscode.MessageOptions) => {
      assert.equal(options.modal, true);
      asked.push({ text, detail: options.detail });
      return answers[asked.length - 1];
    }) as typeof vscode.window.showWarningMessage;
  }

  const assessHost = (given: object) => on({ environment }, () => run('assessHost', { computer: '', ...given }));

  afterEach(async () => {
    vscode.window.showWarningMessage = showWarningMessage;
    await run('clearAssessment');
    await cleanUp();
  });

  it('says what will be run, and runs nothing until that is agreed', async () => {
    const target = await folderWith({});
    answer(undefined);
    assert.equal(await assessHost({ target }), undefined);
    assert.match(asked[0]?.text ?? '', /^Run a PowerShell script on \S+\?$/);
    assert.match(asked[0]?.detail ?? '', /^PowerShell runs the export script of this extension\. .*changes nothing\./);
    assert.doesNotMatch(asked[0]?.detail ?? '', /remoting/);
    answer(undefined);
    await assessHost({ target, computer: 'hv01' });
    assert.match(asked[0]?.text ?? '', / on hv01\?$/);
    assert.match(asked[0]?.detail ?? '', /It is run on hv01, by PowerShell remoting/);
    answer('Show the Script');
    assert.equal(await assessHost({ target }), undefined);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^#Requires -Version 4\.0/);
    await assert.rejects(async () => vscode.workspace.fs.readDirectory(target));
  });

  it('writes a file for each machine, and finds their problems', async () => {
    const target = await folderWith({});
    answer('Run');
    assert.match((await assessHost({ target })) ?? '', /^\d+ machines in \d+ files: /);
    const entries = await vscode.workspace.fs.readDirectory(target);
    assert.deepEqual(entries.map(([name]) => name).toSorted(), ['db.vm.json', 'web.vm.json']);
    await problem({ uri: vscode.Uri.joinPath(target, 'web.vm.json') }, 'vm/generation-1');
    assert.equal(asked.length, 1);
  });

  it('replaces what somebody has changed only when told to', async () => {
    const target = await folderWith({ 'web.vm.json': '{}' });
    answer('Run', 'Keep');
    await assessHost({ target });
    assert.equal(asked[1]?.text, 'web.vm.json is there already and says something else.');
    assert.equal(await textOf(target, 'web.vm.json'), '{}');
    assert.equal(JSON.parse(await textOf(target, 'db.vm.json')).Name, 'db');
    answer('Run', 'Replace');
    await assessHost({ target });
    assert.equal(JSON.parse(await textOf(target, 'web.vm.json')).Name, 'web');
  });

  it('shows them in an editor, unsaved, until that is closed', async () => {
    answer('Run');
    const without = await run('assessWorkspace');
    const found = await assessHost({ target: 'unsaved', computer: 'hv01' });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.isUntitled, true);
    assert.deepEqual(
      JSON.parse(document.getText()).VirtualMachines.map(({ Name }: { Name: string }) => Name),
      ['web', 'db'],
    );
    await problem(document, 'vm/generation-1');
    const machines = (text = '') => Number(/^\d+/.exec(text)?.[0]);
    assert.equal(machines(found), machines(without) + 2);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.equal(await run('assessWorkspace'), without);
  });

  it('counts a folder outside of the workspace until the assessment is cleared', async () => {
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
    const target = vscode.Uri.joinPath(workspace, '..', `outside-${crypto.randomUUID()}`);
    answer('Run');
    const found = await assessHost({ target });
    await problem({ uri: vscode.Uri.joinPath(target, 'web.vm.json') }, 'vm/generation-1');
    await run('clearAssessment');
    assert.notEqual(await run('assessWorkspace'), found);
    await vscode.workspace.fs.delete(target, { recursive: true });
  });

  it('says in words why a host was not read', async () => {
    const target = await folderWith({});
    answer('Run');
    assert.match(
      (await assessHost({ target, computer: 'nowhere' })) ?? '',
      /^nowhere could not be reached by PowerShell/,
    );
    const none = { ...environment, PSModulePath: '/nowhere' };
    answer('Run');
    const noModule = await on({ environment: none }, () => run('assessHost', { computer: '', target }));
    assert.match(noModule ?? '', /^This computer has no Hyper-V module for PowerShell\. /);
    const bare = { ...environment, PATH: '/nowhere' };
    answer();
    const noShell = await on({ environment: bare }, () => run('assessHost', { computer: '', target }));
    assert.match(noShell ?? '', /^There is no PowerShell on this computer\. /);
    assert.deepEqual(asked, []);
  });
});

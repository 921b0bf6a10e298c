import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CheckTask } from '../../../../src/vscode/readiness/checkTask';
import { createCheckTerminal } from '../../../../src/vscode/readiness/checkTerminal';
import { CONTRADICTORY, READY } from '../definitions';
import { cleanUp, folderWith } from '../editor';
import { ownAssessment } from '../own-assessment';

/** Runs a task to its end; gives its exit code. */
async function codeOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>(resolve => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.definition.type === task.definition.type) {
        subscription.dispose();
        resolve(exitCode);
      }
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

describe('the task that checks the workspace', () => {
  afterEach(cleanUp);

  it('is among the tasks of VS Code, and fails where a machine of Generation 2 has what it cannot have', async () => {
    await folderWith({ 'a.vm.json': CONTRADICTORY });
    const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'hyperv-gen2' });
    assert.ok(task !== undefined);
    assert.deepEqual([task.source, task.name, others.length], ['Hyper-V Gen 2', 'check', 0]);
    // The workspace of the suite has a file that can't be read.
    assert.ok([1, 2].includes((await codeOf(task)) ?? 0));
  });

  /** What is printed for the files of a folder alone, and the exit code. */
  async function outcome(files: Readonly<Record<string, string>>, task: Pick<CheckTask, 'failOn'>) {
    const folder = await folderWith(files);
    const { assessment, subscriptions } = ownAssessment();
    const path = vscode.workspace.asRelativePath(folder);
    const terminal = createCheckTerminal(
      {
        run: progress => assessment.run(progress),
        stop: () => assessment.stop(),
        uriOf: file => assessment.uriOf(file),
        get state() {
          return assessment.state;
        },
        get found() {
          const { found } = assessment;
          return { ...found, skipped: [], reports: found.reports.filter(report => report.path.startsWith(path)) };
        },
      },
      '1.0.0',
      task,
    );
    let printed = '';
    terminal.onDidWrite(text => {
      printed += text;
    });
    const code = new Promise<unknown>(resolve => terminal.onDidClose?.(resolve));
    terminal.open(undefined);
    const result = { code: await code, printed };
    vscode.Disposable.from(...subscriptions).dispose();
    return result;
  }

  it('prints a line for each finding, with colours, and what all comes to', async () => {
    const { printed } = await outcome({ 'a.vm.json': CONTRADICTORY }, {});
    assert.match(printed, /a\.vm\.json:11:\d+ .*nic\/legacy/);
    assert.ok(printed.includes('\u001b[31merror\u001b[0m'), printed);
    assert.match(printed, /1 machine in 1 file: 1 contradictory/);
    assert.doesNotMatch(printed, /[^\r]\n/);
  });

  it('fails from the severity on that the task says, and where a file cannot be read', async () => {
    assert.equal((await outcome({ 'a.vm.json': CONTRADICTORY }, {})).code, 1);
    assert.equal((await outcome({ 'a.vm.json': CONTRADICTORY }, { failOn: 'never' })).code, 0);
    assert.equal((await outcome({ 'a.vm.json': READY }, {})).code, 0);
    assert.equal((await outcome({ 'a.vm.json': READY }, { failOn: 'information' })).code, 1);
    assert.equal((await outcome({ 'a.vm.json': READY.replace('"Generation"', 'Generation') }, {})).code, 2);
  });
});

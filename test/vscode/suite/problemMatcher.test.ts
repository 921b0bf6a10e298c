import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyze } from '../../../src/core/analyze';
import { reportFile } from '../../../src/core/reports/report';
import { textReport } from '../../../src/core/reports/text';
import { CONTRADICTORY } from './definitions';
import { cleanUp, codeOf, diagnosed, write } from './editor';

/** A terminal that shows a text, until it is closed. */
function terminalOf(text: string, onDidClose: vscode.Event<number>): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  return {
    onDidWrite: written.event,
    onDidClose,
    open: () => written.fire(text.replaceAll('\n', '\r\n')),
    close: () => undefined,
  };
}

describe('the problem matcher', () => {
  after(cleanUp);

  it('brings what a task prints of a file that is not open to the Problems panel', async () => {
    const uri = await write('web.vm.json', CONTRADICTORY);
    const path = vscode.workspace.asRelativePath(uri);
    const file = reportFile(path, analyze(CONTRADICTORY, { fileName: path }));
    const run = { files: [file], skipped: [], others: 0, host: '2025', failOn: 'error' } as const;
    const paint = (_: string, text: string): string => `\u001b[31m${text}\u001b[39m`;
    const text = textReport(run, { version: '1', at: new Date(0), root: '', uriOf: each => each, paint });
    // What is of one file is shown once the first line of another comes.
    const other = text.replaceAll(path, 'other.vm.json');
    const closed = new vscode.EventEmitter<number>();
    const shell = new vscode.CustomExecution(async () => terminalOf(text + other, closed.event));
    const task = new vscode.Task(
      { type: 'shell' },
      vscode.TaskScope.Workspace,
      'check',
      'test',
      shell,
      '$gen2-advisor',
    );
    await vscode.tasks.executeTask(task);
    const bySource = (all: readonly vscode.Diagnostic[]) => all.filter(({ source }) => source === 'gen2-advisor');
    await diagnosed({ uri }, 'what the task printed', all => bySource(all).length === file.findings.length);
    closed.fire(1);
    const shown = bySource(vscode.languages.getDiagnostics(uri));
    assert.deepEqual(
      shown.map(each => [codeOf(each), each.range.start.line, each.range.start.character, each.message]).sort(),
      file.findings.map(({ rule, range: { start }, message }) => [rule, start.line, start.character, message]).sort(),
    );
    const severities = { error: 0, warning: 1, information: 2 } as const;
    assert.deepEqual(
      shown.map(({ severity }) => severity).sort(),
      file.findings.map(({ severity }) => severities[severity]).sort(),
    );
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { analyze } from '../../../../src/core/analyze';
import { hasRunbook } from '../../../../src/core/convert/moving';
import { reportFile } from '../../../../src/core/reports/report';
import type { Moved } from '../../../../src/vscode/conversion/machineCommands';
import { createMoves, type Moves } from '../../../../src/vscode/conversion/moves';
import type { LiveReport } from '../../../../src/vscode/problems/diagnostics';
import { moveItem } from '../../../../src/vscode/readiness/moveNodes';
import { INSTALLED } from '../definitions';
import { cleanUp, folderWith, show } from '../editor';

/** What a workspace remembers. */
function memory(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.get(key) as T | undefined) ?? (otherwise as T),
    update: async (key, value) => {
      values.set(key, JSON.parse(JSON.stringify(value)));
    },
  };
}

describe('machines that still have to move', () => {
  const checks = new vscode.EventEmitter<LiveReport>();
  let remembered: vscode.Memento;
  let folder: vscode.Uri;
  let moves: Moves;

  const start = (): Moves => createMoves(remembered, vscode.Uri.joinPath(folder, 'storage'), checks.event);

  beforeEach(async () => {
    folder = await folderWith({ 'files.vm.json': INSTALLED });
    remembered = memory();
    moves = start();
  });

  afterEach(async () => {
    moves.dispose();
    await cleanUp();
  });

  async function moved(): Promise<Moved> {
    const document = await show(folder, 'files.vm.json');
    const analysis = analyze(document.getText(), { fileName: 'files.vm.json' });
    assert.ok(hasRunbook(analysis, 0));
    return { document, analysis, machines: [0] };
  }

  const scripts = async (): Promise<string[]> =>
    (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, 'storage', 'runbooks'))).map(([name]) => name);

  it('are listed with the steps of their runbooks, also the next time, until they are ticked', async () => {
    await moves.add([await moved()]);
    const [move] = moves.shown;
    assert.ok(move !== undefined);
    assert.deepEqual([move.machine, move.index, move.isDone], ['files', 0, false]);
    assert.ok(move.steps.includes('Make the new machine'), move.steps.join(', '));
    moves.dispose();
    moves = start();
    assert.deepEqual(moves.shown, [move]);
    moves.mark(move, true);
    assert.deepEqual(moves.shown, [{ ...move, isDone: true }]);
    moves.dispose();
    moves = start();
    assert.deepEqual(moves.shown, []);
  });

  it('keep the runbook of the definition as it was', async () => {
    await moves.add([await moved()]);
    const [move] = moves.shown;
    assert.ok(move !== undefined);
    assert.equal(await moves.showRunbook(move), undefined);
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.languageId, 'powershell');
    assert.match(document?.getText() ?? '', /Moves the virtual machine "files" from Generation 1 to Generation 2/);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'storage'), { recursive: true });
    assert.match((await moves.showRunbook(move)) ?? '', /^The runbook of files is not there any more/);
  });

  it('leave no runbook behind', async () => {
    await moves.add([await moved()]);
    assert.deepEqual(await scripts(), ['1.ps1']);
    await moves.add([await moved()]);
    assert.equal(moves.shown.length, 1);
    await until(async () => (await scripts()).join() === '2.ps1');
  });

  it('are hidden while the conversion is taken back', async () => {
    const { document, ...rest } = await moved();
    await moves.add([{ document, ...rest }]);
    const tell = (text: string): void =>
      checks.fire({
        uri: document.uri,
        report: reportFile('files.vm.json', analyze(text, { fileName: 'files.vm.json' })),
        main: undefined,
      });
    tell(INSTALLED);
    assert.deepEqual(moves.shown, []);
    tell(INSTALLED.replace('"Generation": 1', '"Generation": 2'));
    assert.equal(moves.shown.length, 1);
  });

  it('have a box to tick in the view, and their steps below them', async () => {
    await moves.add([await moved()]);
    const [move] = moves.shown;
    assert.ok(move !== undefined);
    const list = moveItem({ kind: 'moves', moves: [move, { ...move, id: 2, isDone: true }] });
    assert.equal(list.description, '1 of 2 left');
    const { checkboxState, contextValue } = moveItem({ kind: 'move', move });
    assert.deepEqual([(checkboxState as { state: number }).state, contextValue], [0, 'move']);
    assert.equal(moveItem({ kind: 'move-step', move, index: 0 }).label, `1. ${move.steps[0]}`);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise(done => setTimeout(done, 20));
  }
}

/** The runbook of a machine in an editor of its own. */
import * as vscode from 'vscode';
import type { Analysis } from '../core/analysis';
import { statedGeneration } from '../core/machine/devices';
import { runbookFor } from '../core/runbook';
import { machineAt } from './conversionOffers';
import { PROBLEMS, tell } from './messages';
import { spanOf } from './ranges';
import { nameOf } from './text';

/** Of the machine at the cursor, or of one that is chosen; gives the message that says why there is none. */
export async function createRunbook(editor: vscode.TextEditor, analysis: Analysis): Promise<string | undefined> {
  const index =
    machineAt(analysis, spanOf(editor.document, editor.selection)) ?? (await chosenMachine(editor, analysis));
  return index === undefined ? undefined : showRunbook(analysis, index);
}

/** In a new editor; gives the message that says why there is none. */
export async function showRunbook(analysis: Analysis, index: number): Promise<string | undefined> {
  const runbook = runbookFor(analysis, index);
  if ('because' in runbook) {
    const name = nameOf(analysis.machines[index]);
    return tell(vscode.l10n.t('There is no runbook for {0}: {1}.', name, runbook.because), PROBLEMS);
  }
  const document = await vscode.workspace.openTextDocument({ language: 'powershell', content: runbook.text });
  await vscode.window.showTextDocument(document, { preview: false });
  return undefined;
}

interface MachineItem extends vscode.QuickPickItem {
  readonly index: number;
}

/** Asked only where there is a choice. */
async function chosenMachine({ document }: vscode.TextEditor, { machines }: Analysis): Promise<number | undefined> {
  const all = machines.map((assessed, index) => ({ assessed, index }));
  const moving = all.filter(({ assessed }) => statedGeneration(assessed.machine) !== 2);
  const [only, ...others] = moving.length > 0 ? moving : all;
  if (only === undefined || others.length === 0) {
    return only?.index;
  }
  const items = moving.map(({ assessed, index }): MachineItem => {
    const line = document.positionAt(assessed.machine.node.offset).line + 1;
    return { label: nameOf(assessed), description: vscode.l10n.t('line {0}', line), index };
  });
  const placeHolder = vscode.l10n.t('The machine that moves to Generation 2');
  const chosen = await vscode.window.showQuickPick(items, { placeHolder });
  return chosen?.index;
}

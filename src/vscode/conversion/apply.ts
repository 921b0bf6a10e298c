/** Applies edits that a command planned, in one step of undo. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import type { FileEdits, TextEdit } from '../../core/text/place';
import { documentEdit, textEditOf } from '../editor/ranges';
import { changedBeside, workspaceEdit } from './plannedEdits';

/** False where nothing was changed, after saying why: a text is no longer the one that the edits were planned for. */
export async function applyPlanned(
  document: vscode.TextDocument,
  version: number,
  analysis: Analysis,
  edits: FileEdits,
): Promise<boolean> {
  const beside = await changedBeside(document, analysis, edits.keys());
  if (document.isClosed || document.version !== version || beside !== undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The file has changed in the meantime, so nothing was done. Try again.'),
    );
    return false;
  }
  return edits.size === 0 || isDone(workspaceEdit(document, analysis, edits));
}

/** Applies edits to the text that they were planned for; false where VS Code refused, after saying so. */
export async function applyTo(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  const own = edits.map(edit => textEditOf(document, edit));
  return own.length === 0 || isDone(documentEdit(document, own));
}

async function isDone(edit: vscode.WorkspaceEdit): Promise<boolean> {
  const applied = await vscode.workspace.applyEdit(edit);
  if (!applied) {
    void vscode.window.showWarningMessage(vscode.l10n.t('VS Code refused to change the file, so nothing was done.'));
  }
  return applied;
}

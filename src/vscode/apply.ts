/** Applies edits that a command planned, in one step of undo. */
import * as vscode from 'vscode';
import type { TextEdit } from '../core/text/place';
import { workspaceEdit } from './ranges';

/** False where nothing was changed, after saying why: the text is no longer the one that the edits were planned for. */
export async function applyPlanned(
  document: vscode.TextDocument,
  version: number,
  edits: readonly TextEdit[],
): Promise<boolean> {
  if (document.isClosed || document.version !== version) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The file has changed in the meantime, so nothing was done. Try again.'),
    );
    return false;
  }
  return applyTo(document, edits);
}

/** Applies edits to the text that they were planned for; false where VS Code refused, after saying so. */
export async function applyTo(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  if (edits.length === 0) {
    return true;
  }
  const applied = await vscode.workspace.applyEdit(workspaceEdit(document, edits));
  if (!applied) {
    void vscode.window.showWarningMessage(vscode.l10n.t('VS Code refused to change the file, so nothing was done.'));
  }
  return applied;
}

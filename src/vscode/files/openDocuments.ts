/** Documents that VS Code has open. */
import * as vscode from 'vscode';

/** The document of a file, where one is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === key);
}

/** Whether it is of a document that is no file yet, and is gone when its editor is closed. */
export function isUnsaved({ scheme }: vscode.Uri): boolean {
  return scheme === 'untitled';
}

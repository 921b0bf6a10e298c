/** Between the engine's offsets and the editor's positions, in the text that was analysed. */
import * as vscode from 'vscode';
import type { Span, TextEdit } from '../../core/text/place';

export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.offset), document.positionAt(span.end));
}

export function spanOf(document: vscode.TextDocument, range: vscode.Range): Span {
  return { offset: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Edits of one document as one, which is one step of undo. */
export function documentEdit({ uri }: vscode.TextDocument, edits: readonly vscode.TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, [...edits]);
  return edit;
}

/** An edit of the engine in a document. */
export function textEditOf(document: vscode.TextDocument, edit: TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(rangeOf(document, edit), edit.text);
}

/** Between the engine's offsets and the editor's positions, in the text that was analysed. */
import * as vscode from 'vscode';
import type { Analysis } from '../core/analysis';
import type { Place, Span, TextEdit } from '../core/text/place';

export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.offset), document.positionAt(span.end));
}

export function spanOf(document: vscode.TextDocument, range: vscode.Range): Span {
  return { offset: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Whether two spans share a character or at least an edge: a cursor at the end of a word is at the word. */
export function touches(first: Span, second: Span): boolean {
  return first.offset <= second.end && second.offset <= first.end;
}

/** Whether a place of an analysis touches a stretch of the text that is looked at. */
export function touchesIn({ documents }: Analysis, place: Place, span: Span): boolean {
  return place.file === documents.main.file && touches(place, span);
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

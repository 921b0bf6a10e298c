/** Between the engine's offsets and the editor's positions, in the text that was analysed. */
import * as vscode from 'vscode';
import type { Analysis } from '../core/analysis';
import type { ConversionPart } from '../core/convert/parts';
import type { Span, TextEdit } from '../core/text/place';
import { listed, nameOf, withLosses } from './text';

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

/** A conversion's parts as one edit, as `addParts` says. */
export function partsEdit(
  document: vscode.TextDocument,
  analysis: Analysis,
  parts: readonly ConversionPart[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  addParts(edit, document, analysis, parts);
  return edit;
}

/**
 * Adds the parts of the conversion of a file to an edit, which VS Code shows before it is made where one of its parts
 * loses something: an entry for each part, ticked where it is safe.
 */
export function addParts(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { machines }: Analysis,
  parts: readonly ConversionPart[],
): void {
  edit.set(
    document.uri,
    parts.map((part): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => {
      const { offset, end, text } = part.edit;
      const names = listed(part.machines.map(index => nameOf(machines[index])));
      const label = withLosses(vscode.l10n.t('{0} to Generation 2', names), part.lost);
      return [
        vscode.TextEdit.replace(rangeOf(document, { offset, end }), text),
        { label, needsConfirmation: part.class === 'lossy' },
      ];
    }),
  );
}

/** All edits as one, which is one step of undo. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  addEdits(edit, document, edits);
  return edit;
}

/** Adds edits of a file to one of several files. */
export function addEdits(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, edits: readonly TextEdit[]): void {
  edit.set(
    document.uri,
    edits.map(({ offset, end, text }) => vscode.TextEdit.replace(rangeOf(document, { offset, end }), text)),
  );
}

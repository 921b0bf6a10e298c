/** The documents that are looked at. */
import type * as vscode from 'vscode';
import { LANGUAGE_FILES } from '../core/languages/files';

export const LANGUAGES = LANGUAGE_FILES.flatMap(({ editorIds }) => editorIds);

/** VS Code has languages for these files; we only add to what it does with them. */
export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map(language => ({ language }));

/** The length of the text, without making the text. */
export function sizeOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

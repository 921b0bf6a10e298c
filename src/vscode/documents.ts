/** The documents that are looked at: those in JSON. */
import type * as vscode from 'vscode';

export const LANGUAGES = ['json', 'jsonc'] as const;

/** VS Code reads these files as JSON; we only add to what it does with them. */
export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map(language => ({ language }));

/** The length of the text, without making the text. */
export function sizeOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** The documents that are looked at. */
import type * as vscode from 'vscode';
import { LANGUAGE_FILES, languageIdOf as languageIdOfName } from '../core/languages/files';
import type { LanguageId } from '../core/languages/language';

export const LANGUAGES = LANGUAGE_FILES.flatMap(({ editorIds }) => editorIds);

/** VS Code has languages for these files; we only add to what it does with them. */
export const SELECTOR: vscode.DocumentSelector = LANGUAGES.map(language => ({ language }));

/** The length of the text, without making the text. */
export function sizeOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** The language that a document is read in: that in which VS Code has it, else that of its name. */
export function languageIdOf({ languageId, uri }: vscode.TextDocument): LanguageId {
  const opened = LANGUAGE_FILES.find(({ editorIds }) => editorIds.includes(languageId))?.language;
  return opened ?? languageIdOfName(uri.path) ?? 'json';
}

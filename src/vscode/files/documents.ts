/** The documents that are looked at. */
import * as vscode from 'vscode';
import { LANGUAGE_FILES, type LanguageFiles, languageIdOf as languageIdOfName } from '../../core/languages/files';
import type { LanguageId } from '../../core/languages/language';

/**
 * VS Code has languages for JSON; we only add to what it does with them. HCL has a language only where an extension brings
 * one, and then files of other dialects have the same: there names decide, and the language for what has no name yet.
 */
export const SELECTOR = LANGUAGE_FILES.flatMap(filtersOf);

/** The same for files of one language. */
export function selectorOf(id: LanguageId): readonly vscode.DocumentFilter[] {
  return LANGUAGE_FILES.filter(({ language }) => language === id).flatMap(filtersOf);
}

function filtersOf({ knownBy, endings, editorIds }: LanguageFiles): vscode.DocumentFilter[] {
  return knownBy === 'editor-id'
    ? editorIds.map(language => ({ language }))
    : [{ pattern: `**/*.{${endings.join(',')}}` }, ...editorIds.map(language => ({ language, scheme: 'untitled' }))];
}

/** Whether a document is one of those that are looked at. */
export function isSelected(document: vscode.TextDocument): boolean {
  return vscode.languages.match(SELECTOR, document) > 0;
}

/** The length of the text, without making the text. */
export function sizeOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** The language that a document is read in: that in which VS Code has it, else that of its name. */
export function languageIdOf({ languageId, uri }: vscode.TextDocument): LanguageId {
  const opened = LANGUAGE_FILES.find(({ editorIds }) => editorIds.includes(languageId))?.language;
  return opened ?? languageIdOfName(uri.path) ?? 'json';
}

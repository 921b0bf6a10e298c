/** Which files are in which language: one table for engine, editor, command line and manifest. */
import type { LanguageId } from './language';

export interface LanguageFiles {
  readonly language: LanguageId;
  /** What their names end in, behind a dot. */
  readonly endings: readonly string[];
  /** The ids of the languages that VS Code opens them in. */
  readonly editorIds: readonly string[];
}

export const LANGUAGE_FILES: readonly LanguageFiles[] = [
  { language: 'json', endings: ['json', 'jsonc'], editorIds: ['json', 'jsonc'] },
  { language: 'hcl', endings: ['pkr.hcl', 'pkrvars.hcl'], editorIds: [] },
];

/** The language of a file, by the end of its name; undefined where that says nothing. */
export function languageIdOf(file: string): LanguageId | undefined {
  const name = file.toLowerCase();
  return LANGUAGE_FILES.find(({ endings }) => endings.some(ending => name.endsWith(`.${ending}`)))?.language;
}

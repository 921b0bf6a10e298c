/** What tools refuse of the syntax of a configuration's files. */
import { translated } from '../../l10n';
import type { Document, Problem } from '../../languages/language';

/** What a tool says of JSON that it doesn't take, by what was read over. */
export type JsonSyntax = Readonly<Partial<Record<string, string>>>;

export function syntaxProblems(files: readonly Document[], main: Document, jsonSyntax: JsonSyntax): Problem[] {
  return files.flatMap(document => {
    const { language, tolerated, skipped, fatal } = document;
    const read = tolerated.flatMap(({ code, ...place }) => {
      const message = language === 'json' ? jsonSyntax[code] : undefined;
      return message === undefined ? [] : [{ code, message: translated(message), ...place }];
    });
    // What the main file has of these is said of every file.
    return document === main ? read : [...skipped, ...(fatal === undefined ? [] : [fatal]), ...read];
  });
}

/** By file, and in each in the order of its text. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file === b.file ? a.offset - b.offset : a.file < b.file ? -1 : 1));
}

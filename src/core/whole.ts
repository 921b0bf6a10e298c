/** Which files are one definition: for those who are given files one by one. */
import type { Analysis } from './analysis';
import { FORMATS } from './formats';
import type { Whole } from './formats/format';
import { documentsOf, isLoaded, languageCalled } from './languages/documents';
import { languageIdOf } from './languages/files';
import { completed } from './steps';
import type { Files } from './text/files';
import { type FileId, fileIdOf } from './text/place';

/** The definition that a file is a part of; undefined where it is one by itself, or none. */
export function wholeOf(text: string, path: string, files: Files): Whole | undefined {
  const file = fileIdOf(path);
  const id = languageIdOf(file);
  const formats = FORMATS.filter(({ whole, languages }) => whole !== undefined && id && languages.includes(id));
  if (id === undefined || !isLoaded(id) || formats.length === 0) {
    return undefined;
  }
  const documents = documentsOf(completed(languageCalled(id).parse(text, file)), path, files);
  for (const { whole } of formats) {
    const found = whole?.(documents);
    if (found !== undefined && found.files.length > 1) {
      return found;
    }
  }
  return undefined;
}

/** The file that stands for the definition of which an analysed one is only a part; undefined where it is itself that. */
export function mainOf({ format, documents }: Analysis): FileId | undefined {
  const main = format?.whole?.(documents)?.main;
  return main === documents.main.file ? undefined : main;
}

/** Texts as documents: the one that is looked at, and those beside it. */
import { completed } from '../steps';
import type { Files } from '../text/files';
import type { FileId } from '../text/place';
import { languageIdOf } from './files';
import { json } from './json';
import type { Document, Documents, Language, LanguageId } from './language';
import { lines } from './lines';
import { xml } from './xml';

const LANGUAGES = new Map<LanguageId, Language>([
  ['json', json],
  ['xml', xml],
  ['lines', lines],
]);

/** Adds one that is loaded only where there are files in it. */
export function addLanguage(language: Language): void {
  LANGUAGES.set(language.id, language);
}

export function isLoaded(id: LanguageId): boolean {
  return LANGUAGES.has(id);
}

/** The language of a file, by its name; undefined where that says nothing. */
function languageOf(file: FileId): Language | undefined {
  const id = languageIdOf(file);
  return id && LANGUAGES.get(id);
}

export function languageCalled(id: LanguageId): Language {
  return LANGUAGES.get(id) ?? json;
}

/** A document with those beside it, each of which is read once. `path`: what the document's file was called. */
export function documentsOf(main: Document, path: string | undefined, files: Files): Documents {
  // Of these Packer takes any that ends in .hcl or .json (hcl2template/parser.go).
  const values = files.values?.filter(file => /\.(?:hcl|json|tfvars)$/.test(file)) ?? [];
  const texts = new Map<FileId, string | undefined>([[main.file, main.text]]);
  const documents = new Map<FileId, Document | undefined>([[main.file, main]]);
  const read = (file: FileId): string | undefined => {
    if (!texts.has(file)) {
      texts.set(file, files.read(file));
    }
    return texts.get(file);
  };
  return {
    main,
    path,
    values,
    read,
    isOurs: file => files.isOurs?.(file) ?? true,
    open(file, id) {
      if (!documents.has(file)) {
        const named = id === undefined ? languageOf(file) : LANGUAGES.get(id);
        const language = named ?? (values.includes(file) ? LANGUAGES.get('hcl') : undefined);
        const text = language === undefined ? undefined : read(file);
        documents.set(file, language && text !== undefined ? completed(language.parse(text, file)) : undefined);
      }
      return documents.get(file);
    },
    others: () => files.others?.() ?? [],
    inPlace: files.inPlace === true,
    list: (ending, folder) => {
      const own = folder === undefined && main.file.endsWith(ending) ? [main.file] : [];
      return [...new Set([...(files.list?.(ending, folder) ?? []), ...own])].sort();
    },
  };
}

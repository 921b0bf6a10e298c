/** The texts of other languages: a line for each English one, in its order, with nothing in it where nobody has said it yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentences } from '../sentences';
import { type Document, json, whole } from './document';
import { manifestTexts, type Texts } from './manifest';

const ROOT = join(__dirname, '..', '..');

/** Texts with words in them that are the same in another language. */
const SAME: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set([
    'Block',
    'Format',
    'Generation',
    'Generation 2',
    'Generation {0}',
    'Information',
    'Runbook',
    'Secure Boot',
    'Status',
    'Text',
    'in {0}',
    'in {files}',
    'in {machines}',
    '{0} Generation 2',
    '{count} Generation 2',
    '{machines} in {files}: {statuses}',
  ]),
};

/** The languages that there is a bundle of, empty or not. */
export function translatedLanguages(): string[] {
  return readdirSync(join(ROOT, 'l10n')).flatMap(name => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? []);
}

export function bundlePath(language: string): string {
  return `l10n/bundle.l10n.${language}.json`;
}

function manifestPath(language: string): string {
  return `package.nls.${language}.json`;
}

export function translations(): Document[] {
  const bundle = Object.fromEntries(sentences().map(sentence => [sentence, sentence]));
  return [
    whole('l10n/bundle.l10n.json', json(bundle)),
    ...translatedLanguages().flatMap(language => [
      translation(
        bundlePath(language),
        () => bundle,
        () => ({}),
        () => '',
      ),
      // What the manifest says as the code does is translated once.
      // VS Code shows its texts as they stand: one that is missing stays English.
      translation(
        manifestPath(language),
        manifestTexts,
        () => readTexts(bundlePath(language)),
        text => text,
      ),
    ]),
  ];
}

/** `said`: translations by the English text, which count more than what the file has; `missing`: what stands where there is none. */
function translation(
  path: string,
  english: () => Texts,
  said: () => Texts,
  missing: (text: string) => string,
): Document {
  return {
    path,
    text(current) {
      const texts: Texts = current === '' ? {} : JSON.parse(current);
      const known = said();
      const entries = Object.entries(english()).map(([key, text]) => [key, known[text] || texts[key] || missing(text)]);
      return json(Object.fromEntries(entries));
    },
  };
}

function readTexts(path: string): Texts {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** The English texts that nobody has translated, each once, and those called the same in a language that no longer are. */
export function untranslated(language: string): { readonly missing: string[]; readonly notSame: string[] } {
  const english = manifestTexts();
  const ofManifest = Object.entries(readTexts(manifestPath(language))).map(([key, text]) => [english[key] ?? '', text]);
  const all = [...Object.entries(readTexts(bundlePath(language))), ...ofManifest];
  const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
  const left = new Set(
    all.flatMap(([text = '', said]) => ((said === '' || said === text) && hasWords(text) ? [text] : [])),
  );
  const same = SAME[language] ?? new Set<string>();
  return { missing: [...left].filter(text => !same.has(text)), notSame: [...same].filter(text => !left.has(text)) };
}

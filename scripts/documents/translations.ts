/** The texts of other languages: a line for each English one, in its order, and in English where nobody has said it yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentences } from '../sentences';
import { type Document, json, whole } from './document';
import { manifestTexts, type Texts } from './manifest';

const ROOT = join(__dirname, '..', '..');

/** The languages that there is a bundle of, empty or not. */
export function translatedLanguages(): string[] {
  return readdirSync(join(ROOT, 'l10n')).flatMap(name => /^bundle\.l10n\.(.+)\.json$/.exec(name)?.[1] ?? []);
}

export function bundlePath(language: string): string {
  return `l10n/bundle.l10n.${language}.json`;
}

export function translations(): Document[] {
  const bundle = Object.fromEntries(sentences().map(sentence => [sentence, sentence]));
  return [
    whole('l10n/bundle.l10n.json', json(bundle)),
    ...translatedLanguages().flatMap(language => [
      translation(bundlePath(language), () => bundle, {}),
      // What the manifest says as the code does is translated once.
      translation(`package.nls.${language}.json`, manifestTexts, readTexts(bundlePath(language))),
    ]),
  ];
}

/** `said`: translations by the English text, which count more than what the file has. */
function translation(path: string, english: () => Texts, said: Texts): Document {
  return {
    path,
    text(current) {
      const texts: Texts = current === '' ? {} : JSON.parse(current);
      const entries = Object.entries(english()).map(([key, text]) => [key, said[text] ?? texts[key] ?? text]);
      return json(Object.fromEntries(entries));
    },
  };
}

function readTexts(path: string): Texts {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

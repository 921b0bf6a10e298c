/** What is shipped in other languages than English, against the English texts that it stands for. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/documents';
import { sentences } from '../../scripts/sentences';

type Texts = Readonly<Record<string, string>>;

/** Those that are the same in another language. */
const SAME: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set([
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

const readTexts = (path: string): Texts => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** The languages of the files of a folder, by the names of the files. */
function languagesOf(folder: string, name: RegExp): string[] {
  return readdirSync(join(ROOT, folder)).flatMap(file => name.exec(file)?.[1] ?? []);
}

/** What a translation has to keep, in whatever order: values, commands behind links, settings and code. */
function kept(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}|\]\([^)]*\)|`[^`]*`/g))].sort();
}

describe('the sentences of the code', () => {
  it('are found, also those of a choice and those of rules', () => {
    const found = sentences();
    assert.ok(found.includes('{finding} (by "{evidence}")'));
    assert.ok(found.includes('Generation 1 has no TPM'));
    assert.deepEqual(found, [...new Set(found)].sort());
  });
});

describe('the translations', () => {
  const languages = languagesOf('l10n', /^bundle\.l10n\.(.+)\.json$/);
  const manifest = readTexts('package.nls.json');

  it('are of the code and of the manifest', () => {
    assert.deepEqual(languages, ['de']);
    assert.deepEqual(languagesOf('.', /^package\.nls\.(.+)\.json$/), languages);
  });

  for (const language of languages) {
    const bundle = readTexts(`l10n/bundle.l10n.${language}.json`);
    const texts = readTexts(`package.nls.${language}.json`);
    const translated: readonly (readonly [english: string, text: string])[] = [
      ...Object.entries(bundle),
      ...Object.entries(texts).map(([key, text]) => [manifest[key] ?? '', text] as const),
    ];

    it(`have every text of the manifest in ${language}, and no other`, () => {
      assert.deepEqual(Object.keys(texts), Object.keys(manifest));
    });

    it(`keep values, links and code in ${language}`, () => {
      for (const [english, text] of translated) {
        assert.deepEqual(kept(text), kept(english), english);
      }
    });

    it(`say it in ${language}, and not in English`, () => {
      const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
      const left = translated.flatMap(([english, text]) => (text === english && hasWords(text) ? [english] : []));
      assert.deepEqual(new Set(left), SAME[language] ?? new Set());
    });
  }
});

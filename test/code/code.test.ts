/**
 * What the compiler reads out of the code. Both here, as it takes longer to read it than everything else does: that no
 * regular expression takes more time than its text is long, whatever the text; and what is shipped in other languages than
 * English, against the English texts that it stands for.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { analyse } from 'scslre';
import { differences, ROOT } from '../../scripts/documents';
import { bundlePath, translatedLanguages, untranslated } from '../../scripts/documents/translations';
import { regularExpressions } from '../../scripts/regular-expressions';
import { editorSentences, sentences } from '../../scripts/sentences';
import { setTranslations, shortKey, translated, unpacked } from '../../src/core/l10n';

/** What is wrong with an expression: the kinds of its slow parts. */
const slowParts = (expression: RegExp): string[] => analyse(expression).reports.map(({ type }) => type);

/** Those that the engine puts together out of pieces, as it is loaded once more. */
function composedExpressions(): RegExp[] {
  const made: RegExp[] = [];
  const { RegExp: original } = globalThis;
  globalThis.RegExp = new Proxy(original, {
    construct(target, parts: [string, string?]) {
      const expression = new target(...parts);
      made.push(expression);
      return expression;
    },
  });
  const engine = Object.keys(require.cache).filter(path => path.includes(`${sep}src${sep}core${sep}`));
  const loaded = engine.map(path => [path, require.cache[path]] as const);
  try {
    for (const path of engine) {
      delete require.cache[path];
    }
    require('../../src/core/analyze');
  } finally {
    Object.assign(require.cache, Object.fromEntries(loaded));
    globalThis.RegExp = original;
  }
  return made;
}

describe('a regular expression', () => {
  it('that is slow is found', () => {
    assert.deepEqual(slowParts(/^(a+)+$/), ['Self']);
    assert.deepEqual(slowParts(/x*y/), ['Move']);
  });

  it('of the code takes time that grows with the text and no faster', () => {
    const expressions = regularExpressions();
    assert.ok(expressions.length > 200, 'they are found');
    const slow = expressions.filter(({ expression }) => slowParts(expression).length > 0);
    assert.deepEqual(
      slow.map(({ path, expression }) => `${path}: ${expression}`),
      [],
    );
  });

  it('that is put together out of pieces does as well', () => {
    const expressions = composedExpressions();
    assert.ok(expressions.length > 8, 'they are found');
    assert.deepEqual(expressions.filter(expression => slowParts(expression).length > 0).map(String), []);
  });
});

type Texts = Readonly<Record<string, string>>;

const readTexts = (path: string): Texts => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** What a translation has to keep, in whatever order: values, commands behind links, settings, code and cmdlets. */
function kept(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}|\]\([^)]*\)|`[^`]*`|\b[A-Z][a-z]+-VM[A-Z]\w*/g))].sort();
}

function without(texts: readonly string[], others: readonly string[]): string[] {
  return texts.filter(text => !others.includes(text));
}

describe('the sentences of the code', () => {
  it('are found, also those of a choice and those of rules', () => {
    assert.ok(sentences().includes('{finding} (by "{evidence}")'));
    assert.ok(sentences().includes('Generation 1 has no TPM'));
    assert.ok(sentences().includes('Convert all machines in the file to Generation 2'));
    assert.deepEqual(sentences(), [...new Set(sentences())].sort());
  });
});

describe('the translations', () => {
  it('are as `npm run generate` makes them', () => {
    assert.deepEqual(
      differences(['the translations']).map(({ path }) => path),
      [],
      'run `npm run generate` and commit what it writes',
    );
  });

  const languages = translatedLanguages();
  const manifest = readTexts('package.nls.json');

  it('are of the code and of the manifest', () => {
    assert.deepEqual(languages, ['de']);
    const ofManifest = readdirSync(ROOT).flatMap(name => /^package\.nls\.(.+)\.json$/.exec(name)?.[1] ?? []);
    assert.deepEqual(ofManifest, languages);
  });

  for (const language of languages) {
    const bundle = readTexts(bundlePath(language));
    const texts = readTexts(`package.nls.${language}.json`);
    const ofManifest = Object.entries(texts).map(([key, text]) => [manifest[key] ?? '', text] as const);
    const translated: readonly (readonly [english: string, text: string])[] = [
      ...Object.entries(bundle),
      ...ofManifest,
    ];

    it(`have every text of the manifest in ${language}, and no other`, () => {
      assert.deepEqual(Object.keys(texts), Object.keys(manifest));
    });

    it(`have every sentence of the code in ${language}, and no other`, () => {
      const [missing, unused] = [without(sentences(), Object.keys(bundle)), without(Object.keys(bundle), sentences())];
      assert.deepEqual({ missing, unused }, { missing: [], unused: [] }, 'run `npm run generate`, and translate');
    });

    it(`keep values, links and code in ${language}`, () => {
      for (const [english, text] of translated) {
        assert.deepEqual(text === '' ? [] : kept(text), text === '' ? [] : kept(english), english);
      }
    });

    it(`say it in ${language}, and not in English`, () => {
      const { missing, notSame } = untranslated(language);
      assert.deepEqual(
        notSame,
        [],
        'these have another text now: take them out of SAME in scripts/documents/translations.ts',
      );
      // Who changes a rule need not know the language: a maintainer translates, and npm test -- --all fails until then.
      if (missing.length > 0) {
        console.log(
          `      not yet in ${language}; a maintainer adds it:\n${missing.map(text => `        ${text}`).join('\n')}`,
        );
      }
    });
  }
});

describe('the translations as they are shipped', () => {
  afterEach(() => setTranslations({}));

  it('say the same as those of the repository, each by a key that VS Code or the engine looks up', async () => {
    const path = '../../scripts/translations.mjs';
    const shipped: ReadonlyMap<string, string> = await (await import(path)).shippedTranslations();
    assert.deepEqual(
      [...shipped.keys()],
      translatedLanguages().map(language => `bundle.l10n.${language}.json`),
    );
    for (const [name, text] of shipped) {
      const [texts, all]: readonly Texts[] = [unpacked(JSON.parse(text)), readTexts(`l10n/${name}`)];
      setTranslations(texts ?? {});
      for (const sentence of Object.keys(all ?? {})) {
        assert.equal(texts?.[sentence] ?? texts?.[shortKey(sentence)] ?? '', all?.[sentence]);
      }
      assert.equal(translated('Generation 1 has no TPM'), all?.['Generation 1 has no TPM']);
      assert.deepEqual(
        editorSentences().filter(sentence => texts?.[sentence] === undefined && all?.[sentence] !== ''),
        [],
      );
    }
  });
});

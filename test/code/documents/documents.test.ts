import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ALL_GENERATED, differences, ROOT } from '../../../scripts/documents';
import { FORMAT_IDS } from '../../../src/core/formats/format';
import { REPORT_FORMATS, type ReportFormat, reportFormatOf } from '../../../src/core/reports/format-names';

describe('the documents that are made of what the code knows', () => {
  // The translations are in their own test, which asks the compiler for the sentences as well.
  for (const which of ALL_GENERATED.filter(each => each !== 'the translations')) {
    it(`are as \`npm run generate\` makes them: ${which}`, () => {
      assert.deepEqual(
        differences([which]).map(({ path }) => path),
        [],
        'run `npm run generate` and commit what it writes',
      );
    });
  }
});

describe('the documents', () => {
  it('link to files that exist', () => {
    const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.md'))
      .map(path => join('docs', path));
    const broken = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...pages].flatMap(page => {
      const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(
        match => match[1] ?? '',
      );
      const files = links.filter(link => !/^<?https?:/.test(link));
      return files.filter(link => !existsSync(join(ROOT, dirname(page), link))).map(link => `${page}: ${link}`);
    });
    assert.deepEqual(broken, []);
  });
});

describe('README.md', () => {
  it('names every format', () => {
    const text = readFileSync(join(ROOT, 'README.md'), 'utf8');
    assert.deepEqual(
      FORMAT_IDS.filter(id => !text.includes(`\`${id}\``)),
      [],
    );
  });
});

describe('what names the formats of reports', () => {
  const namedIn = (path: string, pattern: RegExp): string[] =>
    [...readFileSync(join(ROOT, path), 'utf8').matchAll(pattern)].flatMap(([, text = '']) => text.split(', '));

  it('is the page about reports', () => {
    assert.deepEqual(namedIn('docs/reports.md', /^\| `(\w+)` \|/gm), REPORT_FORMATS);
  });

  it('is the action, by the endings of files, but for those that are for logs and other places', () => {
    const endings = namedIn('action.yml', /its ending says the format \(([^)]+)\)/g);
    const others: ReportFormat[] = ['text', 'github', 'gitlab'];
    assert.deepEqual(new Set([...others, ...endings.map(reportFormatOf)]), new Set(REPORT_FORMATS));
  });
});

describe('CONTRIBUTING.md', () => {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

  it('names scripts and files that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const [, name = ''] of text.matchAll(/npm run ([\w:]+)/g)) {
      assert.ok(name in scripts, name);
    }
    const paths = [...text.matchAll(/`((?:src|test|docs|scripts|syntaxes)\/[\w./-]+)`/g)].map(match => match[1] ?? '');
    assert.ok(paths.length > 5);
    assert.deepEqual(
      paths.filter(path => !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('names every folder of the engine', () => {
    const folders = readdirSync(join(ROOT, 'src/core'), { withFileTypes: true }).filter(entry => entry.isDirectory());
    for (const { name } of folders) {
      assert.ok(text.includes(`      ${name}/ `), name);
    }
  });
});

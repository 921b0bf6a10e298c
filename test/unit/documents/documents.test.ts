import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, ROOT } from '../../../scripts/documents';

describe('the documents that are made of what the code knows', () => {
  it('are as `npm run generate` makes them', () => {
    assert.deepEqual(
      differences().map(({ path }) => path),
      [],
      'run `npm run generate` and commit what it writes',
    );
  });
});

describe('the documents', () => {
  it('link to files that exist', () => {
    const pages = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.md'))
      .map(path => join('docs', path));
    const broken = ['README.md', 'CHANGELOG.md', ...pages].flatMap(page => {
      const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(
        match => match[1] ?? '',
      );
      const files = links.filter(link => !/^https?:/.test(link));
      return files.filter(link => !existsSync(join(ROOT, dirname(page), link))).map(link => `${page}: ${link}`);
    });
    assert.deepEqual(broken, []);
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { search } from '../../../src/cli/search';
import { isUsableGlob, matchesAny } from '../../../src/core/control/globs';
import { GLOB_CASES } from '../../glob-cases';

const CASES: readonly [glob: string, matching: readonly string[], others: readonly string[]][] = [
  ['*.json', ['a.json', '.json', '.a.json'], ['a/b.json', 'a.jsonc', '']],
  ['**/*.json', ['a.json', 'a/b.json', 'a/.b/c.json'], ['a.jsonc']],
  ['legacy/**', ['legacy/a.json', 'legacy/a/b.json'], ['old/legacy/a.json', 'legacy2/a.json']],
  ['legacy/', ['legacy/a.json', 'legacy/a/b.json'], ['a/legacy/b.json']],
  ['./legacy/*', ['legacy/a.json'], ['legacy/a/b.json']],
  ['/a.json', ['a.json'], ['b/a.json']],
  ['**/lab/**/*-old.json', ['lab/a-old.json', 'x/lab/y/z/a-old.json'], ['lab/a.json', 'labs/a-old.json']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/b/c', 'ab']],
  ['**', ['a', 'a/b'], []],
  ['{lab,test}/*.{vm.json,json}', ['lab/a.vm.json', 'test/b.json'], ['prod/a.json', 'lab/a.xml']],
  ['{a,{b,c}d}.json', ['a.json', 'bd.json', 'cd.json'], ['b.json', 'ad.json']],
  ['vm?.json', ['vm1.json', 'vm😀.json'], ['vm.json', 'vm12.json', 'vm/.json']],
  ['vm[0-9a].json', ['vm0.json', 'vm5.json', 'vma.json'], ['vm-.json', 'vmb.json', 'vm10.json']],
  ['vm[!0-9].json', ['vma.json'], ['vm5.json', 'vm.json']],
  ['vm[^0-9].json', ['vma.json', 'vm^.json'], ['vm5.json', 'vm.json']],
  ['vm[!].json', ['vm!.json'], ['vm1.json']],
  ['vm[^].json', ['vm^.json'], ['vm1.json']],
  ['a(1)+$^.json', ['a(1)+$^.json'], ['a1.json', 'a(1)+$^xjson']],
  ['[a.json', ['[a.json'], ['a.json']],
  ['{a.json', ['{a.json'], ['a.json']],
  ['*a*b', ['ab', 'xaxb', 'aabb'], ['ba', 'abc']],
  ['A.json', ['A.json'], ['a.json']],
];

describe('globs', () => {
  for (const [glob, matching, others] of CASES) {
    it(`${glob} fits what it says`, () => {
      assert.ok(isUsableGlob(glob));
      for (const path of matching) {
        assert.ok(matchesAny([glob], path), path);
      }
      for (const path of others) {
        assert.ok(!matchesAny([glob], path), path);
      }
    });
  }

  it('fit where one of them does', () => {
    assert.ok(matchesAny(['a', 'b'], 'b'));
    assert.ok(!matchesAny([], 'b'));
  });

  it('fit in files of configuration what the table for all that read globs says', () => {
    for (const { glob, path, fits } of GLOB_CASES) {
      assert.equal(matchesAny([glob], path), fits.includes('configuration'), `${glob} ${path}`);
    }
  });

  it('fit on the command line what that table says', async () => {
    for (const { glob, path, fits } of GLOB_CASES) {
      // No two: a path is a file in one case, and a folder in another.
      const folder = mkdtempSync(join(tmpdir(), 'globs-'));
      try {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), '');
        const found = await search(glob, folder);
        assert.equal(found.includes(path), fits.includes('command line'), `${glob} ${path}`);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  });

  it('that cannot be used fit nothing', () => {
    for (const glob of ['', 'a\\b', 'a'.repeat(501), '{a,b}'.repeat(10)]) {
      assert.ok(!isUsableGlob(glob), glob);
      assert.ok(!matchesAny([glob], glob), glob);
    }
  });

  it('of any kind come to an end', () => {
    const path = `${'a'.repeat(250)}/`.repeat(16);
    for (const glob of ['*a'.repeat(100), '**/a*/'.repeat(60), '{'.repeat(500), '['.repeat(500), '?*'.repeat(250)]) {
      assert.ok(!matchesAny([`${glob.slice(0, 499)}b`], path), glob);
    }
  });
});

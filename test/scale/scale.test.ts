/** The largest files, too slow for every day: `npm run test:scale`. Prints what each takes. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import { readAnswerFile } from '../../src/core/companions/answer-file';
import { convert } from '../../src/core/convert/convert';
import { ownEdits } from '../unit/one-file';
import { MANY_OF, work } from './many';

/** Engines take some 120,000 arguments at once. */
const VERY_MANY = 150_000;
const FIFTY_MEGABYTES = 50_000_000;
const DEEP = 1_000_000;

function timed(what: string, run: () => void): void {
  const start = performance.now();
  run();
  console.log(`      ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

describe('the largest files', () => {
  for (const [name, one] of Object.entries(MANY_OF)) {
    // 100,000 machines have 600,000 findings.
    const count = name.startsWith('machines') ? 100_000 : VERY_MANY;
    it(`${name}: ${count}`, () => {
      const text = one.text(count);
      timed(`${(text.length / 1e6).toFixed(1)} MB`, () => work(one, text));
    });
  }

  it('elements in an answer file', () => {
    assert.deepEqual(readAnswerFile(`<a>${'<b/>'.repeat(VERY_MANY)}</a>`)?.disks, []);
  });

  it('50 MB of machines', () => {
    const { machines } = MANY_OF;
    const of = (count: number): string => machines?.text(count) ?? '';
    const text = of(Math.ceil((1_000 * FIFTY_MEGABYTES) / of(1_000).length));
    timed('analysed', () => assert.ok(analyze(text, { fileName: 'a.vm.json' }).machines.length > 200_000));
    timed('converted', () => {
      const { analysis, edits } = convert(text, { fileName: 'a.vm.json', lossy: true });
      assert.ok(ownEdits(analysis, edits).length > 200_000);
    });
  });

  it('50 MB of a name and of something else, and a million levels', () => {
    const name = `{"Name":"${'x'.repeat(FIFTY_MEGABYTES)}","Generation":1}`;
    timed('a name', () => assert.equal(analyze(name, { fileName: 'a.vm.json' }).machines.length, 1));
    const nesting = `{"Generation":1,"a":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`;
    timed('nesting', () => assert.equal(analyze(nesting, { fileName: 'a.json' }).machines.length, 0));
    const other = `[${'{"a":1},'.repeat(FIFTY_MEGABYTES / 8)}0]`;
    timed('something else', () => assert.equal(analyze(other, { fileName: 'a.json' }).format, undefined));
  });
});

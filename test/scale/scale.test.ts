/**
 * The largest files, too slow for every day: `npm run test:scale`. Each takes no more than its share of what an eighth of it
 * takes, and ends; both are printed.
 */
import assert from 'node:assert/strict';
import { analyze } from '../../src/core/analyze';
import { readAnswerFile } from '../../src/core/companions/answer-file';
import { convert } from '../../src/core/convert/convert';
import { milliseconds } from '../unit/growth';
import { ownEdits } from '../unit/one-file';
import { MANY_OF, work } from './many';

/** Engines take some 120,000 arguments at once. */
const VERY_MANY = 150_000;
const FIFTY_MEGABYTES = 50_000_000;
const DEEP = 1_000_000;

/** An eighth of the whole first, which is also what lets the engine be compiled. */
function assertEven(what: string, run: (share: number) => void): void {
  const [part, whole] = [1 / 8, 1].map(share => milliseconds(() => run(share))) as [number, number];
  const times = `${(part / 1000).toFixed(1)} s for an eighth, ${(whole / 1000).toFixed(1)} s for all`;
  console.log(`      ${what}: ${times}`);
  assert.ok(whole < 24 * part + 100, times);
}

describe('the largest files', () => {
  for (const [name, one] of Object.entries(MANY_OF)) {
    // 100,000 machines have 600,000 findings.
    const count = name.startsWith('machines') ? 100_000 : VERY_MANY;
    it(`${name}: ${count}`, () => {
      const texts = new Map([1 / 8, 1].map(share => [share, one.text(Math.ceil(count * share))]));
      const size = (texts.get(1)?.length ?? 0) / 1e6;
      assertEven(`${size.toFixed(1)} MB`, share => work(one, texts.get(share) ?? ''));
    });
  }

  it('elements in an answer file', () => {
    assertEven(`${VERY_MANY}`, share => {
      assert.deepEqual(readAnswerFile(`<unattend>${'<b/>'.repeat(VERY_MANY * share)}</unattend>`)?.disks, []);
    });
  });

  it('50 MB of machines', () => {
    const { machines } = MANY_OF;
    const of = (count: number): string => machines?.text(count) ?? '';
    const most = Math.ceil((1_000 * FIFTY_MEGABYTES) / of(1_000).length);
    assertEven('analysed', share => {
      const count = Math.ceil(most * share);
      assert.equal(analyze(of(count), { fileName: 'a.vm.json' }).machines.length, count);
    });
    assertEven('converted', share => {
      const count = Math.ceil(most * share);
      const { analysis, edits } = convert(of(count), { fileName: 'a.vm.json', lossy: true });
      assert.ok(ownEdits(analysis, edits).length > count);
    });
  });

  it('50 MB of a name and of something else, and a million levels', () => {
    assertEven('a name', share => {
      const name = `{"Name":"${'x'.repeat(FIFTY_MEGABYTES * share)}","Generation":1}`;
      assert.equal(analyze(name, { fileName: 'a.vm.json' }).machines.length, 1);
    });
    assertEven('nesting', share => {
      const levels = DEEP * share;
      const nesting = `{"Generation":1,"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
      assert.equal(analyze(nesting, { fileName: 'a.json' }).machines.length, 0);
    });
    assertEven('something else', share => {
      const other = `[${'{"a":1},'.repeat((FIFTY_MEGABYTES / 8) * share)}0]`;
      assert.equal(analyze(other, { fileName: 'a.json' }).format, undefined);
    });
  });
});

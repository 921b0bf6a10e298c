/** One thing very often: time grows with it, and no faster. Times depend on what else a machine does, so not every day. */
import assert from 'node:assert/strict';
import { readPreseed } from '../../src/core/companions/preseed';
import { convert } from '../../src/core/convert/convert';
import { machinesOnLines } from '../unit/convert/one-line';
import { MANY_OF, work } from './many';

/** Of the processor, as others may keep it busy. */
function milliseconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

describe('very many', () => {
  const [FEW, MANY] = [400, 3_200];

  it('partitions in the recipe of a preseed file', () => {
    const read = (count: number): number =>
      milliseconds(() => readPreseed(`d-i partman-auto/expert_recipe string ${'fat32 '.repeat(count)}`));
    read(FEW);
    const [few, many] = [read(10 * FEW), read(10 * MANY)];
    assert.ok(many < 24 * few + 100, `${few.toFixed()} ms, ${many.toFixed()} ms`);
  });

  it('machines on one line take about as long as on many', () => {
    const converted = (indentation: number): number => {
      const text = machinesOnLines(250, indentation);
      return milliseconds(() => convert(text, { fileName: 'machines.vm.json', lossy: true }));
    };
    converted(2);
    const [lines, line] = [converted(2), converted(0)];
    assert.ok(line < 4 * lines + 100, `one line: ${line.toFixed()} ms, many lines: ${lines.toFixed()} ms`);
  });

  for (const [name, one] of Object.entries(MANY_OF)) {
    it(`${name}: 8 times as many take about 8 times as long`, () => {
      work(one, one.text(FEW));
      const few = milliseconds(() => work(one, one.text(FEW)));
      const many = milliseconds(() => work(one, one.text(MANY)));
      assert.ok(many < 24 * few + 100, `${few.toFixed()} ms for ${FEW}, ${many.toFixed()} ms for ${MANY}`);
    });
  }
});

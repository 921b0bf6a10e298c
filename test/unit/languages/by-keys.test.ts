import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byKeys } from '../../../src/core/languages/by-keys';
import { parseDocument } from '../../../src/core/languages/json/parse';
import { bodiesIn } from '../../../src/core/languages/tree';

describe('what keys decide', () => {
  it('is what they decide of each object, whatever the others before it are like', () => {
    const keys = fc.array(fc.constantFrom('Name', 'name', 'Path', 'Size'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 8 }), all => {
        const joined = byKeys(own => own.join());
        const { root } = parseDocument(`[${all.map(written).join()}]`);
        assert.deepEqual(
          bodiesIn(root).map(joined),
          all.map(own => own.join()),
        );
      }),
    );
  });

  it('is worked out once for objects with the same keys', () => {
    let times = 0;
    const counted = byKeys(own => {
      times += 1;
      return own.length;
    });
    const { root } = parseDocument(`[${`${written(['a', 'b'])},${written(['c'])},`.repeat(20)}0]`);
    assert.deepEqual(new Set(bodiesIn(root).map(counted)), new Set([2, 1]));
    assert.equal(times, 2);
  });
});

function written(keys: readonly string[]): string {
  return `{${keys.map(key => `"${key}": 1`).join()}}`;
}

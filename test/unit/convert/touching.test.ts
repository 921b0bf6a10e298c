import assert from 'node:assert/strict';
import { touchingGroups } from '../../../src/core/convert/touching';
import { assertGrowsEvenly } from '../growth';

const edit = (offset: number, end: number) => ({ offset, end, text: '' });
const part = (name: string, edits: Readonly<Record<string, ReturnType<typeof edit>>>) => ({
  name,
  edits: new Map(Object.entries(edits)),
});

describe('changes of several files', () => {
  it('are one where they touch in any file, or by others between them', () => {
    const groups = touchingGroups([
      part('a', { x: edit(0, 2), y: edit(9, 10) }),
      part('b', { x: edit(4, 6) }),
      part('c', { x: edit(6, 7), y: edit(10, 11) }),
      part('d', { z: edit(0, 9) }),
    ]);
    assert.deepEqual(
      groups.map(group => group.map(({ name }) => name)),
      [['a', 'b', 'c'], ['d']],
    );
  });

  it('are told apart in time that grows with their number, where each has a file of its own', () => {
    assertGrowsEvenly(count => {
      const all = Array.from({ length: count }, (_, index) =>
        part('', { x: edit(2 * index, 2 * index + 1), [index]: edit(0, 1) }),
      );
      assert.equal(touchingGroups(all).length, count);
    }, 5_000);
  });
});

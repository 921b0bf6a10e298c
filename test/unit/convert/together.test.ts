import assert from 'node:assert/strict';
import type { AssessedMachine } from '../../../src/core/analysis';
import { groupOf, withPartners } from '../../../src/core/convert/together';
import { assertGrowsEvenly } from '../growth';

/** Machines by the names of their definitions, and those that they change together with. */
function machines(all: readonly (readonly [name: string, together?: readonly object[]])[]): readonly AssessedMachine[] {
  return all.map(([name, together]) => ({ machine: { node: node(name), together } }) as unknown as AssessedMachine);
}

const NODES = new Map<string, object>();

function node(name: string): object {
  const made = NODES.get(name) ?? { name };
  NODES.set(name, made);
  return made;
}

describe('machines that change together', () => {
  const pair = [node('a'), node('b')];
  const some = machines([['b', pair], ['x'], ['a', pair], ['a', pair]]);

  it('are those of all definitions that one names', () => {
    assert.deepEqual(
      [0, 1, 2].map(index => [...groupOf(some, index)].sort()),
      [[0, 2, 3], [1], [0, 2, 3]],
    );
  });

  it('are asked for with any of them, each once and in the order of the text', () => {
    assert.deepEqual(
      [[3, 1], [1], [0, 2]].map(asked => withPartners(some, asked)),
      [[0, 1, 2, 3], [1], [0, 2, 3]],
    );
  });

  it('are found in time that grows with their number', () => {
    const one = [node('a')];
    assertGrowsEvenly(count => {
      const all = machines(Array.from({ length: count }, () => ['a', one] as const));
      assert.equal(withPartners(all, [...all.keys()]).length, count);
      assert.equal(all.filter((_, index) => groupOf(all, index).length === count).length, count);
    }, 8_000);
  });
});

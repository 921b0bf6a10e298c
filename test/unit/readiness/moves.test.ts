import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { keptMoves, type Move, movesAfter, shownMoves, withMoves } from '../../../src/core/readiness/moves';
import { reportFile } from '../../../src/core/reports/report';

const FILE = 'file:///racks/web.vm.json';
const begun = (machine: string, index = 0, file = FILE) => ({ file, machine, index, steps: ['Back up', 'Start'] });

/** What is found in the file once its machines are of these generations. */
const report = (...machines: readonly (readonly [string, 1 | 2])[]) => {
  const text = JSON.stringify({ VirtualMachines: machines.map(([Name, Generation]) => ({ Name, Generation })) });
  return reportFile('web.vm.json', analyze(text, { fileName: 'web.vm.json' }));
};
const undone = (moves: readonly Move[]) => moves.filter(({ isUndone }) => isUndone).map(({ machine }) => machine);

describe('machines that still have to move', () => {
  it('have numbers of their own, also behind those that are gone', () => {
    const [first, second] = withMoves([], [begun('a'), begun('b', 1)]);
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual([first.id, second.id], [1, 2]);
    assert.deepEqual(
      withMoves([second], [begun('c', 2)]).map(({ id, machine }) => [id, machine]),
      [
        [2, 'b'],
        [3, 'c'],
      ],
    );
    assert.deepEqual(first, { ...begun('a'), id: 1, isDone: false, isUndone: false });
  });

  it('stand there once, with their last conversion, and namesakes of other files or places beside them', () => {
    const moves = withMoves([], [begun('a'), begun('a', 1), begun('a', 0, 'file:///other.json')]);
    const again = withMoves(moves, [begun('a')]);
    assert.deepEqual(
      again.map(({ id, file, index }) => [id, file === FILE, index]),
      [
        [2, true, 1],
        [3, false, 0],
        [4, true, 0],
      ],
    );
  });

  it('are none while their conversion is taken back, and are again once it is made again', () => {
    const moves = withMoves([], [begun('a'), begun('b', 1), begun('a', 0, 'file:///other.json')]);
    const back = movesAfter(moves, FILE, report(['a', 1], ['b', 2]));
    assert.deepEqual(undone(back), ['a']);
    assert.deepEqual(
      shownMoves(back).map(({ id }) => id),
      [2, 3],
    );
    assert.deepEqual(undone(movesAfter(back, FILE, report(['a', 2], ['b', 2]))), []);
  });

  it('stay where a file says nothing of them, or nothing new', () => {
    const moves = withMoves([], [begun('a'), begun('b', 1)]);
    assert.equal(movesAfter(moves, FILE, report(['a', 2], ['b', 2])), moves);
    assert.equal(movesAfter(moves, FILE, report(['c', 1])), moves);
    assert.equal(movesAfter(moves, 'file:///other.json', report(['a', 1])), moves);
  });

  it('are found by their names, and by their places where several have one', () => {
    const moves = withMoves([], [begun('a', 1)]);
    assert.deepEqual(undone(movesAfter(moves, FILE, report(['a', 1]))), ['a']);
    assert.deepEqual(undone(movesAfter(moves, FILE, report(['a', 1], ['a', 2]))), []);
    assert.deepEqual(undone(movesAfter(moves, FILE, report(['a', 2], ['a', 1]))), ['a']);
    assert.deepEqual(undone(movesAfter(moves, FILE, report(['a', 1], ['b', 1], ['a', 1]))), []);
  });

  it('are kept until they are marked as moved', () => {
    const [first, second, third] = withMoves([], [begun('a'), begun('b', 1), begun('c', 2)]) as [Move, Move, Move];
    const moves = [{ ...first, isDone: true }, second, { ...third, isUndone: true }];
    assert.deepEqual(keptMoves(moves), [second]);
    assert.deepEqual(shownMoves(moves), moves.slice(0, 2));
  });
});

/** What is left of moves whose definitions are converted: a list that is kept until each of them is marked as done. */
import type { FileReport } from '../reports/report';

/** A machine that is there, and that is Generation 1 until somebody has gone through its runbook. */
export interface Move {
  /** Of the move, and of its runbook; no other has it. */
  readonly id: number;
  /** The address of the file that defines it. */
  readonly file: string;
  /** As the definition has it, empty where it has none. */
  readonly machine: string;
  /** Its index in the definition as it was. */
  readonly index: number;
  /** The titles of the steps of its runbook, in their order. */
  readonly steps: readonly string[];
  readonly isDone: boolean;
  /** The conversion was taken back: there is nothing to move until it is made again. */
  readonly isUndone: boolean;
}

/** What a conversion begins. */
export type NewMove = Pick<Move, 'file' | 'machine' | 'index' | 'steps'>;

/** With moves that begin: a machine whose definition is converted once more has its last conversion alone. */
export function withMoves(moves: readonly Move[], begun: readonly NewMove[]): Move[] {
  const first = Math.max(0, ...moves.map(({ id }) => id)) + 1;
  const others = moves.filter(move => !begun.some(each => isSame(each, move)));
  const added = begun.map(({ file, machine, index, steps }, at) => ({ file, machine, index, steps, id: first + at }));
  return [...others, ...added.map(move => ({ ...move, isDone: false, isUndone: false }))];
}

function isSame(a: NewMove, b: NewMove): boolean {
  return a.file === b.file && a.machine === b.machine && a.index === b.index;
}

/** After a file was looked at again; the same list where that says nothing new. */
export function movesAfter(moves: readonly Move[], file: string, report: FileReport): readonly Move[] {
  const now = moves.map(move => {
    const generation = move.file === file ? generationOf(move, report) : undefined;
    return generation === undefined || (generation === 1) === move.isUndone
      ? move
      : { ...move, isUndone: generation === 1 };
  });
  return now.some((move, at) => move !== moves[at]) ? now : moves;
}

/** Where several machines have its name, the one in its place; undefined where that can't be said. */
function generationOf({ machine, index }: Move, { machines }: FileReport): 1 | 2 | undefined {
  const namesakes = machines.filter(({ name }) => name === machine);
  const found = namesakes.length === 1 ? namesakes[0] : namesakes.find(each => each === machines[index]);
  return found?.generation ?? undefined;
}

/** Those that a list shows. */
export function shownMoves(moves: readonly Move[]): Move[] {
  return moves.filter(({ isUndone }) => !isUndone);
}

/** Those that are kept for the next time. */
export function keptMoves(moves: readonly Move[]): Move[] {
  return moves.filter(({ isDone, isUndone }) => !isDone && !isUndone);
}

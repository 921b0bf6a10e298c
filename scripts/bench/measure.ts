/** Measures two ways of doing the same in turn, so that a change of the machine's speed meets both. */

/** One way: prepares a round of its own, and gives the work to measure. */
export type Work = (round: number) => () => unknown;

export interface Measurement {
  /** Milliseconds, medians. */
  readonly ours: number;
  readonly theirs: number;
  /** The median of the rounds' own ratios. */
  readonly ratio: number;
}

/** The first rounds only warm up. */
const WARM_UP = 4;

/**
 * Both in each round, one after the other: what else the machine does meets both. What the round before gave is kept, as
 * an editor keeps what it shows: without any object of a shape the engine forgets the shape, and what it had compiled for it.
 */
export async function compare(ours: Work, theirs: Work, rounds: number): Promise<Measurement> {
  const times: { readonly ours: number; readonly theirs: number }[] = [];
  const kept: unknown[] = [];
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    const [own, other] = [await measured(ours(round)), await measured(theirs(round))];
    times.push({ ours: own.time, theirs: other.time });
    kept.splice(0, kept.length, own.result, other.result);
  }
  const counted = times.slice(WARM_UP);
  return {
    ours: median(counted.map(time => time.ours)),
    theirs: median(counted.map(time => time.theirs)),
    ratio: median(counted.map(time => time.ours / time.theirs)),
  };
}

/** What an earlier piece of work left behind is not collected at the cost of the next. */
async function measured(work: () => unknown): Promise<{ readonly time: number; readonly result: unknown }> {
  globalThis.gc?.();
  const start = performance.now();
  const result = await work();
  return { time: performance.now() - start, result };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

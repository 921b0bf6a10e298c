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

export async function compare(ours: Work, theirs: Work, rounds: number): Promise<Measurement> {
  const times: { readonly ours: number; readonly theirs: number }[] = [];
  for (let round = 0; round < rounds + WARM_UP; round += 1) {
    times.push({ ours: await milliseconds(ours(round)), theirs: await milliseconds(theirs(round)) });
  }
  const counted = times.slice(WARM_UP);
  return {
    ours: median(counted.map(time => time.ours)),
    theirs: median(counted.map(time => time.theirs)),
    ratio: median(counted.map(time => time.ours / time.theirs)),
  };
}

/** What an earlier piece of work left behind is not collected at the cost of the next. */
async function milliseconds(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

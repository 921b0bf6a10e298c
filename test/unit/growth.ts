/** Time that grows with its input, and no faster: compared with itself, as no machine is as fast as another, or as free. */
import assert from 'node:assert/strict';

const TIMES = 8;
/** Work that grows with the square of its input takes 64 times as long. */
const AT_MOST = 24;
/** What a collection of garbage may take by itself. */
const SLACK = 100;
/** Systems count the time of a processor in ticks: of less they may say that it was none. */
const TICK = 10;
/** What is measured at once may hold a collection of garbage or a compilation: the least of some runs is the work itself. */
const RUNS = 3;

/** Of the processor, as others may keep it busy. */
export function milliseconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1000;
}

/** That some work on `most` things takes no more than its share of that on an eighth of them. */
export function assertGrowsEvenly(work: (count: number) => void, most: number): void {
  const run = (count: number) => () => work(count);
  const first = milliseconds(run(most));
  // Whatever an eighth takes, and whatever the least of more runs is.
  if (first < SLACK) {
    return;
  }
  const few = Math.ceil(most / TIMES);
  const least = Math.max(leastOf(run(few)), TICK);
  const longest = AT_MOST * least + SLACK;
  const all = first < longest ? first : leastOf(run(most));
  assert.ok(all < longest, `${few}: ${least.toFixed()} ms, ${most}: ${all.toFixed()} ms`);
}

function leastOf(run: () => void): number {
  return Math.min(...Array.from({ length: RUNS }, () => milliseconds(run)));
}

/** How long an analysis in steps keeps others waiting. */
import { analyzeInSteps } from '../../src/core/analyze';
import { median } from './measure';
import type { Row } from './rows';
import { definitions } from './texts';

/** The largest file that the editor checks by default. */
const LARGEST = 5_000_000;

export function sliceRows(): Row[] {
  const longest = Array.from({ length: 7 }, (_, round) => longestStep(definitions(LARGEST, `server${round}`))).slice(2);
  const time = median(longest);
  return [
    {
      work: 'longest step in the analysis of 5 MB, ms',
      ours: `${time.toFixed(1)} ms`,
      theirs: '',
      value: time,
      budget: 50,
    },
  ];
}

function longestStep(text: string): number {
  globalThis.gc?.();
  const steps = analyzeInSteps(text, { fileName: 'machines.vm.json' });
  let longest = 0;
  for (let done = false; !done; ) {
    const start = performance.now();
    done = steps.next().done === true;
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

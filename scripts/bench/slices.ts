/** How long work in steps keeps others waiting, and what an assessment keeps in memory. */
import { analyze, analyzeInSteps } from '../../src/core/analyze';
import { NO_FILTER } from '../../src/core/readiness/filter';
import { groupsInSteps } from '../../src/core/readiness/outline';
import { createKeeper } from '../../src/core/reports/keep';
import { type FileReport, reportFile, reportInSteps } from '../../src/core/reports/report';
import { completed, type Steps } from '../../src/core/steps';
import { median } from './measure';
import type { Row } from './rows';
import { definitions, inOnePiece } from './texts';

/** The largest file that the editor checks by default. */
const LARGEST = 5_000_000;

const ROUNDS = 7;
const WARM_UP = 2;

const FILES = 10_000;

/** A file of one machine, which has three findings or four. */
const FILE_SIZE = 900;

const FILE_NAME = 'machines.vm.json';

/** The part of a name that differs between texts. */
const textOf = (size: number, round: number): string => inOnePiece(definitions(size, `server${round}`));

export function sliceRows(): Row[] {
  const keep = createKeeper();
  const before = usedHeap();
  const reports = Array.from({ length: FILES }, (_, index) => keptReport(index, keep));
  const kept = (usedHeap() - before) / FILES / 1000;
  return [
    stepRow('analysis of 5 MB', round => analyzeInSteps(textOf(LARGEST, round), { fileName: FILE_NAME })),
    stepRow('report of 5 MB', round => {
      const analysis = analyze(textOf(LARGEST, round), { fileName: FILE_NAME });
      return reportToKeep(reportInSteps(FILE_NAME, analysis), keep);
    }),
    stepRow(`arrangement of ${FILES} files by rule`, () =>
      groupsInSteps([...reports], { grouping: 'rule', order: 'name', filter: NO_FILTER }),
    ),
    { work: 'kept of the report of a machine, KB', ours: `${kept.toFixed(1)} KB`, theirs: '', value: kept, budget: 5 },
  ];
}

function keptReport(index: number, keep: ReturnType<typeof createKeeper>): FileReport {
  const fileName = `machine-${index}.vm.json`;
  return completed(keep(reportFile(fileName, analyze(textOf(FILE_SIZE, index), { fileName }))));
}

function* reportToKeep(report: Steps<FileReport>, keep: ReturnType<typeof createKeeper>): Steps<FileReport> {
  return yield* keep(yield* report);
}

function stepRow(work: string, stepsOf: (round: number) => Steps<unknown>): Row {
  const longest = Array.from({ length: ROUNDS }, (_, round) => longestStep(stepsOf(round))).slice(WARM_UP);
  const time = median(longest);
  return {
    work: `longest step in the ${work}, ms`,
    ours: `${time.toFixed(1)} ms`,
    theirs: '',
    value: time,
    budget: 50,
  };
}

function longestStep(steps: Steps<unknown>): number {
  globalThis.gc?.();
  let longest = 0;
  for (let done = false; !done; ) {
    const start = performance.now();
    done = steps.next().done === true;
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

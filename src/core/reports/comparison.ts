/** What changed between an earlier report and this one: the machines that moved, the work that is left, the problems. */
import type { Status } from '../analysis';
import { groupBy } from '../wording';
import type { ComparedMachine, ComparedProblem, Comparison, Counts } from './compared';
import { identityKey, identityOf, problemIdentity } from './identity';
import type { FileReport, RunReport } from './report';
import { STATUSES } from './statuses';

/** What is read of an earlier report. */
export type EarlierReport = Pick<RunReport, 'files'>;

export function compareReports(earlier: EarlierReport, run: EarlierReport, name: string): Comparison {
  const pairs = pairsOf(machinesOf(earlier), machinesOf(run));
  const compared = pairs.map(({ before, now }): ComparedMachine => {
    const { path, name: machine } = now ?? before ?? { path: '', name: '' };
    return { path, name: machine, before: before?.status ?? null, now: now?.status ?? null };
  });
  const both = compared.filter(({ before, now }) => before !== null && now !== null);
  const count = (isCounted: (status: Status) => boolean): Counts => ({
    before: compared.filter(({ before }) => before !== null && isCounted(before)).length,
    now: compared.filter(({ now }) => now !== null && isCounted(now)).length,
  });
  const problems = [problemsOf(earlier), problemsOf(run)] as const;
  return {
    with: name,
    machines: count(() => true),
    statuses: Object.fromEntries(
      STATUSES.map(status => [status, count(each => each === status)]),
    ) as Comparison['statuses'],
    toMove: count(status => TO_MOVE.has(status)),
    moved: both.filter(({ before, now }) => before !== 'generation-2' && now === 'generation-2'),
    fellBack: both.filter(({ before, now }) => before === 'generation-2' && now !== 'generation-2'),
    added: compared.filter(({ before }) => before === null),
    gone: compared.filter(({ now }) => now === null),
    newProblems: without(problems[1], problems[0]),
    goneProblems: without(problems[0], problems[1]),
  };
}

const TO_MOVE: ReadonlySet<Status> = new Set(['contradictory', 'needs-work', 'unknown', 'ready']);

interface Machine {
  readonly path: string;
  readonly name: string;
  readonly status: Status;
}

function machinesOf({ files }: EarlierReport): Machine[] {
  return files.flatMap(({ path, machines }) => machines.map(({ name, status }) => ({ path, name, status })));
}

interface Pair {
  readonly before: Machine | undefined;
  readonly now: Machine | undefined;
}

/** By file and name; what is left of them by its name alone, where one file became another. */
function pairsOf(earlier: readonly Machine[], current: readonly Machine[]): Pair[] {
  const [sameFile, left] = paired(earlier, current, ({ path, name }) => JSON.stringify([path, name]));
  const [sameName, others] = paired(left.before, left.now, ({ name }) => name);
  return [
    ...sameFile,
    ...sameName,
    ...others.now.map(now => ({ before: undefined, now })),
    ...others.before.map(before => ({ before, now: undefined })),
  ];
}

interface Left {
  readonly before: readonly Machine[];
  readonly now: readonly Machine[];
}

/** Of several that are alike the first is the first. */
function paired(
  earlier: readonly Machine[],
  current: readonly Machine[],
  keyOf: (machine: Machine) => string,
): [Pair[], Left] {
  const waiting = new Map([...groupBy(earlier, keyOf)].map(([key, machines]) => [key, [...machines]]));
  const pairs: Pair[] = [];
  const now: Machine[] = [];
  for (const machine of current) {
    const before = waiting.get(keyOf(machine))?.shift();
    if (before === undefined) {
      now.push(machine);
    } else {
      pairs.push({ before, now: machine });
    }
  }
  return [pairs, { before: [...waiting.values()].flat(), now }];
}

function problemsOf({ files }: EarlierReport): [key: string, problem: ComparedProblem][] {
  return files.flatMap(file => [
    ...file.problems.map(problem => keyed(file, null, problem.code, problem, identityKey(problemIdentity(problem)))),
    ...file.findings.map(finding => {
      const machine = finding.machine === null ? null : (file.machines[finding.machine]?.name ?? null);
      return keyed(file, machine, finding.rule, finding, identityKey(identityOf(file, finding)));
    }),
  ]);
}

function keyed(
  { path }: FileReport,
  machine: string | null,
  rule: string,
  { message, severity, range }: Pick<FileReport['problems'][number], 'message' | 'severity' | 'range'>,
  identity: string,
): [key: string, problem: ComparedProblem] {
  const line = range === null ? null : range.start.line + 1;
  return [JSON.stringify([path, identity]), { path, machine, rule, message, severity, line }];
}

/** Each as often as the others have it less. */
function without(
  problems: readonly (readonly [key: string, problem: ComparedProblem])[],
  others: readonly (readonly [key: string, problem: ComparedProblem])[],
): ComparedProblem[] {
  const left = new Map([...groupBy(others, ([key]) => key)].map(([key, same]) => [key, same.length]));
  return problems.flatMap(([key, problem]) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0 ? [] : [problem];
  });
}

/** Whether some test fails for a change. */
import type { Coverage, Covered } from './coverage';
import type { Mutant } from './instrument';
import { startTests, type TestProcess } from './process';
import type { Ran } from './worker';

export type Outcome =
  | { readonly kind: 'killed'; readonly by: string }
  /** It ran too long, or the process ended. */
  | { readonly kind: 'time-out' }
  | { readonly kind: 'survived'; readonly tests: number }
  | { readonly kind: 'unreached' };

export interface Runner {
  /** `isRefused` is asked once the quick tests have not seen the change. */
  outcomeOf(mutant: Mutant, number: number | undefined, isRefused: () => boolean): Promise<Outcome>;
  end(): void;
}

/** Most changes are seen by a test that takes no time: those that take longer run when these have not. In milliseconds. */
const ROUNDS = [20, 400, Number.POSITIVE_INFINITY];
const LOADING = 180_000;
/** Others use the machine too. */
const SLOWER = 12;

/** `near`: the test files that are run first for what is run as a file is loaded. */
export function runner(
  copy: string,
  coverage: Coverage,
  files: readonly string[],
  near: (mutant: Mutant) => readonly string[],
  isQuick: boolean,
): Runner {
  const rounds = isQuick ? ROUNDS.slice(0, -1) : ROUNDS;
  const most = rounds[rounds.length - 1] ?? 0;
  const covered = coverage.tests.filter(({ milliseconds }) => milliseconds <= most);
  let shared: TestProcess | undefined;

  const withShared = async (): Promise<TestProcess> => {
    shared ??= (await startTests(copy, files, 0, LOADING)).tests;
    return shared;
  };

  const endShared = (): void => {
    shared?.end();
    shared = undefined;
  };

  /** With the change from the start, in a process of its own. */
  const afresh = async ({ id }: Mutant, own: readonly Covered[]): Promise<Outcome> => {
    const { tests, loaded } = await startTests(copy, [...new Set(own.map(({ file }) => file))], id, LOADING);
    const ran = loaded && (await tests.ask({ kind: 'run', on: id, tests: namesOf(own), bail: true }, patience(own)));
    tests.end();
    return outcome(ran, own);
  };

  const inShared = async ({ id }: Mutant, own: readonly Covered[]): Promise<Outcome> => {
    const tests = await withShared();
    const ran = await tests.ask({ kind: 'run', on: id, tests: namesOf(own), bail: true }, patience(own));
    const result = outcome(ran, own);
    if (result.kind === 'time-out') {
      endShared();
    } else if (result.kind === 'killed') {
      // Something that is remembered from one change to the next would fail for another.
      const again = await tests.ask({ kind: 'run', on: 0, tests: [result.by], bail: true }, LOADING);
      if (again?.some(({ failed }) => failed) !== false) {
        endShared();
        return afresh({ id } as Mutant, own);
      }
    }
    return result;
  };

  return {
    end: endShared,
    async outcomeOf(mutant, number, isRefused) {
      const isLoaded = ({ file }: Covered): boolean =>
        number !== undefined && coverage.loading.get(file)?.has(number) === true;
      const reaching = covered.filter(({ reached }) => number !== undefined && reached.has(number));
      for (const [round, longest] of rounds.entries()) {
        const shortest = ROUNDS[round - 1] ?? -1;
        const own = reaching.filter(({ milliseconds }) => milliseconds > shortest && milliseconds <= longest);
        const seen = own.length === 0 ? undefined : await inShared(mutant, own);
        if (seen !== undefined && seen.kind !== 'survived') {
          return seen;
        }
        if (round === 0 && isRefused()) {
          return { kind: 'killed', by: 'the compiler' };
        }
      }
      // What is run while files are loaded is run once: then it is the tests behind it that may see the change.
      const after = number === undefined ? covered : covered.filter(isLoaded);
      const nearFiles = near(mutant);
      const [close, far] = [
        after.filter(({ file }) => nearFiles.includes(file)),
        after.filter(({ file }) => !nearFiles.includes(file)),
      ];
      for (const own of [close, far]) {
        const later = own.length === 0 ? undefined : await afresh(mutant, own);
        if (later !== undefined && later.kind !== 'survived') {
          return later;
        }
      }
      const tests = reaching.length + after.length;
      return tests === 0 ? { kind: 'unreached' } : { kind: 'survived', tests };
    },
  };
}

function namesOf(tests: readonly Covered[]): string[] {
  return tests.map(({ test }) => test);
}

function patience(tests: readonly Covered[]): number {
  return 20_000 + SLOWER * Math.max(...tests.map(({ milliseconds }) => milliseconds));
}

function outcome(ran: readonly Ran[] | undefined, tests: readonly Covered[]): Outcome {
  if (ran === undefined) {
    return { kind: 'time-out' };
  }
  const failed = ran.find(each => each.failed);
  return failed === undefined ? { kind: 'survived', tests: tests.length } : { kind: 'killed', by: failed.test };
}

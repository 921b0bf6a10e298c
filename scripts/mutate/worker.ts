/**
 * Runs tests in the copy, in a process of its own: a change may never end. It loads test files once, and for each question
 * runs some of their tests with one change switched on, until the first that fails.
 */
import { join } from 'node:path';
import Mocha from 'mocha';

/** What the process that asks sends. */
export type Question =
  | { readonly kind: 'load'; readonly files: readonly string[]; readonly on: number }
  | { readonly kind: 'run'; readonly on: number; readonly tests: readonly string[]; readonly bail: boolean };

/** A test, or what ran while a file of tests was loaded. */
export interface Ran {
  readonly test: string;
  readonly file: string;
  readonly milliseconds: number;
  readonly failed: boolean;
  /** The numbers of the functions that it reached. */
  readonly reached: readonly number[];
}

/** `begun`: another test has begun, so what was before came to its end. */
export type Answer = { readonly ran: readonly Ran[] } | { readonly begun: true };

interface Switches {
  mutateOn: number;
  mutateAt: (number: number) => void;
}

const switches = globalThis as unknown as Switches;
let reached = new Set<number>();
switches.mutateOn = 0;
switches.mutateAt = number => reached.add(number);

function taken(): number[] {
  const numbers = [...reached];
  reached = new Set();
  return numbers;
}

const ROOT = join(__dirname, '..', '..');

/** Loads what it is told to, once. */
class Loaded extends Mocha {
  load(): void {
    this.loadFiles();
    this.files = [];
  }
}

const mocha = new Loaded({ timeout: 120_000, reporter: class {} as never });
const all = new Map<string, Mocha.Test>();
/** The tests of each suite as they were loaded; a run leaves out those that are not asked for. */
const suites = new Map<Mocha.Suite, readonly Mocha.Test[]>();

function load(files: readonly string[]): Ran[] {
  const ran: Ran[] = [];
  let began = 0;
  mocha.suite.on('pre-require', () => {
    began = performance.now();
    taken();
  });
  mocha.suite.on('post-require', (_, file) => {
    const milliseconds = performance.now() - began;
    ran.push({ test: '', file: inRoot(file), milliseconds, failed: false, reached: taken() });
  });
  for (const file of files) {
    mocha.addFile(join(ROOT, file));
  }
  mocha.load();
  collect(mocha.suite);
  mocha.cleanReferencesAfterRun(false);
  return ran;
}

function inRoot(file: string): string {
  return file.slice(ROOT.length + 1).replaceAll('\\', '/');
}

function collect(suite: Mocha.Suite): void {
  suites.set(suite, [...suite.tests]);
  for (const test of suite.tests) {
    all.set(nameOf(test), test);
  }
  suite.suites.forEach(collect);
}

function nameOf(test: Mocha.Test): string {
  return `${inRoot(test.file ?? '')} ${test.fullTitle()}`;
}

/** `tests`: in their order, as far as suites allow; none stand for all. */
function run(tests: readonly string[], bail: boolean): Promise<Ran[]> {
  const order = new Map(tests.map((test, index) => [all.get(test), index]));
  for (const [suite, own] of suites) {
    suite.tests = tests.length === 0 ? [...own] : own.filter(test => order.has(test));
  }
  const first = (suite: Mocha.Suite): number =>
    Math.min(...suite.tests.map(test => order.get(test) ?? 0), ...suite.suites.map(first));
  const sort = (suite: Mocha.Suite): void => {
    suite.tests.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    suite.suites.sort((a, b) => first(a) - first(b));
    suite.suites.forEach(sort);
  };
  sort(mocha.suite);
  mocha.bail(bail);
  const ran: Ran[] = [];
  return new Promise(done => {
    const runner = mocha.run(() => done(ran));
    let began = 0;
    runner.on('test', () => {
      began = performance.now();
      taken();
      process.send?.({ begun: true } satisfies Answer);
    });
    const ended = (test: Mocha.Test, failed: boolean): void => {
      const milliseconds = performance.now() - began;
      ran.push({ test: nameOf(test), file: inRoot(test.file ?? ''), milliseconds, failed, reached: taken() });
    };
    runner.on('pass', test => ended(test, false));
    runner.on('fail', test => ended(test, true));
  });
}

async function answer(question: Question): Promise<Answer> {
  switches.mutateOn = question.on;
  const ran = question.kind === 'load' ? load(question.files) : await run(question.tests, question.bail);
  return { ran };
}

process.on('message', async question => {
  process.send?.(await answer(question as Question));
});

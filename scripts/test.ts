// `npm test`: static checks, the unit tests, then the extension in a real VS Code. Ends with 'N passed, N failed'.
// `npm test -- --all` does what takes longer too: the folders named `long`, each property as often as it can be tried, and
// VS Code's tests in its newest version. `npm run test:newest` does those alone.
import { spawn } from 'node:child_process';
import { missingOfCompiler } from '../test/vscode/system-packages';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly title: string;
  readonly script: string;
  /** Left out of `npm test`, which is to end within 8 minutes on two cores. */
  readonly long?: true;
  /** In the newest VS Code that the tests know, in place of the oldest that is supported. */
  readonly newest?: true;
  /** Finds the counts in what the step printed; undefined for a step that has none. */
  readonly counts?: (output: string) => Counts | undefined;
}

const number = (output: string, pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? 0);

function mochaCounts(output: string): Counts | undefined {
  return /\d+ passing/.test(output)
    ? {
        passed: number(output, /(\d+) passing/),
        failed: number(output, /(\d+) failing/),
        skipped: number(output, /(\d+) pending/),
      }
    : undefined;
}

function suiteCounts(output: string): Counts | undefined {
  const json = /VS Code suite: (\{.*\})/.exec(output)?.[1];
  return json === undefined ? undefined : (JSON.parse(json) as Counts);
}

const OLDEST: readonly Step[] = [
  { title: 'Types, format and lint', script: 'check' },
  { title: 'The code and what is made of it', script: 'test:code', counts: mochaCounts },
  { title: 'Unit tests', script: 'test:unit', counts: mochaCounts },
  { title: 'Cases from practice', script: 'test:cases', counts: mochaCounts },
  { title: 'On a simulated Hyper-V host, in a real PowerShell', script: 'test:host', counts: mochaCounts },
  { title: 'In a real VS Code', script: 'test:vscode', counts: suiteCounts },
  { title: 'Driven in the browser', script: 'test:ui', counts: mochaCounts },
  { title: 'Packaged and installed', script: 'test:package', counts: mochaCounts },
  { title: 'More unit tests', script: 'test:unit:long', counts: mochaCounts, long: true },
  { title: 'More on a simulated Hyper-V host', script: 'test:host:long', counts: mochaCounts, long: true },
  { title: 'More in a real VS Code', script: 'test:vscode:long', counts: suiteCounts, long: true },
  { title: 'More in the browser', script: 'test:ui:long', counts: mochaCounts, long: true },
  { title: 'More of what is packaged', script: 'test:package:long', counts: mochaCounts, long: true },
];

const OF_VSCODE = /^test:(?:vscode|ui)\b/;

const NEWEST: readonly Step[] = OLDEST.filter(({ script }) => OF_VSCODE.test(script)).map(step => ({
  ...step,
  title: `${step.title}, the newest one`,
  newest: true,
}));

const all = process.argv.includes('--all');
const newest = process.argv.includes('--newest');

/** As much of a step's failures as is said again: a few failed tests with their traces. */
const LONGEST_FAILURE = 8_000;

/** What mocha says of failed tests stands behind its counts; of a step that did not get there, the end says most. */
function failureOf(output: string): string {
  const start = output.search(/\d+ failing\b/);
  return start === -1 ? output.slice(-LONGEST_FAILURE) : output.slice(start, start + LONGEST_FAILURE);
}

function runScript({ script, newest: inNewest }: Step): Promise<{ code: number; output: string }> {
  return new Promise(done => {
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...(all && { GEN2_ALL_RUNS: '1' }), ...(inNewest && { GEN2_VSCODE: 'newest' }) },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('close', code => done({ code: code ?? 1, output }));
  });
}

/** Its addons are compiled, for which not every machine has what it takes; with GEN2_NOTHING_SKIPPED that is a failure. */
async function newestSteps(): Promise<readonly Step[]> {
  const missing = await missingOfCompiler();
  const { GEN2_NOTHING_SKIPPED } = process.env;
  if (missing.length === 0 || GEN2_NOTHING_SKIPPED !== undefined) {
    return NEWEST;
  }
  console.log(`Skipped: the newest VS Code. To compile its addons takes ${missing.join(', ')}`);
  return [];
}

async function chosenSteps(): Promise<readonly Step[]> {
  if (newest) {
    return newestSteps();
  }
  return all ? [...OLDEST, ...(await newestSteps())] : OLDEST.filter(({ long }) => long === undefined);
}

/** What was run, for the last lines. */
function extent(): string {
  return newest ? 'Those in the newest VS Code' : all ? 'All tests' : 'Without the long ones (npm test -- --all)';
}

async function main(): Promise<void> {
  const started = performance.now();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const step of await chosenSteps()) {
    const { title, script, counts } = step;
    console.log(`\n== ${title} (npm run ${script})`);
    const { code, output } = await runScript(step);
    const counted = counts?.(output);
    total.passed += counted?.passed ?? (code === 0 ? 1 : 0);
    total.skipped += counted?.skipped ?? 0;
    // A step that fails without a failed test (it did not start, or did not end) is a failure all the same.
    total.failed += code === 0 ? 0 : Math.max(counted?.failed ?? 0, 1);
    if (code !== 0) {
      failures.push(`== Failed: ${title} (npm run ${script})\n${failureOf(output)}`);
    }
  }
  // Again at the end, where somebody looks first and what keeps only the end of a long log has it.
  for (const failure of failures) {
    console.log(`\n${failure}`);
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`\n${extent()}, in ${minutes} minutes`);
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main();

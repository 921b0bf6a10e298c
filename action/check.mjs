// The step of action.yml: annotations decide over the step, and whether all reports could be written.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const { RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
const { PATHS = '.', FAIL_ON = 'error', BASELINE = '', REPORTS = '', OPTIONS = '', SUMMARY = 'true' } = process.env;

/** A job shows no summary that is larger. */
const LARGEST_SUMMARY = 1_048_576;

const program = join(RUNNER_TEMP ?? '.', 'gen2-advisor', 'node_modules', 'hyperv-gen2-advisor', 'dist', 'cli.js');

/** What somebody has written one a line. */
function lines(text) {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

function check(args, stdout) {
  const all = [...lines(OPTIONS), ...(BASELINE === '' ? [] : [`--baseline=${BASELINE}`]), ...args];
  return spawnSync(process.execPath, [program, 'check', ...all, '--', ...lines(PATHS)], {
    stdio: ['ignore', stdout, 'inherit'],
    maxBuffer: 1_000_000_000,
    encoding: 'utf8',
  });
}

function summaryText() {
  for (const args of [['--fail-on=never'], [`--fail-on=${FAIL_ON}`, '--quiet']]) {
    const { stdout } = check(['--format=markdown', ...args], 'pipe');
    if (Buffer.byteLength(stdout) < LARGEST_SUMMARY) {
      return stdout;
    }
  }
  return 'There is more to say than a summary can hold: see the log, or write a report.\n';
}

const UNREADABLE = 2;

/** The exit code of a check that says its findings in some way. */
function codeOf(args) {
  return check(args, 'inherit').status ?? UNREADABLE;
}

const annotated = codeOf(['--format=github', `--fail-on=${FAIL_ON}`]);
if (SUMMARY === 'true' && GITHUB_STEP_SUMMARY !== undefined) {
  appendFileSync(GITHUB_STEP_SUMMARY, summaryText());
}
// A report that was asked for and not written must not pass: the next step may publish the one of an earlier run.
const reported = lines(REPORTS).map(report => codeOf(['--fail-on=never', `--output=${report}`]));
const code = Math.max(annotated, ...reported);
if (GITHUB_OUTPUT !== undefined) {
  appendFileSync(GITHUB_OUTPUT, `exit-code=${code}\n`);
}
process.exitCode = code;

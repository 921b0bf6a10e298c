/** The report as JUnit XML, which CI systems show as tests: a suite a file, a test a machine and one for the file. */

import { attribute, type Markup, markup } from './markup';
import { type FailOn, type FileReport, fails, type Range, type RunReport } from './report';
import { noDefinition } from './text';
import { type MachineView, machineViews } from './views';

type Outcome = 'passed' | 'failure' | 'error' | 'skipped';

interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
  /** What failed, or why the test was skipped, each in a line. */
  readonly lines: readonly string[];
  /** The codes of what failed. */
  readonly types: readonly string[];
  /** What was found and fails nothing. */
  readonly notes: readonly string[];
}

interface Suite {
  readonly path: string;
  readonly cases: readonly TestCase[];
}

/** The name of the test of the file itself. */
const FILE_TEST = 'file';

export function junitReport({ files, skipped, failOn }: RunReport): string {
  const suites: Suite[] = [
    ...files.map(file => ({ path: file.path, cases: casesOf(file, failOn) })),
    ...skipped.map(({ path, message }) => ({
      path,
      cases: [{ ...PASSED, outcome: 'skipped' as const, lines: [message] }],
    })),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gen2-advisor"${counts(all)}>
${suites.map(printSuite)}</testsuites>
`.markup;
}

const PASSED: TestCase = { name: FILE_TEST, outcome: 'passed', lines: [], types: [], notes: [] };

function casesOf(file: FileReport, failOn: FailOn): TestCase[] {
  const names = new Map<string, number>();
  const machines = machineViews([file]).map(view => {
    const count = (names.get(view.name) ?? 0) + 1;
    names.set(view.name, count);
    return machineCase(view, count === 1 ? view.name : `${view.name} (${count})`, failOn);
  });
  return [fileCase(file, failOn), ...machines];
}

function fileCase(file: FileReport, failOn: FailOn): TestCase {
  const { format, problems } = file;
  const print = (problem: FileReport['problems'][number]): string => `${placeOf(problem.range)}${problem.message}`;
  const failed = problems.filter(problem => problem.fatal || fails(problem.severity, failOn));
  if (failed.length > 0) {
    return {
      name: FILE_TEST,
      outcome: failed.some(({ fatal }) => fatal) ? 'error' : 'failure',
      lines: failed.map(print),
      types: failed.map(({ code }) => code),
      notes: problems.filter(problem => !failed.includes(problem)).map(print),
    };
  }
  return format === null
    ? { ...PASSED, outcome: 'skipped', lines: [noDefinition(file)] }
    : { ...PASSED, notes: problems.map(print) };
}

function machineCase({ findings }: MachineView, name: string, failOn: FailOn): TestCase {
  const print = ({ range, path, severity, message, rule }: MachineView['findings'][number]): string =>
    `${placeOf(range, path)}${severity}: ${message} (${rule})`;
  const failed = findings.filter(({ severity }) => fails(severity, failOn));
  return {
    name,
    outcome: failed.length > 0 ? 'failure' : 'passed',
    lines: failed.map(print),
    types: failed.map(({ rule }) => rule),
    notes: findings.filter(({ severity }) => !fails(severity, failOn)).map(print),
  };
}

/** `path`: of another file than that of the suite. */
function placeOf(range: Range | null, path?: string): string {
  return range === null ? '' : `${path === undefined ? '' : `${path} `}line ${range.start.line + 1}: `;
}

function counts(cases: readonly TestCase[]): Markup {
  const count = (outcome: Outcome): number => cases.filter(testCase => testCase.outcome === outcome).length;
  return markup` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function printSuite({ path, cases }: Suite): Markup {
  const name = attribute(path);
  const printed = cases.map(testCase => {
    const content = [...printOutcome(testCase), ...printNotes(testCase)];
    const end = content.length === 0 ? markup`/>` : markup`>\n${content}    </testcase>`;
    return markup`    <testcase classname="${name}" name="${attribute(testCase.name)}" file="${name}"${end}\n`;
  });
  return markup`  <testsuite name="${name}"${counts(cases)}>\n${printed}  </testsuite>\n`;
}

function printOutcome({ outcome, lines, types }: TestCase): Markup[] {
  const [first = '', ...others] = lines;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  const message = markup`message="${attribute(first + more)}"`;
  switch (outcome) {
    case 'passed':
      return [];
    case 'skipped':
      return [markup`      <skipped ${message}/>\n`];
    case 'failure':
    case 'error': {
      const tag = { markup: outcome };
      const type = attribute([...new Set(types)].join(' '));
      return [markup`      <${tag} ${message} type="${type}">${lines.join('\n')}</${tag}>\n`];
    }
  }
}

function printNotes({ notes }: TestCase): Markup[] {
  return notes.length === 0 ? [] : [markup`      <system-out>${notes.join('\n')}</system-out>\n`];
}

/** `gen2-advisor check` */
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { DEFAULT_HOST } from '../core/analyze';
import { ExitCode } from '../core/reports/exit-code';
import type { ReportFormat } from '../core/reports/format-names';
import { type FailOn, fails, type ReportContext, type RunReport, verdictOf } from '../core/reports/report';
import { applyBaseline, type BaselineOptions, baselineText } from './baseline';
import { checkFile, checkText, type FileOptions, type FileOutcome } from './check-file';
import { compared } from './compare';
import { definitionsAmong } from './configurations';
import { type DecisionOptions, type Decisions, decisionsOf } from './decisions';
import { type FileToRead, filesToRead } from './files';
import { otherDefinitions } from './other-definitions';
import { deliver } from './output';
import { progressOf } from './progress';
import { STDIN_NAME } from './standard-input';
import type { Terminal } from './terminal';

export interface CheckOptions extends Omit<FileOptions, 'choices' | 'fixes' | 'run'>, BaselineOptions, DecisionOptions {
  readonly paths: readonly string[];
  /** The name under which standard input is checked where `-` is a path. */
  readonly stdinFilename: string | undefined;
  readonly format: ReportFormat;
  /** The file that the report goes to; standard output without it. */
  readonly output: string | undefined;
  /** Only findings that fail are reported, and nothing is said where there is none. */
  readonly quiet: boolean;
  readonly failOn: FailOn;
  /** A run over files of which none defines a machine fails: a wrong path in CI is no good news. */
  readonly failOnEmpty: boolean;
  /** Named files are looked at as those of a folder are: nothing is said of what defines no machine. */
  readonly skipOthers: boolean;
  /** A JSON report of before, with which the run is compared. */
  readonly compare: string | undefined;
}

/** Checks files and delivers the report; the exit code says what was found. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const decisions = decisionsOf(options, terminal);
  const given = await filesToRead(options.paths.length === 0 ? ['.'] : options.paths);
  const found = definitionsAmong(given);
  const all = options.skipOthers ? found.map(file => ({ ...file, named: false })) : found;
  const files = all.filter(({ path, named }) => named || decisions.of(path).excludedBy === undefined);
  const others = { ...options, run: { othersOf: otherDefinitions(given), given: options.paths } };
  const checked = runOf(await checkAll(files, decisions, others, terminal), options);
  const known = applyBaseline(checked, files, options, terminal);
  const run = known && compared(known, options.compare, terminal);
  if (run === undefined) {
    return ExitCode.unusable;
  }
  const isEmpty = checked.files.every(({ machines }) => machines.length === 0);
  if (isEmpty && checked.files.length === 0 && !options.quiet) {
    terminal.tell(nothingFound(checked));
  }
  const isUnusable = decisions.broken || (isEmpty && options.failOnEmpty);
  const code = isUnusable ? ExitCode.unusable : ExitCode[verdictOf(run)];
  const reported = options.quiet ? withoutPassing(run) : run;
  if (run.baseline !== undefined && !options.quiet) {
    terminal.tell(baselineText(run.baseline));
  }
  return deliver(reported, contextOf(terminal), options, terminal) ? code : ExitCode.unusable;
}

async function checkAll(
  files: readonly FileToRead[],
  decisions: Decisions,
  options: CheckOptions & Pick<FileOptions, 'run'>,
  terminal: Terminal,
): Promise<readonly FileOutcome[]> {
  const progress = options.quiet ? undefined : progressOf(files.length, terminal);
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    const input = file.path === '-' ? await terminal.readInput() : undefined;
    const target = input === undefined ? file : { path: options.stdinFilename ?? STDIN_NAME, named: true };
    outcomes.push(checkOne(target, input, decisions, options));
    progress?.checked(outcomes.length);
  }
  progress?.end();
  return outcomes;
}

/** `input`: the text of the file where it isn't to be read. */
function checkOne(
  file: FileToRead,
  input: string | undefined,
  decisions: Decisions,
  options: CheckOptions & Pick<FileOptions, 'run'>,
): FileOutcome {
  const { choices, excludedBy } = decisions.of(file.path);
  if (excludedBy !== undefined) {
    return { skipped: { path: file.path, code: 'excluded', message: `${excludedBy} excludes it` } };
  }
  const fileOptions = { ...options, choices, fixes: options.format === 'sarif' };
  return input === undefined ? checkFile(file, fileOptions) : checkText(file, input, fileOptions);
}

function runOf(outcomes: readonly FileOutcome[], { choices, failOn }: CheckOptions): RunReport {
  return {
    files: outcomes.flatMap(outcome => (outcome !== 'other' && 'report' in outcome ? [outcome.report] : [])),
    skipped: outcomes.flatMap(outcome => (outcome !== 'other' && 'skipped' in outcome ? [outcome.skipped] : [])),
    others: outcomes.filter(outcome => outcome === 'other').length,
    host: choices.host ?? DEFAULT_HOST,
    failOn,
  };
}

/** A run that has nothing to report looks like one that found all in order. */
function nothingFound({ others }: RunReport): string {
  return others === 0 ? 'No files that may define machines were found' : `No machines: ${definesNone(others)}`;
}

function definesNone(files: number): string {
  return files === 1 ? '1 file defines none' : `${files} files define none`;
}

/** The run without what does not make it fail. */
function withoutPassing(run: RunReport): RunReport {
  const files = run.files.map(file => ({
    ...file,
    findings: file.findings.filter(({ severity }) => fails(severity, run.failOn)),
    problems: file.problems.filter(problem => problem.fatal || fails(problem.severity, run.failOn)),
  }));
  return { ...run, files, onlyFailing: true };
}

function contextOf({ paint }: Terminal): ReportContext {
  return {
    version,
    at: new Date(),
    root: pathToFileURL('./').href,
    uriOf: path => pathToFileURL(path).href,
    paint: paint ?? ((_, text) => text),
  };
}

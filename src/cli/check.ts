/** `gen2-advisor check` */
import { type Analysis, analyze } from '../core/analyze';
import type { HostId } from '../core/machine/hosts';
import { jsonReport } from '../core/reports/json';
import { type FileReport, reportFile, reportUnreadable } from '../core/reports/report';
import { textReport } from '../core/reports/text';
import { isAtLeast, type Severity } from '../core/rules/severity';
import { parseDocument } from '../core/text/parse';
import { ExitCode } from './exit-code';
import { type FileToRead, filesToRead, readDefinition } from './files';
import type { Terminal } from './terminal';

export interface CheckOptions {
  readonly paths: readonly string[];
  /** The name under which standard input is checked where `-` is a path. */
  readonly stdinFilename: string | undefined;
  readonly format: 'text' | 'json';
  readonly host: HostId;
  readonly failOn: Severity | 'never';
}

/** Checks files and prints the report; the exit code says what was found. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const reports: FileReport[] = [];
  for (const path of options.paths.length === 0 ? ['.'] : options.paths) {
    if (path === '-') {
      const name = options.stdinFilename ?? 'stdin.json';
      reports.push(...report({ path: name, named: true }, await terminal.readInput(), options.host));
      continue;
    }
    for (const file of await filesToRead([path])) {
      const content = await readDefinition(file.path);
      reports.push(
        ...('text' in content
          ? report(file, content.text, options.host)
          : [reportUnreadable(file.path, content.code, content.message)]),
      );
    }
  }
  terminal.print(options.format === 'json' ? jsonReport(reports) : textReport(reports));
  return exitCodeOf(reports, options.failOn);
}

/** None for a file that is no definition and wasn't named. */
function report({ path, named }: FileToRead, text: string, host: HostId): FileReport[] {
  const analysis = analyze(text, { fileName: path, host });
  if (analysis.format !== undefined) {
    return [reportFile(path, analysis)];
  }
  return named ? [reportFile(path, withSyntax(analysis))] : [];
}

/** A named file that is no definition may be one that can't be parsed: then that is what to say. */
function withSyntax(analysis: Analysis): Analysis {
  const { fatal } = parseDocument(analysis.document.text);
  return fatal === undefined ? analysis : { ...analysis, problems: [fatal] };
}

function exitCodeOf(reports: readonly FileReport[], failOn: Severity | 'never'): ExitCode {
  if (reports.some(({ problems }) => problems.some(problem => problem.fatal))) {
    return ExitCode.unusable;
  }
  if (failOn === 'never') {
    return ExitCode.nothing;
  }
  const failed = reports.some(
    ({ findings, problems }) =>
      findings.some(finding => isAtLeast(finding.severity, failOn)) ||
      (problems.length > 0 && isAtLeast('warning', failOn)),
  );
  return failed ? ExitCode.found : ExitCode.nothing;
}

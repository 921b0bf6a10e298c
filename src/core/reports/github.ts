/** The report as workflow commands of GitHub Actions, which make annotations of them. */
import { findRule } from '../rules';
import { SEVERITIES, type Severity } from '../rules/severity';
import { pathOf } from './beside';
import { type Range, type RunReport, summarize } from './report';
import { summaryText } from './text';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice' };

interface Annotation {
  readonly severity: Severity;
  readonly path: string;
  readonly range: Range | null;
  readonly title: string;
  readonly message: string;
}

/** Worst first: GitHub shows only the first of each kind in a step. */
export function githubReport({ files, skipped }: RunReport): string {
  const annotations = files.flatMap(({ path, problems, findings }): Annotation[] => [
    ...problems.map(problem => ({
      severity: problem.severity,
      path: pathOf(path, problem),
      range: problem.range,
      title: 'File problem',
      message: `${problem.message} (${problem.code})`,
    })),
    ...findings.map(finding => ({
      severity: finding.severity,
      path: pathOf(path, finding),
      range: finding.range,
      title: findRule(finding.rule)?.title ?? finding.rule,
      message: `${finding.message} (${finding.rule})`,
    })),
  ]);
  const left = skipped.map(({ path, message }): Annotation => {
    return { severity: 'warning', path, range: null, title: 'Not checked', message };
  });
  const lines = [...annotations, ...left]
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(command);
  return [...lines, summaryText(summarize(files)), ''].join('\n');
}

function command({ severity, path, range, title, message }: Annotation): string {
  const properties = Object.entries({ file: path, ...(range !== null && placeOf(range)), title });
  const printed = properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
  return `::${COMMANDS[severity]} ${printed}::${data(message)}`;
}

/** 1-based, the end column exclusive. Columns hold within one line only. */
function placeOf({ start, end }: Range): Readonly<Record<string, number>> {
  const lines = { line: start.line + 1, endLine: end.line + 1 };
  return start.line === end.line ? { ...lines, col: start.character + 1, endColumn: end.character + 1 } : lines;
}

// The escapes of @actions/core.
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The report for people at a terminal: a line a finding, which editors and terminals make a link of. */
import type { Status } from '../analyze';
import { type FileReport, type Range, type Summary, summarize } from './report';

const STATUS_TEXT: Record<Status, string> = {
  ready: 'ready to convert',
  'needs-work': 'need work',
  blocked: 'blocked',
  contradictory: 'contradictory',
  'generation-2': 'Generation 2',
  unknown: 'unknown',
};

export function textReport(files: readonly FileReport[]): string {
  const lines = files.flatMap(file => [
    ...file.problems.map(problem =>
      line(file, problem.range, problem.fatal ? 'error' : 'warning', problem.message, problem.code),
    ),
    ...file.findings.map(finding => line(file, finding.range, finding.severity, finding.message, finding.rule)),
    ...(file.format === null && file.problems.length === 0 ? [`${file.path}: no virtual machine definition`] : []),
  ]);
  return [...lines, ...(lines.length > 0 ? [''] : []), summaryText(summarize(files)), ''].join('\n');
}

/** `file:line:column`, 1-based as editors show them. */
function line({ path }: FileReport, range: Range | null, severity: string, message: string, code: string): string {
  const place = range === null ? path : `${path}:${range.start.line + 1}:${range.start.character + 1}`;
  return `${place}  ${severity}  ${message}  ${code}`;
}

export function summaryText({ files, machines, statuses, severities, problems }: Summary): string {
  const parts = Object.entries(STATUS_TEXT).flatMap(([status, text]) => {
    const count = statuses[status as Status];
    return count === 0 ? [] : [`${count} ${text}`];
  });
  const machineText = `${count(machines, 'machine')} in ${count(files, 'file')}`;
  const findings = [
    count(severities.error, 'error'),
    count(severities.warning, 'warning'),
    `${severities.information} information`,
    ...(problems > 0 ? [count(problems, 'file problem')] : []),
  ];
  return `${machineText}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}\n${findings.join(', ')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

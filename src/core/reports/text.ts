/** The report for people at a terminal: a line a finding, which editors and terminals make a link of. */
import type { Status } from '../analysis';
import { SEVERITIES, type Severity } from '../rules/severity';
import { withoutLogCommands } from '../text/log-commands';
import { oneLine } from '../text/one-line';
import { counted } from '../wording';
import { pathOf } from './beside';
import type { Comparison } from './compared';
import { comparisonText } from './comparison-text';
import { severityCount } from './prose';
import { type FileReport, type Range, type ReportContext, type RunReport, type Summary, summarize } from './report';
import { STATUSES } from './statuses';
import { saidInOrder } from './views';

const STATUS_TEXT: Record<Status, string> = {
  contradictory: 'contradictory',
  blocked: 'blocked',
  'needs-work': 'need work',
  unknown: 'unknown',
  ready: 'ready to convert',
  'generation-2': 'Generation 2',
};

const COLOURS = { error: 'red', warning: 'yellow', information: 'blue' } as const satisfies Record<Severity, string>;

type Paint = ReportContext['paint'];

export function textReport({ files, skipped, comparison, onlyFailing }: RunReport, { paint }: ReportContext): string {
  const lines = [
    ...files.flatMap(file => [...fileLines(file, paint), ...(onlyFailing === true ? [] : unknownLines(file, paint))]),
    ...skipped.map(({ path, message }) => `${shown(path)}: skipped: ${message}`),
  ];
  return [
    ...[...lines, ...(lines.length > 0 ? [''] : []), summaryText(summarize(files)), ''],
    ...(comparison === undefined ? [] : [...comparisonLines(comparison), '']),
  ].join('\n');
}

/** The same as it is printed: nothing in it is a command to what keeps a log of it. */
export function printedText(run: RunReport, context: ReportContext): string {
  return withoutLogCommands(textReport(run, context));
}

/** More machines and problems of a kind than these are counted. */
const MOST_COMPARED = 20;

/** What changed since an earlier report. */
function comparisonLines(comparison: Comparison): string[] {
  const { title, facts, lists } = comparisonText(comparison, MOST_COMPARED);
  return [
    shown(title),
    ...facts.map(fact => `  ${fact}`),
    ...lists.flatMap(list => [
      `  ${list.title}`,
      ...list.items.map(({ text, place }) => `    ${shown(place)}  ${shown(text)}`),
      ...(list.more === undefined ? [] : [`    ${list.more}`]),
    ]),
  ];
}

/** The lines of one file; none where there is nothing to say of it. */
function fileLines(file: FileReport, paint: Paint): string[] {
  const { path, problems } = file;
  return [
    ...saidInOrder(file).map(said =>
      line(pathOf(path, said), said.range, said.severity, said.message, said.code, paint),
    ),
    ...(file.format === null && problems.length === 0 ? [`${shown(path)}: ${noDefinition(file)}`] : []),
  ];
}

/** The machines of which no rule says anything, as nothing tells their generation, and why. */
function unknownLines({ path, machines, findings }: FileReport, paint: Paint): string[] {
  const said = new Set(findings.map(({ machine }) => machine));
  return machines.flatMap(({ status, name, obstacle, range }, index) =>
    status === 'unknown' && obstacle !== null && !said.has(index)
      ? `${shown(path)}${placeOf(range)}  ${paint('dim', 'unknown')}  ${oneLine(name)}: ${obstacle}`
      : [],
  );
}

/** That a file defines no machine, and what it is. */
export function noDefinition({ foreign }: FileReport): string {
  return foreign === undefined ? 'no virtual machine definition' : `no virtual machine definition: ${foreign}`;
}

/** `:line:column`, 1-based as editors show them. */
function placeOf(range: Range | null): string {
  return range === null ? '' : `:${range.start.line + 1}:${range.start.character + 1}`;
}

function line(
  path: string,
  range: Range | null,
  severity: Severity,
  message: string,
  code: string,
  paint: Paint,
): string {
  return `${shown(path)}${placeOf(range)}  ${paint(COLOURS[severity], severity)}  ${message}  ${paint('dim', code)}`;
}

/** A path without what a terminal, or a log that takes commands at the start of a line, would act on. */
function shown(path: string): string {
  return oneLine(path, Number.POSITIVE_INFINITY);
}

export function summaryText({ files, machines, statuses, severities, problems, suppressed }: Summary): string {
  const parts = STATUSES.filter(status => statuses[status] > 0).map(status => {
    const text = STATUS_TEXT[status];
    return statuses[status] === 1 ? `1 ${text.replace('need ', 'needs ')}` : `${statuses[status]} ${text}`;
  });
  const machineText = `${counted(machines, 'machine')} in ${counted(files, 'file')}`;
  const findings = [
    ...SEVERITIES.map(severity => severityCount(severities[severity], severity)),
    ...(problems > 0 ? [counted(problems, 'file problem')] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  return `${machineText}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}\n${findings.join(', ')}`;
}

/** The report as Markdown with GitHub's tables: for pull requests, wikis and job summaries. */
import { mainSource } from '../machine/sources';
import { SEVERITIES } from '../rules/severity';
import { escapeMarkdown } from '../text/markdown';
import { counted } from '../wording';
import { factsOf, formatTitle, percent, severityCount, TITLE, verdict } from './prose';
import { type FileReport, type Range, type ReportContext, type RunReport, type Summary, summarize } from './report';
import { STATUS_TEXTS, STATUSES, URGENT_FIRST } from './statuses';
import { type MachineView, machineViews, type RuleView, ruleViews } from './views';

export function markdownReport(run: RunReport, context: ReportContext): string {
  const summary = summarize(run.files);
  const sections = [
    `# ${TITLE}`,
    verdict(summary),
    '## Summary',
    statusTable(summary),
    ...machineSections(machineViews(run.files)),
    '## Findings by rule',
    ruleTable(ruleViews(run.files)),
    '## Files',
    ...run.files.flatMap(fileSection),
    '## What was checked',
    list(factsOf(run, context).map(([name, value]) => `${name}: ${value}`)),
    '### Not checked',
    list([
      ...run.skipped.map(({ path, message }) => `\`skipped\` ${escapeMarkdown(path)}: ${escapeMarkdown(message)}`),
      `${counted(run.others, 'other JSON file')}: no virtual machine definition`,
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function statusTable({ machines, statuses, severities }: Summary): string {
  const rows = STATUSES.map(status => {
    const { title, meaning } = STATUS_TEXTS[status];
    return [title, meaning, String(statuses[status]), percent(statuses[status], machines)];
  });
  const found = SEVERITIES.map(severity => severityCount(severities[severity], severity)).join(', ');
  return `${table(['Status', 'What it means', 'Machines', 'Share'], rows, 2)}\n\nFound: ${found}.`;
}

function machineSections(machines: readonly MachineView[]): string[] {
  return URGENT_FIRST.flatMap(status => {
    const rows = machines.filter(({ machine }) => machine.status === status).map(machineRow);
    const columns = ['Machine', 'Place', 'Guest', 'Format', 'Findings', 'Lost or in the way'];
    return rows.length === 0 ? [] : [`## ${STATUS_TEXTS[status].title} (${rows.length})`, table(columns, rows)];
  });
}

function machineRow({ file, machine, name, severities }: MachineView): string[] {
  const { guest, obstacle, lost, range } = machine;
  const found = SEVERITIES.filter(severity => severities[severity] > 0);
  const notes = obstacle === null ? [...new Set(lost)] : [obstacle];
  return [
    name,
    `${file.path}:${range.start.line + 1}`,
    guest === null ? '' : `${guest.name}${guest.architecture === null ? '' : ` (${guest.architecture})`}`,
    formatTitle(file),
    found.map(severity => severityCount(severities[severity], severity)).join(', '),
    notes.join('; '),
  ].map(escapeMarkdown);
}

function ruleTable(rules: readonly RuleView[]): string {
  const rows = rules.map(({ rule, severities, machines }) => [
    `[${escapeMarkdown(rule.title)}](<${mainSource(rule.sources).url}>)`,
    escapeMarkdown(rule.id),
    ...SEVERITIES.map(severity => String(severities[severity])),
    String(machines),
    escapeMarkdown(rule.whatToDo),
  ]);
  return rows.length === 0
    ? 'Nothing was found.'
    : table(['Rule', 'Id', 'Errors', 'Warnings', 'Information', 'Machines', 'What to do'], rows);
}

/** All that is to be said of one file. */
function fileSection(file: FileReport): string[] {
  const problems = file.problems.map(
    problem => `**${problem.severity}** ${placeOf(problem.range)}${escapeMarkdown(problem.message)}`,
  );
  const findings = file.findings.map(({ severity, range, machine, message, rule }) => {
    const name = machine === null ? '' : `, ${escapeMarkdown(file.machines[machine]?.name ?? '')}`;
    return `**${severity}** ${placeOf(range)}${escapeMarkdown(message)} (${escapeMarkdown(rule)}${name})`;
  });
  const items = [...problems, ...findings];
  const machines = `${formatTitle(file)}, ${counted(file.machines.length, 'machine')}`;
  return [`### ${escapeMarkdown(file.path)}`, machines, ...(items.length === 0 ? [] : [list(items)])];
}

function placeOf(range: Range | null): string {
  return range === null ? '' : `line ${range.start.line + 1}: `;
}

/** Of cells that are Markdown; from `numbers` on, columns are aligned to the right. */
function table(columns: readonly string[], rows: readonly (readonly string[])[], numbers = columns.length): string {
  const rule = columns.map((_, index) => (index < numbers ? '---' : '---:'));
  const line = (cells: readonly string[]): string => `| ${cells.map(cell => (cell === '' ? '–' : cell)).join(' | ')} |`;
  return [columns, rule, ...rows].map(line).join('\n');
}

function list(items: readonly string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}

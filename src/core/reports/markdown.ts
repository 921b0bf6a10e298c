/** The report as Markdown with GitHub's tables: for pull requests, wikis and job summaries. */
import { t, translated } from '../l10n';
import { mainSource } from '../machine/sources';
import { SEVERITIES } from '../rules/severity';
import { escapeMarkdown } from '../text/markdown';
import { counted } from '../wording';
import type { Comparison } from './compared';
import { comparisonText } from './comparison-text';
import {
  factsOf,
  formatTitle,
  percent,
  reportTitle,
  severityCount,
  severityName,
  statusNote,
  unreadNote,
  verdict,
  workOf,
} from './prose';
import { type FileReport, type Range, type ReportContext, type RunReport, type Summary, summarize } from './report';
import { STATUS_TEXTS, STATUSES } from './statuses';
import { type MachineView, machineViews, type RuleView, ruleViews, saidInOrder } from './views';

export function markdownReport(run: RunReport, context: ReportContext): string {
  const summary = summarize(run.files);
  const sections = [
    `# ${reportTitle()}`,
    verdict(summary),
    ...(summary.unread === 0 ? [] : [unreadNote(summary)]),
    `## ${t('Summary')}`,
    statusTable(summary),
    ...comparisonSection(run.comparison),
    ...machineSections(machineViews(run.files)),
    `## ${t('Findings by rule')}`,
    ruleTable(ruleViews(run.files)),
    `## ${t('Files')}`,
    ...run.files.flatMap(fileSection),
    `## ${t('What was checked')}`,
    list(factsOf(run, context).map(([name, value]) => t('{name}: {value}', { name, value }))),
    `### ${t('Not checked')}`,
    list([
      ...run.skipped.map(
        ({ path, message }) => `\`${t('skipped')}\` ${escapeMarkdown(path)}: ${escapeMarkdown(message)}`,
      ),
      t('{files}: no virtual machine definition', { files: counted(run.others, 'other file') }),
    ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

/** More machines and problems of a kind than these are counted. */
const MOST_COMPARED = 50;

function comparisonSection(comparison: Comparison | undefined): string[] {
  if (comparison === undefined) {
    return [];
  }
  const { title, facts, lists } = comparisonText(comparison, MOST_COMPARED);
  return [
    `## ${escapeMarkdown(title)}`,
    list(facts.map(escapeMarkdown)),
    ...lists.flatMap(({ title: name, items, more }) => [
      `### ${escapeMarkdown(name)}`,
      list([
        ...items.map(({ text, place }) => `${escapeMarkdown(text)}: ${escapeMarkdown(place)}`),
        ...(more === undefined ? [] : [more]),
      ]),
    ]),
  ];
}

function statusTable(summary: Summary): string {
  const { machines, statuses, severities } = summary;
  const rows = STATUSES.map(status => {
    const { title, meaning } = STATUS_TEXTS[status];
    const means = [translated(meaning), statusNote(status, summary)].filter(text => text !== '').join(' ');
    return [translated(title), means, String(statuses[status]), percent(statuses[status], machines)];
  });
  const found = SEVERITIES.map(severity => severityCount(severities[severity], severity)).join(', ');
  const columns = [t('Status'), t('What it means'), t('Machines'), t('Share')];
  return `${table(columns, rows, 2)}\n\n${t('Found: {findings}.', { findings: found })}`;
}

function machineSections(machines: readonly MachineView[]): string[] {
  return STATUSES.flatMap(status => {
    const rows = machines.filter(({ machine }) => machine.status === status).map(machineRow);
    const columns = [t('Machine'), t('Place'), t('Guest'), t('Format'), t('Findings'), t('Work, losses, obstacles')];
    return rows.length === 0
      ? []
      : [`## ${translated(STATUS_TEXTS[status].title)} (${rows.length})`, table(columns, rows)];
  });
}

function machineRow({ file, machine, name, severities }: MachineView): string[] {
  const { guest, range } = machine;
  const found = SEVERITIES.filter(severity => severities[severity] > 0);
  return [
    name,
    `${file.path}:${range.start.line + 1}`,
    guest === null ? '' : `${guest.name}${guest.architecture === null ? '' : ` (${guest.architecture})`}`,
    formatTitle(file),
    found.map(severity => severityCount(severities[severity], severity)).join(', '),
    workOf(machine).join('; '),
  ].map(escapeMarkdown);
}

function ruleTable(rules: readonly RuleView[]): string {
  const rows = rules.map(({ rule, severities, machines }) => [
    `[${escapeMarkdown(translated(rule.title))}](<${mainSource(rule.sources).url}>)`,
    escapeMarkdown(rule.id),
    ...SEVERITIES.map(severity => String(severities[severity])),
    String(machines),
    escapeMarkdown(translated(rule.whatToDo)),
  ]);
  return rows.length === 0
    ? t('Nothing was found.')
    : table([t('Rule'), t('Id'), t('Errors'), t('Warnings'), t('Information'), t('Machines'), t('What to do')], rows);
}

/** All that is to be said of one file. */
function fileSection(file: FileReport): string[] {
  const items = saidInOrder(file).map(({ severity, range, path, machine, message, code }) => {
    const text = `**${severityName(severity)}** ${placeOf(range, path)}${escapeMarkdown(message)}`;
    const name =
      machine === null ? '' : ` (${escapeMarkdown(code)}, ${escapeMarkdown(file.machines[machine]?.name ?? '')})`;
    return `${text}${name}`;
  });
  const machines = `${formatTitle(file)}, ${counted(file.machines.length, 'machine')}`;
  return [`### ${escapeMarkdown(file.path)}`, machines, ...(items.length === 0 ? [] : [list(items)])];
}

/** `path`: of another file than that of the section. */
function placeOf(range: Range | null, path?: string): string {
  const file = path === undefined ? '' : `${escapeMarkdown(path)} `;
  return range === null ? '' : `${file}${t('line {number}', { number: range.start.line + 1 })}: `;
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

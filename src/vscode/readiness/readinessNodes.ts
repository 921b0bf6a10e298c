/** The entries of the readiness view: groups, machines, findings, and files that could not be checked. */
import * as vscode from 'vscode';
import type { Status } from '../../core/analysis';
import { translated } from '../../core/l10n';
import { type BulkOutcome, type LeftMachine, outcomeCounts } from '../../core/readiness/conversion';
import type { Group } from '../../core/readiness/outline';
import { isConvertible } from '../../core/readiness/summary';
import { definitionReady, formatTitle, meaningOf, severityCount, severityName } from '../../core/reports/prose';
import type { FileReport, FindingReport, Range, SkippedFile } from '../../core/reports/report';
import { type Colour, STATUS_COLOURS, STATUS_TEXTS } from '../../core/reports/statuses';
import type { MachineView } from '../../core/reports/views';
import { SEVERITIES, type Severity } from '../../core/rules/severity';
import { escapeMarkdown } from '../../core/text/markdown';
import { oneLine } from '../../core/text/one-line';
import { editorRange, uriOfPlace } from '../problems/problems';
import { type MoveNode, moveItem } from './moveNodes';

export type Node =
  | { readonly kind: 'group'; readonly group: Group }
  | MachineNode
  | { readonly kind: 'finding'; readonly machine: MachineNode; readonly finding: FindingReport; readonly index: number }
  /** Stands for the machines of a group that are not shown yet. */
  | { readonly kind: 'more'; readonly group: Group; readonly hidden: number }
  | { readonly kind: 'unchecked'; readonly files: readonly UncheckedFile[] }
  | { readonly kind: 'unchecked-file'; readonly file: UncheckedFile }
  /** What became of the last conversion. */
  | { readonly kind: 'conversion'; readonly outcome: BulkOutcome }
  | { readonly kind: 'left'; readonly machine: LeftMachine; readonly index: number }
  | MoveNode;

export interface MachineNode {
  readonly kind: 'machine';
  readonly group: Group;
  readonly view: MachineView;
}

/** A file that can't be read, or that is too large. */
export type UncheckedFile = FileReport | SkippedFile;

export type UriOf = (file: UncheckedFile) => vscode.Uri | undefined;

/** A group of more machines than these is opened by hand. */
const MOST_EXPANDED = 50;

const SIZE_SETTING = 'hyperv-gen2.maximumFileSize';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** The colours of themes. */
const THEME_COLOURS: Readonly<Record<Colour, string>> = {
  red: 'problemsErrorIcon.foreground',
  amber: 'charts.yellow',
  blue: 'charts.blue',
  green: 'charts.green',
  slate: 'descriptionForeground',
  grey: 'icon.foreground',
};

export const STATUS_ICONS: Readonly<Record<Status, vscode.ThemeIcon>> = {
  blocked: statusIcon('circle-slash', 'blocked'),
  'needs-work': statusIcon('tools', 'needs-work'),
  ready: statusIcon('pass', 'ready'),
  contradictory: statusIcon('error', 'contradictory'),
  'generation-2': statusIcon('verified-filled', 'generation-2'),
  unknown: statusIcon('question', 'unknown'),
};

/** Of a Generation 2 machine that something is to be said of. */
const WARNED_ICON = icon('verified', 'problemsWarningIcon.foreground');

export const SEVERITY_ICONS: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: icon('error', 'problemsErrorIcon.foreground'),
  warning: icon('warning', 'problemsWarningIcon.foreground'),
  information: icon('info', 'problemsInfoIcon.foreground'),
};

/** What menus tell machines apart by: those that can move, of them those with a runbook, those that can be repaired, and the others. */
type MachineContext =
  | 'machine-moving'
  | 'machine-moving-runbook'
  | 'machine-repairable'
  | 'machine-staying'
  /** No definition of it is converted, and Azure upgrades it in place. */
  | 'machine-staying-runbook';

function statusIcon(name: string, status: Status): vscode.ThemeIcon {
  return icon(name, THEME_COLOURS[STATUS_COLOURS[status]]);
}

function icon(name: string, color?: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

export function itemOf(node: Node, uriOf: UriOf): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node.group);
    case 'machine':
      return machineItem(node, uriOf);
    case 'finding':
      return findingItem(node.machine, node.finding, node.index, uriOf);
    case 'more':
      return moreItem(node.group, node.hidden);
    case 'unchecked':
      return uncheckedItem(node.files);
    case 'unchecked-file':
      return uncheckedFileItem(node.file, uriOf);
    case 'conversion':
      return conversionItem(node.outcome);
    case 'left':
      return leftItem(node.machine, node.index);
    case 'moves':
    case 'move':
    case 'move-step':
      return moveItem(node);
  }
}

function groupItem({ key, title, detail, mark, machines }: Group): vscode.TreeItem {
  const item = new vscode.TreeItem(title, machines.length > MOST_EXPANDED ? Collapsed : Expanded);
  const count = String(machines.length);
  item.id = `group:${key}`;
  item.description = detail === '' ? count : `${count} · ${detail}`;
  item.iconPath = typeof mark === 'string' ? PLACE_ICONS[mark] : iconOf(mark);
  item.contextValue = groupContextOf(machines);
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, machines: {1}', title, machines.length) };
  return item;
}

const PLACE_ICONS = {
  folder: vscode.ThemeIcon.Folder,
  file: vscode.ThemeIcon.File,
  guest: icon('vm'),
} as const;

function iconOf(mark: { status: Status } | { severity: Severity }): vscode.ThemeIcon {
  return 'status' in mark ? STATUS_ICONS[mark.status] : SEVERITY_ICONS[mark.severity];
}

/** Of the findings behind a machine's name those are counted that ask for something. */
const ASKING: readonly Severity[] = ['error', 'warning'];

function machineItem({ group, view }: MachineNode, uriOf: UriOf): vscode.TreeItem {
  const { file, machine, findings, severities } = view;
  const name = oneLine(view.name);
  const guest = oneLine(machine.guest?.name ?? '');
  const item = new vscode.TreeItem(name, findings.length > 0 ? Collapsed : None);
  item.id = machineId(group, view, uriOf);
  const isWarned = machine.status === 'generation-2' && severities.warning > 0;
  const asks = ASKING.filter(severity => severities[severity] > 0);
  const counts = asks.map(severity => severityCount(severities[severity], severity)).join(', ');
  const work = machine.onlyDisk ? definitionReady() : '';
  // Of a line that is too long the end is cut off.
  item.description = [counts, guest, work, formatTitle(file)].filter(each => each !== '').join(' · ');
  item.iconPath = isWarned ? WARNED_ICON : STATUS_ICONS[machine.status];
  item.contextValue = contextOf(view);
  item.accessibilityInformation = {
    label: [
      name,
      translated(STATUS_TEXTS[machine.status].title),
      counts,
      guest,
      work,
      vscode.l10n.t('findings: {0}', findings.length),
    ]
      .filter(each => each !== '')
      .join(', '),
  };
  if (findings.length === 0) {
    item.command = openCommand(uriOfPlace(uriOf(file), machine), machine.range);
  }
  return item;
}

/** A runbook of a group is one script. */
function groupContextOf(machines: readonly MachineView[]): string {
  const hasRunbook = machines.some(view => contextOf(view) === 'machine-moving-runbook');
  return hasRunbook ? 'group-convertible-runbook' : machines.some(isConvertible) ? 'group-convertible' : 'group';
}

function contextOf(view: MachineView): MachineContext {
  if (!isConvertible(view)) {
    return view.machine.runbook ? 'machine-staying-runbook' : 'machine-staying';
  }
  if (view.machine.status === 'contradictory') {
    return 'machine-repairable';
  }
  return view.machine.runbook ? 'machine-moving-runbook' : 'machine-moving';
}

function machineId(group: Group, { file, index }: MachineView, uriOf: UriOf): string {
  return `machine:${group.key}:${uriOf(file)}:${index}`;
}

function findingItem(parent: MachineNode, finding: FindingReport, index: number, uriOf: UriOf): vscode.TreeItem {
  const { group, view } = parent;
  const item = new vscode.TreeItem(finding.message, None);
  const line = finding.range.start.line + 1;
  item.id = `finding:${index}:${machineId(group, view, uriOf)}`;
  item.description = vscode.l10n.t('{0} · line {1}', finding.rule, line);
  item.iconPath = SEVERITY_ICONS[finding.severity];
  item.contextValue = 'finding';
  item.tooltip = finding.message;
  item.accessibilityInformation = {
    label: vscode.l10n.t('{0}: {1}, line {2}', severityName(finding.severity), finding.message, line),
  };
  item.command = openCommand(uriOfPlace(uriOf(view.file), finding), finding.range);
  return item;
}

function moreItem(group: Group, hidden: number): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Show more machines ({0})', hidden), None);
  item.id = `more:${group.key}`;
  item.iconPath = icon('ellipsis');
  item.command = {
    command: 'hyperv-gen2.showMore',
    title: vscode.l10n.t('Show more machines'),
    arguments: [group.key],
  };
  return item;
}

function uncheckedItem(files: readonly UncheckedFile[]): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Not checked'), Collapsed);
  item.id = 'unchecked';
  item.description = String(files.length);
  item.iconPath = icon('warning', 'problemsWarningIcon.foreground');
  item.accessibilityInformation = { label: vscode.l10n.t('Not checked, files: {0}', files.length) };
  return item;
}

function uncheckedFileItem(file: UncheckedFile, uriOf: UriOf): vscode.TreeItem {
  const uri = uriOf(file);
  const why = whyUnchecked(file);
  const item = new vscode.TreeItem(file.path, None);
  item.id = `unchecked:${uri}`;
  item.description = why;
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = `${file.path}: ${why}`;
  item.contextValue = 'code' in file ? 'too-large' : 'unreadable';
  item.accessibilityInformation = { label: `${file.path}: ${why}` };
  item.command =
    'code' in file
      ? {
          command: 'workbench.action.openSettings',
          title: vscode.l10n.t('Open the setting'),
          arguments: [SIZE_SETTING],
        }
      : openCommand(uri, file.problems.find(({ fatal }) => fatal)?.range);
  return item;
}

function whyUnchecked(file: UncheckedFile): string {
  return 'code' in file ? file.message : (file.problems.find(({ fatal }) => fatal)?.message ?? '');
}

function conversionItem(outcome: BulkOutcome): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Last conversion'), outcome.left.length === 0 ? None : Expanded);
  item.description = outcomeCounts(outcome);
  // Another conversion is another entry: else VS Code would keep this one closed.
  item.id = `conversion:${item.description}`;
  item.iconPath = icon('history');
  item.accessibilityInformation = { label: vscode.l10n.t('Last conversion, {0}', item.description) };
  return item;
}

function leftItem({ name, path, reason }: LeftMachine, index: number): vscode.TreeItem {
  const item = new vscode.TreeItem(name, None);
  item.id = `left:${index}`;
  item.description = reason;
  item.tooltip = vscode.l10n.t('{0} in {1} stays as before: {2}', name, path, reason);
  item.iconPath = icon('circle-slash');
  item.accessibilityInformation = { label: item.tooltip };
  return item;
}

function openCommand(uri: vscode.Uri | undefined, range: Range | null | undefined): vscode.Command {
  const selection = range === null || range === undefined ? undefined : editorRange(range);
  return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri, { selection }] };
}

/** Made when somebody points at the machine. */
export function machineTooltip(view: MachineView): vscode.MarkdownString {
  const { file, machine, name, severities } = view;
  const { guest, generation, lost, byHand, obstacle, status } = machine;
  const { title } = STATUS_TEXTS[status];
  const guestName = guest === null ? vscode.l10n.t('not stated') : guest.name;
  const facts: readonly (readonly [string, string | null])[] = [
    [vscode.l10n.t('Guest'), guest?.origin === 'inferred' ? vscode.l10n.t('{0} (a guess)', guestName) : guestName],
    [vscode.l10n.t('Generation'), generation === null ? vscode.l10n.t('unknown') : String(generation)],
    [vscode.l10n.t('Stays because'), obstacle],
    [vscode.l10n.t('Loses'), lost.length === 0 ? null : [...new Set(lost)].join('; ')],
    [vscode.l10n.t('By hand'), byHand.length === 0 ? null : [...new Set(byHand)].join('; ')],
    [vscode.l10n.t('Findings'), SEVERITIES.map(severity => severityCount(severities[severity], severity)).join(', ')],
    [vscode.l10n.t('File'), vscode.l10n.t('{0}, line {1}', file.path, machine.range.start.line + 1)],
  ];
  const lines = facts.flatMap(([fact, value]) => (value === null ? [] : [`- ${fact}: ${escapeMarkdown(value)}`]));
  return new vscode.MarkdownString(
    `**${escapeMarkdown(name)}**: ${translated(title)}\n\n${meaningOf(view)}\n\n${lines.join('\n')}`,
  );
}

/** What a workspace holds, arranged as its view shows it: machines in groups, each with its findings. Pure. */
import type { Status } from '../analysis';
import { t, translated } from '../l10n';
import type { FileReport } from '../reports/report';
import { STATUS_TEXTS, STATUSES } from '../reports/statuses';
import { compareSeverities, type MachineView, machineViews, noSeverities, worstOf } from '../reports/views';
import { findRule } from '../rules';
import type { Severity } from '../rules/severity';
import { eachInSteps, type Steps } from '../steps';
import { oneLine } from '../text/one-line';
import { groupBy } from '../wording';
import { type Filter, isFiltering, passes } from './filter';

export const GROUPINGS = ['status', 'folder', 'file', 'guest', 'rule'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const ORDERS = ['name', 'status'] as const;
export type Order = (typeof ORDERS)[number];

export interface Arrangement {
  readonly grouping: Grouping;
  readonly order: Order;
  readonly filter: Filter;
}

export interface Group {
  /** The same as long as the group stands for the same. */
  readonly key: string;
  readonly title: string;
  /** Beside the title; empty where there is nothing else to know. */
  readonly detail: string;
  readonly mark: { readonly status: Status } | { readonly severity: Severity } | 'folder' | 'file' | 'guest';
  /** In a group by rule they have only the findings of that rule. */
  readonly machines: readonly MachineView[];
}

/** Files that are arranged in one step. */
const STEP = 1_000;

/** No group is empty. In a group by status the order is always by name. In steps: a workspace may have many files. */
export function* groupsInSteps(files: readonly FileReport[], { grouping, order, filter }: Arrangement): Steps<Group[]> {
  const views: MachineView[] = [];
  yield* eachInSteps(files, STEP, file => {
    for (const view of machineViews([file])) {
      views.push(view);
    }
  });
  const machines = inOrder(isFiltering(filter) ? views.filter(passes(filter)) : views, order);
  yield;
  switch (grouping) {
    case 'status':
      return statusGroups(machines);
    case 'folder':
      return folderGroups(machines);
    case 'file':
      return pathGroups(machines, ({ file }) => file.path, 'file');
    case 'guest':
      return guestGroups(machines);
    case 'rule':
      return yield* ruleGroups(files, machines);
  }
}

function statusGroups(machines: readonly MachineView[]): Group[] {
  const groups = groupBy(machines, ({ machine }) => machine.status);
  return STATUSES.flatMap((status): Group[] => {
    const own = groups.get(status) ?? [];
    return own.length === 0
      ? []
      : [{ key: status, title: translated(STATUS_TEXTS[status].title), detail: '', mark: { status }, machines: own }];
  });
}

function folderGroups(machines: readonly MachineView[]): Group[] {
  return pathGroups(machines, ({ file }) => file.path.slice(0, Math.max(0, file.path.lastIndexOf('/'))), 'folder');
}

function pathGroups(
  machines: readonly MachineView[],
  pathOf: (view: MachineView) => string,
  mark: 'folder' | 'file',
): Group[] {
  return [...groupBy(machines, pathOf)]
    .sort(([a], [b]) => compare(sortKey(a), sortKey(b)))
    .map(([path, own]) => ({ key: path, title: path === '' ? '.' : path, detail: '', mark, machines: own }));
}

/** Those of which no guest is known come last. */
function guestGroups(machines: readonly MachineView[]): Group[] {
  const groups = groupBy(machines, ({ machine }) => oneLine(machine.guest?.name ?? '').trim());
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compare(sortKey(a), sortKey(b)))
    .map(([name, own]) => {
      const title = name === '' ? t('No guest stated') : name;
      return { key: `guest:${name}`, title, detail: '', mark: 'guest', machines: own };
    });
}

/** In the order of all findings, also where a filter shows some of the machines. */
function* ruleGroups(files: readonly FileReport[], machines: readonly MachineView[]): Steps<Group[]> {
  const byRule = new Map<string, MachineView[]>();
  yield* eachInSteps(machines, STEP, view => {
    for (const [rule, findings] of groupBy(view.findings, finding => finding.rule)) {
      const own = byRule.get(rule) ?? [];
      byRule.set(rule, own);
      own.push({ ...view, findings });
    }
  });
  const all = new Map<string, Record<Severity, number>>();
  yield* eachInSteps(files, STEP, ({ findings }) => {
    for (const { rule, severity } of findings) {
      const severities = all.get(rule) ?? noSeverities();
      all.set(rule, severities);
      severities[severity] += 1;
    }
  });
  return [...all]
    .sort(([, a], [, b]) => compareSeverities(a, b))
    .flatMap(([id, severities]): Group[] => {
      const [rule, own = []] = [findRule(id), byRule.get(id)];
      const severity = worstOf(severities) ?? 'information';
      return rule === undefined || own.length === 0
        ? []
        : [{ key: id, title: translated(rule.title), detail: id, mark: { severity }, machines: own }];
    });
}

function inOrder(machines: readonly MachineView[], order: Order): MachineView[] {
  const rank = ({ machine }: MachineView): number => (order === 'status' ? STATUSES.indexOf(machine.status) : 0);
  return machines
    .map(view => ({ view, rank: rank(view), key: sortKey(view.name) }))
    .sort((a, b) => a.rank - b.rank || compare(a.key, b.key))
    .map(({ view }) => view);
}

/** As people count: web2 before web10. A key, as a collator takes too long for thousands of names. */
function sortKey(name: string): string {
  return name.toLowerCase().replace(/\d+/g, digits => digits.padStart(12, '0'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

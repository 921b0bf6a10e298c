/** The readiness view: its tree, its summary and badge, and what menus and welcome texts know of its state. */
import * as vscode from 'vscode';
import { type Filter, isFiltering, NO_FILTER, passes } from '../../core/readiness/filter';
import { type Arrangement, GROUPINGS, ORDERS } from '../../core/readiness/outline';
import { machinesToMove, readinessOf, readinessText } from '../../core/readiness/summary';
import { machineViews } from '../../core/reports/views';
import type { BulkConversion } from '../conversion/bulkConversion';
import type { Moves } from '../conversion/moves';
import { type Entries, type Shown, VIEW } from '../gate';
import type { Assessment } from './assessment';
import { chooseFilter } from './readinessFilter';
import type { Node } from './readinessNodes';
import { createReadinessTree } from './readinessTree';

/** What is remembered of the view, in each workspace. */
const GROUPING = 'readiness.grouping';
const ORDER = 'readiness.order';
const FILTER = 'readiness.filter';

/** What it shows. */
interface Content {
  readonly assessment: Assessment;
  readonly conversion: BulkConversion;
  readonly moves: Moves;
}

export interface ReadinessView extends vscode.Disposable {
  readonly entries: Entries;
}

export function registerReadinessView(
  { view, entriesChanged }: Pick<Shown, 'view' | 'entriesChanged'>,
  { assessment, conversion, moves }: Content,
  memory: vscode.Memento,
): ReadinessView {
  const arrangement = (): Arrangement => arrangementIn(memory);
  const tree = createReadinessTree({ assessment, conversion, moves }, arrangement, entriesChanged);
  const showProgress = createProgress();

  function refresh(): void {
    const { filter } = arrangement();
    view.message = [filteredText(assessment, filter), messageOf(assessment)].filter(text => text !== '').join(' ');
    setContext('assessment', assessment.state);
    showProgress(assessment.state === 'running');
    // What is found so far is shown when it is all: an entry that moves while one reaches for it helps nobody.
    if (assessment.state !== 'running') {
      tree.refresh();
      showFound(view, assessment, arrangement());
    }
  }

  async function arrange(key: string, value: unknown): Promise<void> {
    await memory.update(key, value);
    refresh();
  }

  refresh();
  const { registerCommand } = vscode.commands;
  const subscriptions = [
    assessment.onDidChange(refresh),
    conversion.onDidChange(refresh),
    moves.onDidChange(refresh),
    view.onDidChangeCheckboxState(({ items }) => markMoves(moves, items)),
    registerCommand('hyperv-gen2.runbookOfMove', (node: Node) =>
      node.kind === 'move' ? moves.showRunbook(node.move) : undefined,
    ),
    ...GROUPINGS.map(value => registerCommand(`hyperv-gen2.groupBy.${value}`, () => arrange(GROUPING, value))),
    ...ORDERS.map(value => registerCommand(`hyperv-gen2.sortBy.${value}`, () => arrange(ORDER, value))),
    registerCommand('hyperv-gen2.showMore', tree.showMore),
    registerCommand('hyperv-gen2.filterMachines', async (given?: Filter) => {
      const chosen = given ?? (await chooseFilter(arrangement().filter));
      if (chosen !== undefined) {
        await arrange(FILTER, chosen);
      }
    }),
    registerCommand('hyperv-gen2.clearFilter', () => arrange(FILTER, undefined)),
  ];
  return { entries: tree, dispose: () => vscode.Disposable.from(...subscriptions).dispose() };
}

function arrangementIn(memory: vscode.Memento): Arrangement {
  return {
    grouping: oneOf(GROUPINGS, memory.get(GROUPING)),
    order: oneOf(ORDERS, memory.get(ORDER)),
    filter: { ...NO_FILTER, ...memory.get<Partial<Filter>>(FILTER) },
  };
}

function showFound(view: vscode.TreeView<Node>, { found }: Assessment, { grouping, order, filter }: Arrangement): void {
  const summary = readinessOf(found.reports);
  const moving = machinesToMove(summary);
  view.badge =
    moving === 0
      ? undefined
      : { value: moving, tooltip: vscode.l10n.t('Machines to move to Generation 2: {0}', moving) };
  setContext('hasMachines', summary.machines > 0);
  setContext('grouping', grouping);
  setContext('order', order);
  setContext('filtered', isFiltering(filter));
}

/** What shows in the view that something is on its way, until it is told that nothing is. */
function createProgress(): (running: boolean) => void {
  let end: (() => void) | undefined;
  return running => {
    if (!running) {
      end?.();
      end = undefined;
    } else if (end === undefined) {
      const ended = new Promise<void>(resolve => {
        end = resolve;
      });
      void vscode.window.withProgress({ location: { viewId: VIEW } }, () => ended);
    }
  };
}

function markMoves(moves: Moves, ticked: readonly (readonly [Node, vscode.TreeItemCheckboxState])[]): void {
  for (const [node, state] of ticked) {
    if (node.kind === 'move') {
      moves.mark(node.move, state === vscode.TreeItemCheckboxState.Checked);
    }
  }
}

/** Nothing where a welcome text says it: VS Code shows that only in an empty view without a message. */
function messageOf({ state, progress, found }: Assessment): string {
  const { checked, of } = progress;
  switch (state) {
    case 'none':
      return '';
    case 'running':
      return of === undefined
        ? vscode.l10n.t('Looking for files…')
        : vscode.l10n.t('Checking files: {0} of {1}…', checked, of);
    case 'stopped': {
      const summary = readinessText(readinessOf(found.reports));
      return of === undefined
        ? vscode.l10n.t('Stopped before any file was checked. {0}.', summary)
        : vscode.l10n.t('Stopped after {0} of {1} files. {2}.', checked, of, summary);
    }
    case 'done':
      return found.reports.length + found.skipped.length === 0 ? '' : `${readinessText(readinessOf(found.reports))}.`;
  }
}

/** So that nobody takes what is shown for all; nothing where it is all. */
function filteredText({ state, found }: Assessment, filter: Filter): string {
  if (!isFiltering(filter) || state === 'none' || state === 'running') {
    return '';
  }
  const machines = machineViews(found.reports);
  const shown = machines.filter(passes(filter)).length;
  return machines.length === 0 ? '' : vscode.l10n.t('{0} of {1} machines shown.', shown, machines.length);
}

function setContext(key: string, value: string | boolean): void {
  void vscode.commands.executeCommand('setContext', `hyperv-gen2.${key}`, value);
}

/** The first where nothing else was remembered. */
function oneOf<T extends string>(values: readonly [T, ...T[]], value: unknown): T {
  return values.find(each => each === value) ?? values[0];
}

/** The language status of the active file: what it is checked as, or why it isn't, with what can be done about that. */
import * as vscode from 'vscode';
import type { Analysis, Status } from '../../core/analysis';
import { translated } from '../../core/l10n';
import { STATUSES } from '../../core/reports/statuses';
import { whyNoRunbook } from '../../core/runbook/obstacle';
import { groupBy } from '../../core/wording';
import type { Analyses, Check } from '../files/analyses';
import { brokenAt, machineCounts, tooLargeShort, whyNot } from './whyChecked';

/**
 * The addresses of open files that define machines, and of those with a runbook. A menu looks for its own file among them: what
 * held for the active editor alone would be that of the last one until the next is checked.
 */
const RECOGNISED = 'hyperv-gen2.recognised';
const HAS_RUNBOOK = 'hyperv-gen2.hasRunbook';

type Shown = Pick<vscode.LanguageStatusItem, 'text' | 'severity'> & { readonly detail: string };

const { Information, Warning } = vscode.LanguageStatusSeverity;

export function registerLanguageStatus(analyses: Analyses, item: vscode.LanguageStatusItem): vscode.Disposable {
  const known = new Map([RECOGNISED, HAS_RUNBOOK].map(key => [key, new Map<string, vscode.Uri>()]));
  function tellMenus(uri: vscode.Uri, keys: readonly string[]): void {
    const address = uri.toString();
    for (const [key, files] of known) {
      const isOne = keys.includes(key);
      if (isOne === files.has(address)) {
        continue;
      }
      if (isOne) {
        files.set(address, uri);
      } else {
        files.delete(address);
      }
      // Not as texts: on a remote machine a menu has other addresses for its files, into which VS Code makes these.
      void vscode.commands.executeCommand('setContext', key, [...files.values()]);
    }
  }

  async function show(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      return;
    }
    const check = await analyses.of(document);
    if (document !== vscode.window.activeTextEditor?.document) {
      return;
    }
    tellMenus(document.uri, menusFor(check));
    setStatus(item, shownOf(check));
  }

  void show();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(show),
    analyses.onDidCheck(document => {
      if (document === vscode.window.activeTextEditor?.document) {
        void show();
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => tellMenus(uri, [])),
  );
}

function menusFor({ analysis }: Check): string[] {
  const { machines = [], format } = analysis ?? {};
  const hasRunbook = machines.some(machine => whyNoRunbook(machine, format) === undefined);
  return [...(machines.length > 0 ? [RECOGNISED] : []), ...(hasRunbook ? [HAS_RUNBOOK] : [])];
}

/** VS Code draws its list anew with each value that is set, also the same: a click that is on its way there would be lost. */
function setStatus(item: vscode.LanguageStatusItem, shown: Shown): void {
  if (item.text !== shown.text || item.detail !== shown.detail || item.severity !== shown.severity) {
    Object.assign(item, shown);
  }
}

function shownOf(check: Check): Shown {
  const { analysis } = check;
  if (analysis === undefined) {
    const isTooLarge = check.because === 'too-large';
    return {
      text: vscode.l10n.t('Not checked'),
      detail: isTooLarge ? tooLargeShort(check) : whyNot(check),
      severity: isTooLarge ? Warning : Information,
    };
  }
  const { format } = analysis;
  if (format === undefined) {
    return { text: vscode.l10n.t('No Hyper-V machines'), detail: '', severity: Information };
  }
  const broken = brokenAt(analysis);
  if (broken !== undefined) {
    // VS Code itself says so at the place; while somebody types, that is nothing to be warned of.
    return {
      text: vscode.l10n.t('{0}: not readable yet', translated(format.title)),
      detail: broken,
      severity: Information,
    };
  }
  return {
    text: translated(format.title),
    detail: `${machineCounts(analysis)}: ${mostUrgent(analysis)}`,
    severity: Information,
  };
}

/** More statuses than these don't fit on the line, which VS Code cuts off before the command. */
const MOST_STATUSES = 2;

const COUNTED: Record<Status, (count: number) => string> = {
  contradictory: count => vscode.l10n.t('{0} contradictory', count),
  blocked: count => vscode.l10n.t('{0} blocked', count),
  'needs-work': count => vscode.l10n.t('{0} to work on', count),
  unknown: count => vscode.l10n.t('{0} unknown', count),
  ready: count => vscode.l10n.t('{0} ready to convert', count),
  'generation-2': count => vscode.l10n.t('{0} Generation 2', count),
};

function mostUrgent({ machines }: Analysis): string {
  const byStatus = groupBy(machines, ({ status }) => status);
  const counts = STATUSES.flatMap((status): [status: Status, count: number][] => {
    const count = byStatus.get(status)?.length ?? 0;
    return count === 0 ? [] : [[status, count]];
  });
  const others = counts.slice(MOST_STATUSES).reduce((sum, [, count]) => sum + count, 0);
  return [
    ...counts.slice(0, MOST_STATUSES).map(([status, count]) => COUNTED[status](count)),
    ...(others === 0 ? [] : [vscode.l10n.t('{0} more', others)]),
  ].join(', ');
}

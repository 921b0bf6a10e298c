/** What the readiness view leaves out, as a choice: statuses, severities, what can be converted, and the text that is typed. */
import * as vscode from 'vscode';
import type { Status } from '../../core/analysis';
import { translated } from '../../core/l10n';
import { CONVERTIBLE_TITLE, type Filter } from '../../core/readiness/filter';
import { STATUS_TEXTS, STATUSES } from '../../core/reports/statuses';
import { SEVERITIES, type Severity } from '../../core/rules/severity';
import { SEVERITY_ICONS, STATUS_ICONS } from './readinessNodes';

type Choice =
  | { readonly kind: 'convertible' }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'severity'; readonly severity: Severity };

interface Item extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/** Undefined where nothing was chosen. The text that is typed filters machines, and not the choices. */
export function chooseFilter(before: Filter): Promise<Filter | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('Show Only Some Machines');
  pick.placeholder = vscode.l10n.t('Text in name, guest, file or finding');
  pick.canSelectMany = true;
  pick.items = itemsOf();
  pick.selectedItems = pick.items.filter(({ choice }) => choice !== undefined && isChosen(choice, before));
  pick.value = before.text;
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      const choices = pick.selectedItems.flatMap(({ choice }) => choice ?? []);
      resolve({
        text: pick.value.trim(),
        statuses: choices.flatMap(choice => (choice.kind === 'status' ? choice.status : [])),
        severities: choices.flatMap(choice => (choice.kind === 'severity' ? choice.severity : [])),
        convertible: choices.some(({ kind }) => kind === 'convertible'),
      });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function isChosen(choice: Choice, { statuses, severities, convertible }: Filter): boolean {
  switch (choice.kind) {
    case 'convertible':
      return convertible;
    case 'status':
      return statuses.includes(choice.status);
    case 'severity':
      return severities.includes(choice.severity);
  }
}

function itemsOf(): Item[] {
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    {
      label: translated(CONVERTIBLE_TITLE),
      iconPath: new vscode.ThemeIcon('wand'),
      alwaysShow: true,
      choice: { kind: 'convertible' },
    },
    separator(vscode.l10n.t('Status')),
    ...STATUSES.map(
      (status): Item => ({
        label: translated(STATUS_TEXTS[status].title),
        iconPath: STATUS_ICONS[status],
        alwaysShow: true,
        choice: { kind: 'status', status },
      }),
    ),
    separator(vscode.l10n.t('Findings')),
    ...SEVERITIES.map(
      (severity): Item => ({
        label: SEVERITY_LABELS[severity](),
        iconPath: SEVERITY_ICONS[severity],
        alwaysShow: true,
        choice: { kind: 'severity', severity },
      }),
    ),
  ];
}

const SEVERITY_LABELS: Readonly<Record<Severity, () => string>> = {
  error: () => vscode.l10n.t('With errors'),
  warning: () => vscode.l10n.t('With warnings'),
  information: () => vscode.l10n.t('With information'),
};

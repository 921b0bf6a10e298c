/** All rules with their severities as a choice, switched there and written to the configuration file of the team. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { ruleSpan, severityEdits } from '../../core/control/configuration-edits';
import {
  type Control,
  effectiveSeverity,
  layered,
  RULE_SEVERITIES,
  type RuleSeverity,
  severityOf,
} from '../../core/control/control';
import { translated } from '../../core/l10n';
import { severityName } from '../../core/reports/prose';
import { RULES } from '../../core/rules';
import type { RuleFacts } from '../../core/rules/rule';
import { groupBy } from '../../core/wording';
import { applyTo } from '../conversion/apply';
import { rulePageUri } from '../problems/documentation';
import type { Configurations } from './configurations';
import { configurationFileFor } from './ruleSettings';
import { settingsOf } from './settings';

interface RuleItem extends vscode.QuickPickItem {
  readonly rule?: RuleFacts;
}

interface SeverityItem extends vscode.QuickPickItem {
  /** Undefined: the one that it has by itself. */
  readonly severity: RuleSeverity | undefined;
}

export function registerRuleSwitch(configurations: Configurations): vscode.Disposable {
  return vscode.commands.registerCommand('hyperv-gen2.switchRules', async () => {
    const place = await placeToDecideFor();
    let last: RuleFacts | undefined;
    // Who switches one rule often switches another: the list comes again, where it was, until it is left.
    while (place !== undefined) {
      await configurations.load(place);
      const control = layered(settingsOf(place).choices, configurations.of(place)?.choices ?? {});
      const rule = await chooseRule(control, last);
      const chosen = rule && (await chooseSeverity(rule, control));
      if (rule === undefined) {
        return;
      }
      if (chosen !== undefined && !(await writeSeverity(place, rule, chosen.severity, configurations))) {
        return;
      }
      last = rule;
    }
  });
}

/** The file in the editor, else a folder of the workspace, as a file in it. */
async function placeToDecideFor(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active !== undefined && vscode.workspace.getWorkspaceFolder(active) !== undefined) {
    return active;
  }
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  const folder = others.length === 0 ? first : await vscode.window.showWorkspaceFolderPick();
  return folder && vscode.Uri.joinPath(folder.uri, CONFIGURATION_FILE);
}

/** Each rule with how severe it is; an icon of a severity shows those of which something was decided. */
function ruleItems(control: Control): RuleItem[] {
  const bySubject = groupBy(RULES, ({ id }) => id.slice(0, id.indexOf('/')));
  return [...bySubject].flatMap(([subject, rules]): RuleItem[] => [
    { label: subject, kind: vscode.QuickPickItemKind.Separator },
    ...rules.map((rule): RuleItem => {
      const decided = severityOf(control.rules ?? {}, rule.id);
      return {
        rule,
        label: translated(rule.title),
        description: `${rule.id} · ${severitiesOf(rule, control)}`,
        iconPath: new vscode.ThemeIcon(decided === undefined ? 'circle-outline' : ICONS[decided]),
        buttons: [{ iconPath: new vscode.ThemeIcon('book'), tooltip: vscode.l10n.t('Show the page of the rule') }],
      };
    }),
  ]);
}

const ICONS: Readonly<Record<RuleSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  off: 'circle-slash',
};

/** `last`: the one at which the list begins. */
function chooseRule(control: Control, last: RuleFacts | undefined): Promise<RuleFacts | undefined> {
  const pick = vscode.window.createQuickPick<RuleItem>();
  pick.title = vscode.l10n.t('Rules and their severities');
  pick.placeholder = vscode.l10n.t('Choose a rule to switch it; kept in {0}', CONFIGURATION_FILE);
  pick.matchOnDescription = true;
  pick.items = ruleItems(control);
  pick.activeItems = pick.items.filter(({ rule }) => rule !== undefined && rule === last);
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.rule);
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item: { rule } }) => {
      if (rule !== undefined) {
        void vscode.commands.executeCommand('vscode.open', rulePageUri(rule));
      }
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function chooseSeverity(rule: RuleFacts, control: Control): Thenable<SeverityItem | undefined> {
  const now = severityOf(control.rules ?? {}, rule.id);
  const undecided = { ...control, rules: {} };
  const items: SeverityItem[] = [undefined, ...RULE_SEVERITIES].map(severity => ({
    severity,
    label: severity === undefined ? vscode.l10n.t('By its impact') : nameOf(severity),
    description: [
      ...(severity === undefined ? [severitiesOf(rule, undecided)] : []),
      ...(severity === now ? [vscode.l10n.t('now')] : []),
    ].join(' · '),
    iconPath: new vscode.ThemeIcon(severity === undefined ? 'circle-outline' : ICONS[severity]),
  }));
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('How severe {0} is', rule.id),
    placeHolder: translated(rule.title),
  });
}

/** What it is in a machine of each generation, where that says which it is: one word where both are the same. */
function severitiesOf(rule: RuleFacts, control: Control): string {
  const [first, second] = [effectiveSeverity(rule, 1, control), effectiveSeverity(rule, 2, control)];
  if (first !== undefined && first === second) {
    return nameOf(first);
  }
  const ofSecond = second && vscode.l10n.t('{0} in Generation 2', nameOf(second));
  const ofFirst = first && vscode.l10n.t('{0} in Generation 1', nameOf(first));
  return [ofSecond, ofFirst].filter(each => each !== undefined).join(', ');
}

function nameOf(severity: RuleSeverity): string {
  return severity === 'off' ? vscode.l10n.t('Off') : severityName(severity);
}

/** False where there is nowhere to write, or VS Code refused to. */
async function writeSeverity(
  place: vscode.Uri,
  rule: RuleFacts,
  severity: RuleSeverity | undefined,
  configurations: Configurations,
): Promise<boolean> {
  const file = await configurationFileFor(place, configurations);
  if (file === undefined) {
    return false;
  }
  const document = await vscode.workspace.openTextDocument(file);
  const edits = severityEdits(document.getText(), rule.id, severity);
  if (severity !== undefined && edits.length === 0 && ruleSpan(document.getText(), rule.id) === undefined) {
    void vscode.window.showWarningMessage(vscode.l10n.t("{0} can't be read, so nothing was done.", CONFIGURATION_FILE));
    return false;
  }
  if (!(await applyTo(document, edits))) {
    return false;
  }
  await document.save();
  await configurations.reload(file);
  return true;
}

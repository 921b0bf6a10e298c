/** Actions by which somebody decides about a rule, in the file or for the workspace; behind all that repairs something. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../core/candidates';
import type { SuppressionProblem } from '../core/control/suppression';
import { REACHES, type Reach, removalEdits, suppressionEdits } from '../core/control/suppression-edits';
import type { Finding } from '../core/findings';
import { type Offer, type Request, shownAt, shownBy } from './offers';
import { workspaceEdit } from './plannedEdits';
import { touches, touchesIn } from './ranges';
import { setRuleCommand } from './ruleSettings';

const { QuickFix } = vscode.CodeActionKind;

/** With more rules than this in a selection, their actions would be a menu that nobody reads. */
const MOST_RULES = 3;

export function controlOffers(request: Request): Offer[] {
  const { problems, findings } = request.check.analysis;
  const unneeded = problems.flatMap(problem =>
    'directive' in problem && touches(problem, request.span) ? [removalOffer(request, problem)] : [],
  );
  const here = findings.filter(({ at }) => touchesIn(request.check.analysis, at, request.span));
  const byRule = new Map(here.map(finding => [finding.rule, finding]));
  const decisions = byRule.size > MOST_RULES ? [] : [...byRule.values()].flatMap(each => ruleOffers(request, each));
  return [...unneeded, ...decisions];
}

function removalOffer(request: Request, problem: SuppressionProblem): Offer {
  const { document, check } = request;
  const title =
    problem.entry === undefined
      ? vscode.l10n.t('Remove the suppression')
      : vscode.l10n.t('Remove the suppression of {0}', problem.entry.rule);
  const action = new vscode.CodeAction(title, QuickFix);
  action.diagnostics = shownAt(request, problem.code, problem);
  return {
    action,
    edit: () => workspaceEdit(document, check.analysis, removalEdits(check.analysis, problem)),
    machines: 1,
  };
}

const DISABLING: Record<Reach, (rule: string) => string> = {
  line: rule => vscode.l10n.t('Disable {0} for this line', rule),
  machine: rule => vscode.l10n.t('Disable {0} for this machine', rule),
  file: rule => vscode.l10n.t('Disable {0} for this file', rule),
};

function ruleOffers(request: Request, finding: Finding): Offer[] {
  const { document, check } = request;
  const { rule, severity } = finding;
  const comments = document.languageId === 'jsonc';
  const diagnostics = shownBy(request, [finding]);
  const inFile = REACHES.flatMap((reach): Offer[] => {
    const edits = suppressionEdits(check.analysis, finding, reach, comments);
    if (edits === undefined) {
      return [];
    }
    const action = new vscode.CodeAction(DISABLING[reach](rule), QuickFix);
    action.diagnostics = diagnostics;
    return [{ action, edit: () => workspaceEdit(document, check.analysis, edits), machines: 1 }];
  });
  if (vscode.workspace.getWorkspaceFolder(document.uri) === undefined) {
    return inFile;
  }
  const setting = new vscode.CodeAction(
    vscode.l10n.t('Set the severity of {0} in {1}…', rule, CONFIGURATION_FILE),
    QuickFix,
  );
  setting.diagnostics = diagnostics;
  setting.command = setRuleCommand(document.uri, rule, severity);
  return [...inFile, { action: setting, edit: undefined, machines: 1 }];
}

/** Actions by which somebody decides about a rule, in the file or for the workspace, or reads on; behind all that repairs something. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import type { Finding } from '../../core/findings';
import { removalOffers, rulesToDecide, suppressionOffers } from '../../core/offers/control';
import { movesTouching } from '../../core/offers/conversions';
import { remedyOffers } from '../../core/offers/remedies';
import { machineCommand } from '../conversion/machineCommands';
import { nameOf } from '../editor/text';
import { setRuleCommand } from '../settings/ruleSettings';
import { rulePageUri } from './documentation';
import { actionOffer, type Offer, type Request, shownBy } from './offers';

const { QuickFix } = vscode.CodeActionKind;

export function controlOffers(request: Request): Offer[] {
  const { analysis } = request.check;
  return [
    ...[...remedyOffers(analysis, request.span), ...removalOffers(analysis, request.span)].map(offer =>
      actionOffer(request, offer, QuickFix),
    ),
    ...runbookOffers(request),
    ...rulesToDecide(analysis, request.span).flatMap(finding => ruleOffers(request, finding)),
  ];
}

/** Where a problem says that a machine which is there has to move, with its disk. */
function runbookOffers(request: Request): Offer[] {
  const { document, check, span } = request;
  const { analysis } = check;
  return movesTouching(analysis, span).map(({ machine, findings }) => {
    const title = vscode.l10n.t('Create the runbook of {0}', nameOf(analysis.machines[machine]));
    const command = machineCommand('hyperv-gen2.runbookOf', title, document.uri, machine);
    return commandOffer(request, title, findings, command);
  });
}

function ruleOffers(request: Request, finding: Finding): Offer[] {
  return [...decisionOffers(request, finding), pageOffer(request, finding)];
}

function pageOffer(request: Request, finding: Finding): Offer {
  const title = vscode.l10n.t('Show the page of {0}', finding.rule);
  const command = { command: 'vscode.open', title, arguments: [rulePageUri({ id: finding.rule })] };
  return commandOffer(request, title, [finding], command);
}

function decisionOffers(request: Request, finding: Finding): Offer[] {
  const { document, check } = request;
  const { rule, severity } = finding;
  const inFile = suppressionOffers(check.analysis, finding, document.languageId === 'jsonc').map(offer =>
    actionOffer(request, offer, QuickFix),
  );
  if (vscode.workspace.getWorkspaceFolder(document.uri) === undefined) {
    return inFile;
  }
  const title = vscode.l10n.t('Set the severity of {0} in {1}…', rule, CONFIGURATION_FILE);
  return [...inFile, commandOffer(request, title, [finding], setRuleCommand(document.uri, rule, severity))];
}

function commandOffer(request: Request, title: string, findings: readonly Finding[], command: vscode.Command): Offer {
  const action = new vscode.CodeAction(title, QuickFix);
  action.diagnostics = shownBy(request, findings);
  action.command = command;
  return { action, edit: undefined, machines: 1 };
}

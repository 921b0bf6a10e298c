/** Actions by which somebody decides about a rule, in the file or for the workspace; behind all that repairs something. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import type { Finding } from '../../core/findings';
import { removalOffers, rulesToDecide, suppressionOffers } from '../../core/offers/control';
import { remedyOffers } from '../../core/offers/remedies';
import { setRuleCommand } from '../settings/ruleSettings';
import { actionOffer, type Offer, type Request, shownBy } from './offers';

const { QuickFix } = vscode.CodeActionKind;

export function controlOffers(request: Request): Offer[] {
  const { analysis } = request.check;
  return [
    ...[...remedyOffers(analysis, request.span), ...removalOffers(analysis, request.span)].map(offer =>
      actionOffer(request, offer, QuickFix),
    ),
    ...rulesToDecide(analysis, request.span).flatMap(finding => ruleOffers(request, finding)),
  ];
}

function ruleOffers(request: Request, finding: Finding): Offer[] {
  const { document, check } = request;
  const { rule, severity } = finding;
  const inFile = suppressionOffers(check.analysis, finding, document.languageId === 'jsonc').map(offer =>
    actionOffer(request, offer, QuickFix),
  );
  if (vscode.workspace.getWorkspaceFolder(document.uri) === undefined) {
    return inFile;
  }
  const setting = new vscode.CodeAction(
    vscode.l10n.t('Set the severity of {0} in {1}…', rule, CONFIGURATION_FILE),
    QuickFix,
  );
  setting.diagnostics = shownBy(request, [finding]);
  setting.command = setRuleCommand(document.uri, rule, severity);
  return [...inFile, { action: setting, edit: undefined, machines: 1 }];
}

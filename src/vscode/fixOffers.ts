/** Quick fixes: of one problem, of all problems of its kind in the file, and of all that are safe. */
import * as vscode from 'vscode';
import type { Analysis } from '../core/analysis';
import { type Finding, ruleOf } from '../core/findings';
import { findingsOfKind, findingsToFixOnSave, fixEdits, remedyOf } from '../core/fixes';
import { translated } from '../core/l10n';
import type { AnyFix } from '../core/rules/rule';
import { conversionOffer } from './conversionOffers';
import { FIX_ALL, type Offer, type Request, shownBy } from './offers';
import { workspaceEdit } from './plannedEdits';
import { touchesIn } from './ranges';
import { lostBy, withLosses } from './text';
import { fixTitle } from './titles';

/** With more problems than this in a selection, only what fixes all of a kind is offered. */
const MOST_SINGLE_FIXES = 10;

export function quickFixOffers(request: Request): Offer[] {
  const { analysis } = request.check;
  const findings = analysis.findings.filter(({ at }) => touchesIn(analysis, at, request.span));
  const fixable = findings.filter(finding => remedyOf(analysis, finding) === 'fix');
  const single = fixable.length > MOST_SINGLE_FIXES ? [] : fixable.map(finding => fixOffer(request, finding));
  return [...single, ...conversionsFor(request, findings), ...ofTheirKind(request, fixable)];
}

/** All safe fixes of machines that state Generation 2; nothing where there is none. */
export function fixAllOffers({ document, check: { analysis } }: Request): Offer[] {
  const findings = findingsToFixOnSave(analysis);
  if (findings.length === 0) {
    return [];
  }
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all Generation 2 problems that have a safe fix'), FIX_ALL);
  return [{ action, edit: () => workspaceEdit(document, analysis, fixEdits(analysis, findings)), machines: 1 }];
}

function fixOffer(request: Request, finding: Finding): Offer {
  const { analysis } = request.check;
  const fix = finding.fix as AnyFix;
  const assessed = analysis.machines[finding.machine];
  const title = assessed === undefined ? translated(ruleOf(finding).whatToDo) : fixTitle(fix, assessed);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = shownBy(request, [finding]);
  action.isPreferred = fix.class === 'safe';
  return { action, edit: () => workspaceEdit(request.document, analysis, fixEdits(analysis, [finding])), machines: 1 };
}

/** One conversion for each machine of the problems that only it solves. */
function conversionsFor(request: Request, findings: readonly Finding[]): Offer[] {
  const { analysis } = request.check;
  const solved = findings.filter(finding => remedyOf(analysis, finding) === 'convert');
  const machines = [...new Set(solved.map(({ machine }) => machine))].slice(0, MOST_SINGLE_FIXES);
  return machines.flatMap(machine => {
    const offer = conversionOffer(request, machine, vscode.CodeActionKind.QuickFix);
    if (offer === undefined) {
      return [];
    }
    const own = solved.filter(finding => finding.machine === machine);
    offer.action.diagnostics = shownBy(request, own);
    offer.action.isPreferred = analysis.machines[machine]?.plan.class === 'safe';
    return [offer];
  });
}

/** A fix for all problems of each kind that has more of them than the one at the cursor. */
function ofTheirKind(request: Request, fixable: readonly Finding[]): Offer[] {
  const { analysis } = request.check;
  const kinds = new Map(fixable.map(finding => [`${finding.fix?.class} ${finding.rule}`, finding]));
  return [...kinds.values()].flatMap(finding => {
    const alike = findingsOfKind(analysis, finding.rule, (finding.fix as AnyFix).class);
    return alike.length < 2 ? [] : [kindOffer(request, analysis, finding, alike)];
  });
}

function kindOffer(request: Request, analysis: Analysis, finding: Finding, alike: readonly Finding[]): Offer {
  const title = vscode.l10n.t("Fix all '{0}' problems in this file", translated(ruleOf(finding).title));
  const action = new vscode.CodeAction(withLosses(title, lostBy(alike)), vscode.CodeActionKind.QuickFix);
  action.diagnostics = shownBy(request, [finding]);
  return {
    action,
    edit: () => workspaceEdit(request.document, analysis, fixEdits(analysis, alike)),
    machines: new Set(alike.map(({ machine }) => machine)).size,
  };
}

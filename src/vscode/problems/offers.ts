/** What a request for code actions asks about, and what the features answer it with. */
import * as vscode from 'vscode';
import { conversionParts, isOfSeveralFiles } from '../../core/convert/parts';
import type { Finding } from '../../core/findings';
import type { Offer as EngineOffer } from '../../core/offers/offer';
import type { Span } from '../../core/text/place';
import { convertedCommand } from '../conversion/machineCommands';
import { partsEdit, workspaceEdit } from '../conversion/plannedEdits';
import { rangeOf } from '../editor/ranges';
import type { Checked } from '../files/analyses';
import { SOURCE } from './problems';

/** On save, or as "Fix All"; `editor.codeActionsOnSave` names it. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('hypervGen2');
export const REWRITE = vscode.CodeActionKind.RefactorRewrite.append('hypervGen2');

export interface Request {
  readonly document: vscode.TextDocument;
  readonly check: Checked;
  /** The cursor or the selection. */
  readonly span: Span;
  /** The diagnostics there, as VS Code has them. */
  readonly diagnostics: readonly vscode.Diagnostic[];
}

/** An action and the edit that it makes, which is planned only when it is needed. */
export interface Offer {
  readonly action: vscode.CodeAction;
  /** Undefined for an action that is disabled, or that runs a command. */
  readonly edit: (() => vscode.WorkspaceEdit) | undefined;
  /** How many machines the edit may touch. */
  readonly machines: number;
}

/** An offer of the engine as an action of the editor. */
export function actionOffer(request: Request, offer: EngineOffer, kind: vscode.CodeActionKind): Offer {
  const { document, check } = request;
  const { analysis } = check;
  const action = new vscode.CodeAction(offer.title, kind);
  if (offer.findings.length > 0) {
    action.diagnostics = shownBy(request, offer.findings);
    action.isPreferred = offer.isPreferred;
  } else if (offer.problem !== undefined) {
    action.diagnostics = shownAt(request, offer.problem.code, offer.problem);
    action.isPreferred = offer.isPreferred;
  }
  if (offer.obstacle !== undefined) {
    action.disabled = { reason: offer.obstacle };
    return { action, edit: undefined, machines: offer.machines };
  }
  if (offer.converts !== undefined) {
    action.command = convertedCommand({ document, analysis });
  }
  const edit =
    offer.converts === 'in-parts'
      ? () => editInParts(request, offer)
      : () => workspaceEdit(document, analysis, offer.edits());
  return { action, edit, machines: offer.machines };
}

/** Entries to tick where each is a machine; where one is converted in several files, all in one step. */
function editInParts({ document, check: { analysis } }: Request, offer: EngineOffer): vscode.WorkspaceEdit {
  const parts = conversionParts(analysis);
  return parts.some(isOfSeveralFiles)
    ? workspaceEdit(document, analysis, offer.edits())
    : partsEdit(document, analysis, parts);
}

/** The diagnostics of a request that show some findings. */
export function shownBy(request: Request, findings: readonly Finding[]): vscode.Diagnostic[] {
  const shown = new Set(findings.flatMap(({ rule, at }) => shownAt(request, rule, at)));
  return request.diagnostics.filter(diagnostic => shown.has(diagnostic));
}

/** The diagnostics of a request that have a code and a place. */
function shownAt({ document, diagnostics }: Request, wanted: string, span: Span): vscode.Diagnostic[] {
  return diagnostics.filter(({ source, code, range }) => {
    const value = typeof code === 'object' ? code.value : code;
    return source === SOURCE && value === wanted && rangeOf(document, span).isEqual(range);
  });
}

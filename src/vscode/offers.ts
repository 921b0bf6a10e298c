/** What a request for code actions asks about, and what the features answer it with. */
import * as vscode from 'vscode';
import type { Finding } from '../core/findings';
import type { Span } from '../core/text/place';
import type { Checked } from './analyses';
import { SOURCE } from './problems';
import { rangeOf } from './ranges';

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

/** The diagnostics of a request that show some findings. */
export function shownBy(request: Request, findings: readonly Finding[]): vscode.Diagnostic[] {
  const shown = new Set(findings.flatMap(({ rule, at }) => shownAt(request, rule, at)));
  return request.diagnostics.filter(diagnostic => shown.has(diagnostic));
}

/** The diagnostics of a request that have a code and a place. */
export function shownAt({ document, diagnostics }: Request, wanted: string, span: Span): vscode.Diagnostic[] {
  return diagnostics.filter(({ source, code, range }) => {
    const value = typeof code === 'object' ? code.value : code;
    return source === SOURCE && value === wanted && rangeOf(document, span).isEqual(range);
  });
}

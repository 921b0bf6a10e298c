/** The light bulb, the Refactor menu, and fixes on save. */
import * as vscode from 'vscode';
import { spanOf } from '../editor/ranges';
import type { Analyses } from '../files/analyses';
import { SELECTOR } from '../files/documents';
import { controlOffers } from './controlOffers';
import { rewriteOffers } from './conversionOffers';
import { fixAllOffers, quickFixOffers } from './fixOffers';
import { FIX_ALL, type Offer, REWRITE, type Request } from './offers';

const { QuickFix } = vscode.CodeActionKind;

/** The edits of more machines than this are planned when the action is chosen, not at every move of the cursor. */
const MOST_MACHINES_AT_ONCE = 20;

export function registerCodeActions(analyses: Analyses): vscode.Disposable {
  /** What an action that was offered without its edit does, as long as the text is the one it was offered for. */
  const pending = new WeakMap<vscode.CodeAction, () => vscode.WorkspaceEdit | undefined>();

  function finish({ document, check }: Request, { action, edit, machines }: Offer): vscode.CodeAction {
    if (edit !== undefined && machines > MOST_MACHINES_AT_ONCE) {
      pending.set(action, () => (document.version === check.version ? edit() : undefined));
    } else if (edit !== undefined) {
      action.edit = edit();
    }
    return action;
  }

  return vscode.languages.registerCodeActionsProvider(
    SELECTOR,
    {
      async provideCodeActions(document, range, context, token) {
        const wanted = wantedKinds(context);
        if (wanted.length === 0 || token.isCancellationRequested) {
          return [];
        }
        const check = await analyses.of(document);
        if (token.isCancellationRequested || check.analysis === undefined || check.analysis.machines.length === 0) {
          return [];
        }
        const span = spanOf(document, range);
        const request: Request = { document, check, span, diagnostics: context.diagnostics };
        const actions: vscode.CodeAction[] = [];
        for (const kind of wanted) {
          if (token.isCancellationRequested) {
            return [];
          }
          if (kind === REWRITE && actions.length === 0 && isUnasked(context)) {
            continue;
          }
          const offered = new Set(actions.map(({ title }) => title));
          actions.push(...offersOf(kind, request, offered).map(offer => finish(request, offer)));
        }
        return actions;
      },
      resolveCodeAction(action) {
        const edit = pending.get(action)?.();
        if (edit !== undefined) {
          action.edit = edit;
        }
        return action;
      },
    },
    { providedCodeActionKinds: [QuickFix, REWRITE, FIX_ALL] },
  );
}

/** Of our kinds those that are asked for. What is done to a whole file is only offered where it is asked for by name. */
function wantedKinds({ only }: vscode.CodeActionContext): vscode.CodeActionKind[] {
  return only === undefined ? [QuickFix, REWRITE] : [QuickFix, REWRITE, FIX_ALL].filter(kind => only.contains(kind));
}

/** Whether this is for the light bulb: a bulb at every line of a file that could be converted would only be in the way. */
function isUnasked({ only, triggerKind }: vscode.CodeActionContext): boolean {
  return only === undefined && triggerKind === vscode.CodeActionTriggerKind.Automatic;
}

function offersOf(kind: vscode.CodeActionKind, request: Request, offered: ReadonlySet<string>): Offer[] {
  if (kind === QuickFix) {
    return [...quickFixOffers(request), ...controlOffers(request)];
  }
  return kind === REWRITE ? rewriteOffers(request, offered) : fixAllOffers(request);
}

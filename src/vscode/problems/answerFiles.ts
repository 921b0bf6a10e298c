/** The problems of definitions of Generation 2 in the files that they name for an installation, while those are open. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { ENDINGS, mayBeAnswers } from '../../core/companions/names';
import { fixOffersBeside, reportBeside } from '../../core/offers/beside';
import type { FileId } from '../../core/text/place';
import { workspaceEdit } from '../conversion/plannedEdits';
import { createPace } from '../editor/pace';
import { spanOf } from '../editor/ranges';
import type { Analyses } from '../files/analyses';
import { isSelected } from '../files/documents';
import { analyzeFile, type FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { type OtherDefinitions, pathBetween } from '../files/otherDefinitions';
import { codeOf, diagnosticOf, SOURCE } from './problems';

/** After the last key in such a file, and after the last news of definitions, in milliseconds. */
const DELAY = 350;

/** Definitions that are looked at for one file: more than a person reads of. */
const MOST_DEFINITIONS = 20;

/** A definition that says something of a file. */
interface Told {
  readonly definition: vscode.Uri;
  readonly analysis: Analysis;
  readonly file: FileId;
}

export function registerAnswerFiles(
  analyses: Analyses,
  context: FileContext,
  others: OtherDefinitions,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}-answers`);
  const told = new WeakMap<vscode.TextDocument, readonly Told[]>();
  /** The last one of each document, which counts. */
  const runs = new WeakMap<vscode.TextDocument, object>();
  const timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const pace = createPace();

  async function analysisOf(definition: vscode.Uri): Promise<Analysis | undefined> {
    const document = openDocument(definition);
    if (document !== undefined) {
      return (await analyses.of(document)).analysis;
    }
    const found = await analyzeFile(definition, undefined, context, pace);
    return found.kind === 'analysed' ? found.analysis : undefined;
  }

  /** Of those that are open, only their analysis tells which files they name: by a folder, or by an expression. */
  async function definitionsOf(uri: vscode.Uri): Promise<vscode.Uri[]> {
    const open = vscode.workspace.textDocuments.filter(isSelected).map(document => document.uri);
    const all = [...open, ...(await others.naming(uri))].filter(each => each.scheme === uri.scheme);
    return [...new Map(all.map(each => [each.toString(), each])).values()].slice(0, MOST_DEFINITIONS);
  }

  async function look(document: vscode.TextDocument): Promise<void> {
    cancel(document);
    const { uri, version } = document;
    const run = {};
    runs.set(document, run);
    const all: Told[] = [];
    for (const definition of await definitionsOf(uri)) {
      const file = pathBetween(vscode.Uri.joinPath(definition, '..'), uri);
      const analysis = file === undefined ? undefined : await analysisOf(definition);
      if (file !== undefined && analysis !== undefined) {
        all.push({ definition, analysis, file });
      }
    }
    if (document.isClosed || document.version !== version || runs.get(document) !== run) {
      return;
    }
    // What was read before the last change of the file says nothing of it; it is analysed again.
    const now = all.filter(({ analysis, file }) => analysis.documents.read(file) === document.getText());
    const found = now.flatMap(({ definition, analysis, file }) =>
      reportBeside(analysis, file).map(report => diagnosticOf(definition, report)),
    );
    told.set(document, now);
    const byPlace = new Map(found.map(each => [JSON.stringify([codeOf(each), each.range]), each]));
    collection.set(uri, [...byPlace.values()]);
  }

  function cancel(document: vscode.TextDocument): void {
    clearTimeout(timers.get(document));
    timers.delete(document);
  }

  function soon(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'untitled' && mayBeAnswers(document.uri.path)) {
      clearTimeout(timers.get(document));
      timers.set(
        document,
        setTimeout(() => void look(document), DELAY),
      );
    }
  }

  const all = (): void => vscode.workspace.textDocuments.forEach(soon);
  const subscriptions = [
    collection,
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document)),
    vscode.workspace.onDidCloseTextDocument(document => {
      cancel(document);
      collection.delete(document.uri);
    }),
    analyses.onDidCheck(all),
    others.onDidChange(all),
    vscode.languages.registerCodeActionsProvider(
      { pattern: `**/*{${ENDINGS.map(ending => (ending === 'user-data' ? ending : `.${ending}`)).join(',')}}` },
      {
        provideCodeActions: (document, range, context) => offersAt(document, told.get(document) ?? [], range, context),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  ];
  all();
  return {
    dispose() {
      timers.forEach(clearTimeout);
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** Each fix once, also where several definitions ask for it. */
function offersAt(
  document: vscode.TextDocument,
  told: readonly Told[],
  range: vscode.Range,
  { only, diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  if (only !== undefined && !only.contains(vscode.CodeActionKind.QuickFix)) {
    return [];
  }
  const actions = new Map<string, vscode.CodeAction>();
  for (const { definition, analysis, file } of told) {
    if (analysis.documents.read(file) === document.getText()) {
      for (const offer of fixOffersBeside(analysis, file, spanOf(document, range))) {
        const edits = offer.edits();
        const action = new vscode.CodeAction(offer.title, vscode.CodeActionKind.QuickFix);
        const rules = new Set(offer.findings.map(({ rule }) => rule));
        action.edit = workspaceEdit({ uri: definition }, analysis, edits);
        action.diagnostics = diagnostics.filter(each => each.source === SOURCE && rules.has(codeOf(each)));
        action.isPreferred = offer.isPreferred;
        const own = edits.size === 1 ? edits.get(file) : undefined;
        actions.set(JSON.stringify(own ?? [definition, offer.title]), action);
      }
    }
  }
  return [...actions.values()];
}

/** The problems of definitions of Generation 2 in the files that they name for an installation, while those are open. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { mayBeAnswers, POSSIBLE_ANSWERS } from '../../core/companions/names';
import { fixOffersBeside, reportBeside } from '../../core/offers/beside';
import type { FileId } from '../../core/text/place';
import { workspaceEdit } from '../conversion/plannedEdits';
import { createDelays } from '../editor/delays';
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

/** What knows which definitions say something of a file, and what. */
interface Sources {
  readonly analyses: Analyses;
  readonly context: FileContext;
  readonly others: OtherDefinitions;
}

export function registerAnswerFiles(sources: Sources): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(`${SOURCE}-answers`);
  const told = new WeakMap<vscode.TextDocument, readonly Told[]>();
  /** The last one of each document, which counts. */
  const runs = new WeakMap<vscode.TextDocument, object>();
  const delays = createDelays<vscode.TextDocument>(DELAY);
  const pace = createPace();

  async function look(document: vscode.TextDocument): Promise<void> {
    const { uri, version } = document;
    const run = {};
    runs.set(document, run);
    const all = await toldOf(uri, sources, pace);
    if (document.isClosed || document.version !== version || runs.get(document) !== run) {
      return;
    }
    // What was read before the last change of the file says nothing of it; it is analysed again.
    const now = all.filter(({ analysis, file }) => analysis.documents.read(file) === document.getText());
    told.set(document, now);
    collection.set(uri, diagnosticsFor(now));
  }

  function soon(document: vscode.TextDocument): void {
    if (document.uri.scheme !== 'untitled' && mayBeAnswers(document.uri.path)) {
      delays.later(document, () => void look(document));
    }
  }

  const all = (): void => vscode.workspace.textDocuments.forEach(soon);
  all();
  return vscode.Disposable.from(
    collection,
    delays,
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document)),
    vscode.workspace.onDidCloseTextDocument(document => {
      delays.cancel(document);
      collection.delete(document.uri);
    }),
    sources.analyses.onDidCheck(all),
    sources.others.onDidChange(all),
    vscode.languages.registerCodeActionsProvider(
      { pattern: POSSIBLE_ANSWERS },
      {
        provideCodeActions: (document, range, context) => offersAt(document, told.get(document) ?? [], range, context),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

async function toldOf(uri: vscode.Uri, sources: Sources, pace: () => Promise<void>): Promise<Told[]> {
  const told: Told[] = [];
  for (const definition of await definitionsOf(uri, sources.others)) {
    const file = pathBetween(vscode.Uri.joinPath(definition, '..'), uri);
    const analysis = file === undefined ? undefined : await analysisOf(definition, sources, pace);
    if (file !== undefined && analysis !== undefined) {
      told.push({ definition, analysis, file });
    }
  }
  return told;
}

/** Of those that are open, only their analysis tells which files they name: by a folder, or by an expression. */
async function definitionsOf(uri: vscode.Uri, others: OtherDefinitions): Promise<vscode.Uri[]> {
  const open = vscode.workspace.textDocuments.filter(isSelected).map(document => document.uri);
  const all = [...open, ...(await others.naming(uri))].filter(each => each.scheme === uri.scheme);
  return [...new Map(all.map(each => [each.toString(), each])).values()].slice(0, MOST_DEFINITIONS);
}

async function analysisOf(
  definition: vscode.Uri,
  { analyses, context }: Sources,
  pace: () => Promise<void>,
): Promise<Analysis | undefined> {
  const document = openDocument(definition);
  if (document !== undefined) {
    return (await analyses.of(document)).analysis;
  }
  const found = await analyzeFile(definition, undefined, context, pace);
  return found.kind === 'analysed' ? found.analysis : undefined;
}

/** Each once, also where several definitions say it. */
function diagnosticsFor(told: readonly Told[]): vscode.Diagnostic[] {
  const found = told.flatMap(({ definition, analysis, file }) =>
    reportBeside(analysis, file).map(report => diagnosticOf(definition, report)),
  );
  return [...new Map(found.map(each => [JSON.stringify([codeOf(each), each.range]), each])).values()];
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

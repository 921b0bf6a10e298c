/** Offers of the engine as code actions. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../../core/analysis';
import { filesNamedBy, fixOffersBeside } from '../../core/offers/beside';
import { removalOffers, rulesToDecide, suppressionOffers } from '../../core/offers/control';
import { conversionOffer, fileConversionOffers, machineAt } from '../../core/offers/conversions';
import { fixAllOffer, quickFixOffers } from '../../core/offers/fixes';
import type { Offer } from '../../core/offers/offer';
import { remedyOffers } from '../../core/offers/remedies';
import { placesIn } from '../../core/reports/report';
import type { FileEdits, Span } from '../../core/text/place';
import { groupBy } from '../../core/wording';
import { SOURCE } from './diagnostics';
import type { Workspace } from './documents';

/** `source.fixAll` and `refactor.rewrite` with the name of what makes them, as in VS Code. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.hypervGen2`;
const REWRITE = `${CodeActionKind.RefactorRewrite}.hypervGen2`;

export const ACTION_KINDS = [CodeActionKind.QuickFix, REWRITE, FIX_ALL];

/** What an editor can do with an action. */
export interface Client {
  /** Edits of documents with their versions; else only by address. */
  readonly documentChanges: boolean;
  /** Actions that can't be made, with the reason. */
  readonly disabled: boolean;
  /** The edit of an action is asked for when it is chosen. */
  readonly resolves: boolean;
}

/** What finds an action again when it is chosen. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly kind: string;
  readonly range: Range;
  readonly title: string;
}

/** The edits of more machines than this are planned when the action is chosen, not at every move of the cursor. */
const MOST_MACHINES_AT_ONCE = 20;

export function actionsAt(
  document: TextDocument,
  analysis: Analysis,
  { range, context }: CodeActionParams,
  client: Client,
  workspace: Workspace,
): CodeAction[] {
  const wanted = ACTION_KINDS.filter(kind => isWanted(kind, context));
  const offered = new Set<string>();
  const place = placesIn(analysis);
  const byPlace = groupBy(context.diagnostics.entries(), ([, shown]) => placeKey(shown.code, shown.range));
  return wanted.flatMap(kind => {
    // The refactorings of a place that has fixes come with them; else only who asks for them gets them.
    if (kind === REWRITE && offered.size === 0 && isUnasked(context)) {
      return [];
    }
    const offers = offersOf(kind, document, analysis, range).filter(
      ({ title, obstacle }) => !offered.has(title) && (obstacle === undefined || client.disabled),
    );
    return offers.map(offer => {
      offered.add(offer.title);
      const action: CodeAction = {
        title: offer.title,
        kind,
        diagnostics: shownBy(offer, place, byPlace),
        ...(offer.isPreferred && { isPreferred: true }),
      };
      if (offer.obstacle !== undefined) {
        return { ...action, disabled: { reason: offer.obstacle } };
      }
      if (client.resolves && offer.machines > MOST_MACHINES_AT_ONCE) {
        const { uri, version } = document;
        return { ...action, data: { uri, version, kind, range, title: offer.title } satisfies ActionData };
      }
      return { ...action, edit: editOf(offer.edits(), document, analysis, client, workspace, place) };
    });
  });
}

/** The edit of an action that was offered without it; undefined where the text has changed since. */
export function resolvedEdit(
  { kind, range, title, version }: ActionData,
  document: TextDocument,
  analysis: Analysis,
  client: Client,
  workspace: Workspace,
): WorkspaceEdit | undefined {
  const offer = offersOf(kind, document, analysis, range).find(each => each.title === title);
  return offer === undefined || document.version !== version
    ? undefined
    : editOf(offer.edits(), document, analysis, client, workspace);
}

/** The fixes in a file that open definitions name for an installation, each once. */
export function actionsBeside(
  document: TextDocument,
  { range, context }: CodeActionParams,
  client: Client,
  workspace: Workspace,
): CodeAction[] {
  if (!isWanted(CodeActionKind.QuickFix, context)) {
    return [];
  }
  const actions = new Map<string, CodeAction>();
  for (const definition of workspace.readersOf(document)) {
    const analysis = workspace.analysisOf(definition);
    const file =
      analysis && [...filesNamedBy(analysis)].find(each => workspace.uriOf(definition, each) === document.uri);
    if (analysis === undefined || file === undefined) {
      continue;
    }
    for (const offer of fixOffersBeside(analysis, file, spanOf(document, range))) {
      const rules: readonly unknown[] = offer.findings.map(({ rule }) => rule);
      const edit = editOf(offer.edits(), definition, analysis, client, workspace);
      actions.set(JSON.stringify(edit), {
        title: offer.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: context.diagnostics.filter(({ source, code }) => source === SOURCE && rules.includes(code)),
        ...(offer.isPreferred && { isPreferred: true }),
        edit,
      });
    }
  }
  return [...actions.values()];
}

function spanOf(document: TextDocument, { start, end }: Range): Span {
  return { offset: document.offsetAt(start), end: document.offsetAt(end) };
}

function offersOf(kind: string, document: TextDocument, analysis: Analysis, range: Range): Offer[] {
  const span = spanOf(document, range);
  if (kind === FIX_ALL) {
    return [fixAllOffer(analysis) ?? []].flat();
  }
  if (kind === REWRITE) {
    const machine = machineAt(analysis, span);
    const one = machine === undefined ? undefined : conversionOffer(analysis, machine);
    return [...(one === undefined ? [] : [one]), ...fileConversionOffers(analysis)];
  }
  const comments = document.languageId === 'jsonc';
  return [
    ...quickFixOffers(analysis, span),
    ...remedyOffers(analysis, span),
    ...removalOffers(analysis, span),
    ...rulesToDecide(analysis, span).flatMap(finding => suppressionOffers(analysis, finding, comments)),
  ];
}

/** What is done to a whole file is only offered where it is asked for by name. */
function isWanted(kind: string, { only }: CodeActionParams['context']): boolean {
  return only === undefined
    ? kind !== FIX_ALL
    : only.some(each => each === '' || kind === each || kind.startsWith(`${each}.`));
}

/** Whether this is for the light bulb: a bulb at every line of a file that could be converted would only be in the way. */
function isUnasked({ only, triggerKind }: CodeActionParams['context']): boolean {
  return only === undefined && triggerKind === CodeActionTriggerKind.Automatic;
}

/** The diagnostics that an offer answers. `byPlace`: those that there are, each of which thousands of offers may answer. */
function shownBy(
  { findings, problem }: Offer,
  place: ReturnType<typeof placesIn>,
  byPlace: ReadonlyMap<string, readonly (readonly [order: number, diagnostic: Diagnostic])[]>,
): Diagnostic[] {
  const answered = new Set([
    ...findings.map(({ rule, at }) => placeKey(rule, place(at).range)),
    ...(problem === undefined ? [] : [placeKey(problem.code, place(problem).range)]),
  ]);
  return [...answered]
    .flatMap(key => byPlace.get(key) ?? [])
    .sort(([a], [b]) => a - b)
    .flatMap(([, diagnostic]) => (diagnostic.source === SOURCE ? [diagnostic] : []));
}

function placeKey(code: Diagnostic['code'], range: Range): string {
  return JSON.stringify({ code, range: plain(range) });
}

function plain({ start, end }: Range): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function editOf(
  edits: FileEdits,
  document: TextDocument,
  analysis: Analysis,
  client: Client,
  workspace: Workspace,
  place = placesIn(analysis),
): WorkspaceEdit {
  const { file: main } = analysis.documents.main;
  const byUri = [...edits].map(([file, own]) => ({
    uri: file === main ? document.uri : workspace.uriOf(document, file),
    edits: own.map(
      (edit): TextEdit => ({
        range: place({ file, offset: edit.offset, end: edit.end }).range,
        newText: edit.text,
      }),
    ),
  }));
  return client.documentChanges
    ? {
        documentChanges: byUri.map(({ uri, edits: changes }) => ({
          textDocument: { uri, version: workspace.opened(uri)?.version ?? null },
          edits: changes,
        })),
      }
    : { changes: Object.fromEntries(byUri.map(({ uri, edits: changes }) => [uri, changes])) };
}

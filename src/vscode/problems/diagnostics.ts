/** Keeps the Problems panel in step with the open documents. */
import * as vscode from 'vscode';
import { type FileReport, reportInSteps } from '../../core/reports/report';
import { mainOf } from '../../core/whole';
import { createDelays } from '../editor/delays';
import { createPace, takeSteps } from '../editor/pace';
import type { Analyses, Check } from '../files/analyses';
import { diagnosticsBeside, diagnosticsOf, uriOfPlace } from './problems';
import type { ProblemsBeside } from './problemsBeside';

/** After the last key; under a fifth of a second feels immediate, and a pause in a word is shorter. */
const DELAY = 175;

export interface Diagnostics extends vscode.Disposable {
  /** Checks all open documents again. */
  refresh(): void;
  readonly onDidCheck: vscode.Event<LiveReport>;
}

/** What was found in the text of an open document. */
export interface LiveReport {
  readonly uri: vscode.Uri;
  readonly report: FileReport;
  /** The file that stands for the definition of which the document is only a part. */
  readonly main: vscode.Uri | undefined;
}

/** What else is known of files. */
export interface Surroundings {
  /** Resolves when all that holds for a file is known. */
  ready(uri: vscode.Uri): Promise<void>;
  /** Whether the problems of a file are shown while it is closed: then they are left to whoever shows them. */
  isAssessed(uri: vscode.Uri): boolean;
  /** Where the problems go that stand in other files. */
  readonly beside: Pick<ProblemsBeside, 'set' | 'update'>;
}

/** `collection`: what the Problems panel shows; while a document is open, its part of it is kept here. */
export function createDiagnostics(
  collection: vscode.DiagnosticCollection,
  analyses: Analyses,
  { ready, isAssessed, beside }: Surroundings,
): Diagnostics {
  const publisher = createPublisher(collection, analyses, beside);
  const delays = createDelays<vscode.TextDocument>(DELAY);

  function publish(document: vscode.TextDocument): void {
    delays.cancel(document);
    void publisher.publish(document);
  }

  function publishWhenReady(document: vscode.TextDocument): void {
    void ready(document.uri).then(() => publish(document));
  }

  function refresh(): void {
    publisher.forgetAll();
    vscode.workspace.textDocuments.forEach(publishWhenReady);
  }

  const subscriptions = [
    publisher,
    delays,
    vscode.workspace.onDidOpenTextDocument(publishWhenReady),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        delays.later(document, () => publish(document));
      }
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      delays.cancel(document);
      publisher.forget(document);
      if (!isAssessed(document.uri)) {
        publisher.show(document.uri, undefined);
      }
    }),
    vscode.window.onDidChangeActiveTextEditor(editor => {
      if (editor !== undefined && !delays.waits(editor.document)) {
        publish(editor.document);
      }
    }),
  ];
  refresh();
  return {
    refresh,
    onDidCheck: publisher.onDidCheck,
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

interface Publisher extends vscode.Disposable {
  /** Shows what is found in a document, unless that is shown already. */
  publish(document: vscode.TextDocument): Promise<void>;
  /** Shows what a report says of a file; nothing without one. `most`: for each rule. */
  show(uri: vscode.Uri, report: FileReport | undefined, most?: number): void;
  forget(document: vscode.TextDocument): void;
  /** What is shown counts no longer: all is to be checked again. */
  forgetAll(): void;
  readonly onDidCheck: vscode.Event<LiveReport>;
}

function createPublisher(
  collection: vscode.DiagnosticCollection,
  analyses: Analyses,
  beside: Surroundings['beside'],
): Publisher {
  const pace = createPace();
  const didCheck = new vscode.EventEmitter<LiveReport>();
  /** The version of each document that its diagnostics are of; another map as soon as all are to be checked again. */
  let published = new Map<vscode.TextDocument, number>();

  function show(uri: vscode.Uri, report: FileReport | undefined, most = 0): void {
    collection.set(uri, report && diagnosticsOf(uri, report, most));
    beside.set(uri, report === undefined ? [] : diagnosticsBeside(uri, report, most));
    beside.update(uri);
  }

  async function publish(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed || published.get(document) === document.version) {
      return;
    }
    const { uri } = document;
    const before = published;
    const check = await analyses.of(document);
    const report = await reportOf(uri, check, pace);
    const isOutdated = document.isClosed || document.version !== check.version || published !== before;
    // Where it isn't, somebody who waited for the same may have published it.
    if (isOutdated || published.get(document) === check.version) {
      return;
    }
    published.set(document, check.version);
    if (check.analysis === undefined) {
      show(uri, undefined);
    } else if (report !== undefined) {
      show(uri, report, check.settings.maximumProblemsPerRule);
      const main = mainOf(check.analysis);
      didCheck.fire({ uri, report, main: main === undefined ? undefined : uriOfPlace(uri, { path: main }) });
    }
  }

  return {
    publish,
    show,
    forget: document => published.delete(document),
    forgetAll() {
      published = new Map();
    },
    onDidCheck: didCheck.event,
    dispose: () => didCheck.dispose(),
  };
}

/** Undefined where nothing is to be said, or what was said before still counts. */
async function reportOf(
  uri: vscode.Uri,
  { analysis }: Check,
  pace: () => Promise<void>,
): Promise<FileReport | undefined> {
  // A text that is broken for the moment keeps what was found before, and VS Code moves it along. Of HCL it says nothing.
  const isBroken = analysis?.fatal !== undefined && analysis.documents.main.language === 'json';
  return analysis === undefined || isBroken
    ? undefined
    : takeSteps(reportInSteps(vscode.workspace.asRelativePath(uri), analysis), pace);
}

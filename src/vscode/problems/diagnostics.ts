/** Keeps the Problems panel in step with the open documents. */
import * as vscode from 'vscode';
import { type FileReport, reportInSteps } from '../../core/reports/report';
import { mainOf } from '../../core/whole';
import { createPace, takeSteps } from '../editor/pace';
import type { Analyses } from '../files/analyses';
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
  const pace = createPace();
  const didCheck = new vscode.EventEmitter<LiveReport>();
  const timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  /** The version of each document that its diagnostics are of; another map as soon as all are to be checked again. */
  let published = new Map<vscode.TextDocument, number>();

  function cancel(document: vscode.TextDocument): void {
    clearTimeout(timers.get(document));
    timers.delete(document);
  }

  async function publish(document: vscode.TextDocument): Promise<void> {
    cancel(document);
    if (document.isClosed || published.get(document) === document.version) {
      return;
    }
    const { uri } = document;
    const before = published;
    const check = await analyses.of(document);
    // A text that is broken for the moment keeps what was found before, and VS Code moves it along. Of HCL it says nothing.
    const isBroken = check.analysis?.fatal !== undefined && check.analysis.documents.main.language === 'json';
    const report =
      check.analysis === undefined || isBroken
        ? undefined
        : await takeSteps(reportInSteps(vscode.workspace.asRelativePath(uri), check.analysis), pace);
    const isOutdated = document.isClosed || document.version !== check.version || published !== before;
    // Where it isn't, somebody who waited for the same may have published it.
    if (isOutdated || published.get(document) === check.version) {
      return;
    }
    published.set(document, check.version);
    if (check.analysis === undefined) {
      collection.delete(uri);
      beside.set(uri, []);
      beside.update(uri);
    } else if (report !== undefined) {
      const { maximumProblemsPerRule } = check.settings;
      collection.set(uri, diagnosticsOf(uri, report, maximumProblemsPerRule));
      beside.set(uri, diagnosticsBeside(uri, report, maximumProblemsPerRule));
      beside.update(uri);
      const main = mainOf(check.analysis);
      didCheck.fire({ uri, report, main: main === undefined ? undefined : uriOfPlace(uri, { path: main }) });
    }
  }

  function publishWhenReady(document: vscode.TextDocument): void {
    void ready(document.uri).then(() => publish(document));
  }

  function schedule(document: vscode.TextDocument): void {
    cancel(document);
    timers.set(
      document,
      setTimeout(() => void publish(document), DELAY),
    );
  }

  function refresh(): void {
    published = new Map();
    vscode.workspace.textDocuments.forEach(publishWhenReady);
  }

  const subscriptions = [
    didCheck,
    vscode.workspace.onDidOpenTextDocument(publishWhenReady),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        schedule(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      cancel(document);
      published.delete(document);
      if (!isAssessed(document.uri)) {
        collection.delete(document.uri);
        beside.set(document.uri, []);
        beside.update(document.uri);
      }
    }),
    vscode.window.onDidChangeActiveTextEditor(editor => {
      if (editor !== undefined && !timers.has(editor.document)) {
        void publish(editor.document);
      }
    }),
  ];
  refresh();
  return {
    refresh,
    onDidCheck: didCheck.event,
    dispose() {
      for (const document of [...timers.keys()]) {
        cancel(document);
      }
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

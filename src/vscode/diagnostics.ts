/** Keeps the Problems panel in step with the open documents. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { diagnosticsOf, SOURCE } from './problems';

/** After the last key; under a fifth of a second feels immediate, and a pause in a word is shorter. */
const DELAY = 175;

export interface Diagnostics extends vscode.Disposable {
  /** Checks all open documents again. */
  refresh(): void;
}

/** `ready`: resolves when all that holds for a file is known. */
export function createDiagnostics(analyses: Analyses, ready: (uri: vscode.Uri) => Promise<void>): Diagnostics {
  const collection = vscode.languages.createDiagnosticCollection(SOURCE);
  const timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  /** The version of each document that its diagnostics are of. */
  const published = new Map<vscode.TextDocument, number>();

  function cancel(document: vscode.TextDocument): void {
    clearTimeout(timers.get(document));
    timers.delete(document);
  }

  function publish(document: vscode.TextDocument): void {
    cancel(document);
    if (document.isClosed || published.get(document) === document.version) {
      return;
    }
    const check = analyses.of(document);
    published.set(document, check.version);
    if (check.analysis === undefined) {
      collection.delete(document.uri);
    } else if (check.analysis.document.fatal === undefined) {
      collection.set(document.uri, diagnosticsOf(document, check));
    }
    // Else the text is broken for the moment: what was found before stays, and VS Code moves it along.
  }

  function publishWhenReady(document: vscode.TextDocument): void {
    void ready(document.uri).then(() => publish(document));
  }

  function schedule(document: vscode.TextDocument): void {
    cancel(document);
    timers.set(
      document,
      setTimeout(() => publish(document), DELAY),
    );
  }

  function refresh(): void {
    published.clear();
    vscode.workspace.textDocuments.forEach(publishWhenReady);
  }

  const subscriptions = [
    collection,
    vscode.workspace.onDidOpenTextDocument(publishWhenReady),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        schedule(document);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      cancel(document);
      published.delete(document);
      collection.delete(document.uri);
    }),
    vscode.window.onDidChangeActiveTextEditor(editor => {
      if (editor !== undefined && !timers.has(editor.document)) {
        publish(editor.document);
      }
    }),
  ];
  refresh();
  return {
    refresh,
    dispose() {
      for (const document of [...timers.keys()]) {
        cancel(document);
      }
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

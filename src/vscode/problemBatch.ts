/** Diagnostics of many files that are not open, handed on to VS Code several files at a time. */
import type * as vscode from 'vscode';
import { openDocument } from './openDocuments';

/** What VS Code takes in some milliseconds. It silently leaves out the files behind the 1,100th diagnostic of one call. */
const MOST = 300;

/** In milliseconds. */
const DELAY = 250;

export interface ProblemBatch extends vscode.Disposable {
  /** Shows the diagnostics of a file soon, unless it is open by then. */
  set(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void;
  /** Shows at once what waits to be shown. */
  flush(): void;
}

export function createProblemBatch(collection: vscode.DiagnosticCollection): ProblemBatch {
  const waiting = new Map<string, [vscode.Uri, readonly vscode.Diagnostic[]]>();
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) {
      return;
    }
    collection.set([...waiting.values()].filter(([uri]) => openDocument(uri) === undefined));
    waiting.clear();
    size = 0;
  }

  return {
    set(uri, diagnostics) {
      if (size + diagnostics.length > MOST) {
        flush();
      }
      waiting.set(uri.toString(), [uri, diagnostics]);
      size += diagnostics.length;
      timer ??= setTimeout(flush, DELAY);
    },
    flush,
    dispose() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}

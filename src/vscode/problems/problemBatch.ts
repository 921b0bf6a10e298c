/** Diagnostics of many files that are not open, handed on to VS Code several files at a time. */
import type * as vscode from 'vscode';
import { openDocument } from '../files/openDocuments';

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

/** `shown`: the diagnostics of a file have changed. */
export function createProblemBatch(
  collection: vscode.DiagnosticCollection,
  shown: (uri: vscode.Uri) => void,
): ProblemBatch {
  const waiting = new Map<string, [vscode.Uri, readonly vscode.Diagnostic[]]>();
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) {
      return;
    }
    const closed = [...waiting.values()].filter(([uri]) => openDocument(uri) === undefined);
    collection.set(closed);
    waiting.clear();
    size = 0;
    for (const [uri] of closed) {
      shown(uri);
    }
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

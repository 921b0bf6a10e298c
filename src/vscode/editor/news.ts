/** Tells others that something is different now, no more often than they can follow. */
import * as vscode from 'vscode';

/** While much changes, they are told no more often, in milliseconds. */
const INTERVAL = 500;

export interface News extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  soon(): void;
  now(): void;
}

export function createNews(): News {
  const didChange = new vscode.EventEmitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function now(): void {
    clearTimeout(timer);
    timer = undefined;
    didChange.fire();
  }

  return {
    onDidChange: didChange.event,
    soon() {
      timer ??= setTimeout(now, INTERVAL);
    },
    now,
    dispose() {
      clearTimeout(timer);
      didChange.dispose();
    },
  };
}

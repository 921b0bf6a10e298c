/** What is kept by address with the documents that asked for it: fetched when the first does, and again when it may be different. */
import type * as vscode from 'vscode';

export interface Kept<T> {
  has(uri: vscode.Uri): boolean;
  /** For a document that asks for it. Undefined while it is fetched, and where there is none. */
  get(uri: vscode.Uri, document: vscode.TextDocument): T | undefined;
  update(uri: vscode.Uri): Promise<void>;
}

/** How it is fetched and compared, and who is told of it. */
export interface Keeping<T> {
  /** Never fails: what can't be had is undefined. */
  fetch(uri: vscode.Uri): Promise<T | undefined>;
  alike(a?: T, b?: T): boolean;
  /** Something is being fetched that a document asked for. */
  waits(document: vscode.TextDocument, fetched: Promise<void>): void;
  /** What some documents asked for is there, or another than before. */
  changed(users: readonly vscode.Uri[]): void;
}

export function createKept<T>({ fetch, alike, waits, changed }: Keeping<T>): Kept<T> {
  const kept = new Map<string, T | undefined>();
  const users = new Map<string, Map<string, vscode.Uri>>();
  const underway = new Map<string, Promise<void>>();

  function update(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    kept.set(key, kept.get(key));
    const fetched: Promise<void> = fetch(uri).then(now => {
      // What was asked for later knows what this one may not know yet, and may be there before it.
      const latest = underway.get(key);
      if (latest !== fetched) {
        return latest;
      }
      underway.delete(key);
      if (!alike(now, kept.get(key))) {
        kept.set(key, now);
        changed([...(users.get(key)?.values() ?? [])]);
      }
      return undefined;
    });
    underway.set(key, fetched);
    return fetched;
  }

  return {
    has: uri => kept.has(uri.toString()),
    update,
    get(uri, document) {
      const key = uri.toString();
      const documents = users.get(key) ?? new Map<string, vscode.Uri>();
      users.set(key, documents.set(document.uri.toString(), document.uri));
      const fetched = kept.has(key) ? underway.get(key) : update(uri);
      if (fetched !== undefined) {
        waits(document, fetched);
      }
      return kept.get(key);
    },
  };
}

/** The files beside open definitions: read when a definition asks for them, and again when they change, saved or not. */
import * as vscode from 'vscode';
import type { Files, Other } from '../../core/text/files';
import { settingsOf } from '../settings/settings';
import type { OtherDefinitions } from './otherDefinitions';
import { companionText, isOurs, namesIn } from './textsBeside';

/** The longest that a document waits for the files beside it before it is checked without them, in milliseconds. */
const PATIENCE = 1_000;

/** After the last key in a file that others read, in milliseconds. */
const DELAY = 300;

export interface FilesBeside extends vscode.Disposable {
  /** Those of a document. What has not been read yet has no text until `onDidRead` says so. */
  of(document: vscode.TextDocument): Files;
  /** Resolves when all that a document has asked for so far is read, or when that takes too long to wait for. */
  settled(document: vscode.TextDocument): Promise<void>;
  /** The documents that asked for files which were read, or have changed. */
  readonly onDidRead: vscode.Event<readonly vscode.Uri[]>;
}

/** `others`: all definitions of the workspace. */
export function createFilesBeside(others: Pick<OtherDefinitions, 'of' | 'ready' | 'onDidChange'>): FilesBeside {
  const didRead = new vscode.EventEmitter<readonly vscode.Uri[]>();
  const texts = createKept(companionText, (a, b) => a === b);
  const folders = createKept(namesIn, (a, b) => a?.join('/') === b?.join('/'));
  /** The documents whose analysis depends on what other definitions say. */
  const askers = new Map<string, vscode.Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** What is being fetched for the documents that asked for it. */
  const fetching = new WeakMap<vscode.TextDocument, Set<Promise<void>>>();

  function waitFor(document: vscode.TextDocument, fetched: Promise<void>): void {
    const own = fetching.get(document) ?? new Set();
    fetching.set(document, own.add(fetched));
    void fetched.finally(() => own.delete(fetched));
  }

  /** What is kept by address, with the documents that asked for it. Undefined while it is fetched, and where there is none. */
  function createKept<T>(fetch: (uri: vscode.Uri) => Promise<T | undefined>, alike: (a?: T, b?: T) => boolean) {
    const kept = new Map<string, T | undefined>();
    const users = new Map<string, Map<string, vscode.Uri>>();
    const underway = new Map<string, Promise<void>>();

    async function fetchAgain(uri: vscode.Uri): Promise<void> {
      const key = uri.toString();
      const before = kept.get(key);
      kept.set(key, before);
      const now = await fetch(uri);
      if (!alike(now, before)) {
        kept.set(key, now);
        didRead.fire([...(users.get(key)?.values() ?? [])]);
      }
    }

    function update(uri: vscode.Uri): Promise<void> {
      const key = uri.toString();
      const fetched = fetchAgain(uri).finally(() => underway.get(key) === fetched && underway.delete(key));
      underway.set(key, fetched);
      return fetched;
    }

    return {
      has: (uri: vscode.Uri) => kept.has(uri.toString()),
      update,
      get(uri: vscode.Uri, document: vscode.TextDocument): T | undefined {
        const key = uri.toString();
        const documents = users.get(key) ?? new Map<string, vscode.Uri>();
        users.set(key, documents.set(document.uri.toString(), document.uri));
        const fetched = kept.has(key) ? underway.get(key) : update(uri);
        if (fetched !== undefined) {
          waitFor(document, fetched);
        }
        return kept.get(key);
      },
    };
  }

  function changed(uri: vscode.Uri): void {
    if (texts.has(uri)) {
      void texts.update(uri);
    }
  }

  /** A file that came or went, also by another name. */
  function listed(uri: vscode.Uri): void {
    changed(uri);
    const folder = vscode.Uri.joinPath(uri, '..');
    if (folders.has(folder)) {
      void folders.update(folder);
    }
  }

  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  function othersOf(document: vscode.TextDocument): readonly Other[] {
    if (!askers.has(document.uri.toString())) {
      askers.set(document.uri.toString(), document.uri);
      waitFor(document, others.ready());
    }
    return others.of(document.uri);
  }

  const subscriptions = [
    didRead,
    others.onDidChange(() => askers.size > 0 && didRead.fire([...askers.values()])),
    watcher,
    watcher.onDidCreate(listed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(listed),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (texts.has(uri)) {
        const key = uri.toString();
        clearTimeout(timers.get(key));
        timers.set(
          key,
          setTimeout(() => changed(uri), DELAY),
        );
      }
    }),
    // What was typed and not saved is gone now.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
  ];
  return {
    of: document => ({
      read: file =>
        document.isUntitled ? undefined : texts.get(vscode.Uri.joinPath(document.uri, '..', file), document),
      isOurs: file => isOurs(document.uri, file),
      others: () => (document.isUntitled ? [] : othersOf(document)),
      inPlace: settingsOf(document.uri).inPlace,
      list: (ending, other = '') =>
        (document.isUntitled
          ? undefined
          : folders.get(vscode.Uri.joinPath(document.uri, '..', other), document)
        )?.flatMap(name => (name.endsWith(ending) ? (other === '' ? name : `${other}/${name}`) : [])) ?? [],
    }),
    async settled(document) {
      const fetched = [...(fetching.get(document) ?? [])];
      if (fetched.length > 0) {
        await Promise.race([Promise.all(fetched), new Promise(resolve => setTimeout(resolve, PATIENCE))]);
      }
    },
    onDidRead: didRead.event,
    dispose() {
      timers.forEach(clearTimeout);
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

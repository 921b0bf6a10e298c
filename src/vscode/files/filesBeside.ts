/** The files beside open definitions: read when a definition asks for them, and again when they change, saved or not. */
import * as vscode from 'vscode';
import type { Files } from '../../core/text/files';
import { openDocument } from './openDocuments';

/** Answer files and their like have a few kilobytes; what is larger is something else. */
const MAXIMUM_SIZE = 1_000_000;

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

export function createFilesBeside(): FilesBeside {
  const didRead = new vscode.EventEmitter<readonly vscode.Uri[]>();
  const texts = createKept(companionText, (a, b) => a === b);
  const folders = createKept(namesIn, (a, b) => a?.join('/') === b?.join('/'));
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
  const subscriptions = [
    didRead,
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

/** In a folder of the workspace; of a file without one, in its own folder. */
function isOurs(uri: vscode.Uri, file: string): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.joinPath(uri, '..', file));
  return folder !== undefined || (vscode.workspace.getWorkspaceFolder(uri) === undefined && !file.startsWith('../'));
}

/** The text of a file that a definition may name; undefined where there is none, or where it can't be one. */
export async function companionText(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) {
    return open.getText();
  }
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > MAXIMUM_SIZE) {
      return undefined;
    }
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The names of the files in a folder; undefined where it can't be read. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[] | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : [])).sort();
  } catch {
    return undefined;
  }
}

/** As UTF-8, or as UTF-16 where a mark says so: tools of Windows write answer files in both. */
function decoded(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

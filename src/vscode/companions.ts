/** The files beside open definitions: read when a machine names them, and again when they change. */
import * as vscode from 'vscode';
import type { CompanionFiles } from '../core/companions/companion';

/** Answer files and their like have a few kilobytes; what is larger is something else. */
const MAXIMUM_SIZE = 1_000_000;

export interface Companions extends vscode.Disposable {
  /** Those of a document. What has not been read yet has no text until `onDidRead` says so. */
  of(document: vscode.TextDocument): CompanionFiles;
  /** The documents whose companion files were read, or have changed. */
  readonly onDidRead: vscode.Event<readonly vscode.Uri[]>;
}

export function createCompanions(): Companions {
  /** By address; undefined while it is being read, and where there is none. */
  const texts = new Map<string, string | undefined>();
  /** The documents that name each file. */
  const users = new Map<string, Map<string, vscode.Uri>>();
  const didRead = new vscode.EventEmitter<readonly vscode.Uri[]>();

  async function read(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const before = texts.get(key);
    texts.set(key, before);
    const text = await companionText(uri);
    if (text !== before) {
      texts.set(key, text);
      didRead.fire([...(users.get(key)?.values() ?? [])]);
    }
  }

  function changed(uri: vscode.Uri): void {
    if (texts.has(uri.toString())) {
      void read(uri);
    }
  }

  // A boot command fetches files under any name.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions = [
    didRead,
    watcher,
    watcher.onDidCreate(changed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(changed),
  ];
  return {
    of: document => ({
      read(path) {
        if (document.isUntitled) {
          return undefined;
        }
        const uri = vscode.Uri.joinPath(document.uri, '..', path);
        const key = uri.toString();
        const documents = users.get(key) ?? new Map<string, vscode.Uri>();
        users.set(key, documents.set(document.uri.toString(), document.uri));
        if (!texts.has(key)) {
          void read(uri);
        }
        return texts.get(key);
      },
    }),
    onDidRead: didRead.event,
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

/** The text of a file that a definition may name; undefined where there is none, or where it can't be one. */
export async function companionText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > MAXIMUM_SIZE) {
      return undefined;
    }
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

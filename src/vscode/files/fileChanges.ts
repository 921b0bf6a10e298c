/** Tells of changes in the workspace that an assessment has to follow, several at a time. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { SECTION } from '../settings/settings';

/** After the last of several changes, in milliseconds: what writes many files takes its time. */
const DELAY = 300;

export interface Changes {
  /** Files that were made or written to. */
  readonly changed: readonly vscode.Uri[];
  /** Files, and folders with all that was in them. */
  readonly deleted: readonly vscode.Uri[];
  /** Whether something changed that holds for many files: settings, a configuration file, the folders. */
  readonly everything: boolean;
}

/** `follow` is called again only after it is through with the changes before. */
export function followChanges(follow: (changes: Changes) => Promise<void>): vscode.Disposable {
  let changed = new Map<string, vscode.Uri>();
  let deleted = new Map<string, vscode.Uri>();
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let following = Promise.resolve();

  function deliver(): void {
    const changes = { changed: [...changed.values()], deleted: [...deleted.values()], everything };
    changed = new Map();
    deleted = new Map();
    everything = false;
    // A failure, which VS Code logs, does not end the following.
    following = following.catch(() => undefined).then(() => follow(changes));
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(deliver, DELAY);
  }

  function onChanged(uri: vscode.Uri): void {
    everything ||= uri.path.endsWith(`/${CONFIGURATION_FILE}`);
    changed.set(uri.toString(), uri);
    deleted.delete(uri.toString());
    soon();
  }

  function onDeleted(uri: vscode.Uri): void {
    everything ||= uri.path.endsWith(`/${CONFIGURATION_FILE}`);
    deleted.set(uri.toString(), uri);
    changed.delete(uri.toString());
    soon();
  }

  function onEverything(): void {
    everything = true;
    soon();
  }

  // Of all files, as of a folder that is deleted nothing is told but its own name.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const subscriptions = [
    watcher,
    watcher.onDidCreate(onChanged),
    watcher.onDidChange(onChanged),
    watcher.onDidDelete(onDeleted),
    // What was typed and not saved is gone now.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => onChanged(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(onEverything),
    vscode.workspace.onDidChangeConfiguration(event => {
      if ([SECTION, 'files.exclude', 'search.exclude'].some(section => event.affectsConfiguration(section))) {
        onEverything();
      }
    }),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

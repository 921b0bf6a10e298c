/** Tells of changes in the workspace that an assessment has to follow, several at a time. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { createTurns, inLanes } from '../editor/pace';
import { SECTION } from '../settings/settings';
import { candidateFiles, isCandidateFile, isCandidateFolder } from './candidateFiles';

/** After the last of several changes, in milliseconds: what writes many files takes its time. */
const DELAY = 300;

/** How many are asked at a time whether they are folders. */
const LANES = 8;

export interface Changes {
  /** Files that were made or written to, also with a folder. */
  readonly changed: readonly vscode.Uri[];
  /** Files, and folders with all that was in them. */
  readonly deleted: readonly vscode.Uri[];
  /** Whether something changed that holds for many files: settings, a configuration file, the folders. */
  readonly everything: boolean;
}

/** `follow` is called again only after it is through with the changes before. */
export function followChanges(follow: (changes: Changes) => Promise<void>): vscode.Disposable {
  const source = new vscode.CancellationTokenSource();
  const changed = new Map<string, vscode.Uri>();
  const deleted = new Map<string, vscode.Uri>();
  /** Those of `changed` that were not there before: among them may be folders. */
  const made = new Map<string, vscode.Uri>();
  let everything = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const inTurn = createTurns();

  function deliver(): void {
    const changes = { deleted: [...deleted.values()], everything };
    const told = [...changed.values()];
    const came = [...made.values()];
    changed.clear();
    deleted.clear();
    made.clear();
    everything = false;
    // A failure, which VS Code logs, does not end the following.
    void inTurn(async () => follow({ ...changes, changed: await withInside(told, came, source.token) }));
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(deliver, DELAY);
  }

  function note(uri: vscode.Uri, now: Map<string, vscode.Uri>, before: Map<string, vscode.Uri>): void {
    everything ||= uri.path.endsWith(`/${CONFIGURATION_FILE}`);
    now.set(uri.toString(), uri);
    before.delete(uri.toString());
    soon();
  }

  const changes = listen({
    made(uri) {
      made.set(uri.toString(), uri);
      note(uri, changed, deleted);
    },
    changed: uri => note(uri, changed, deleted),
    deleted: uri => note(uri, deleted, changed),
    everything() {
      everything = true;
      soon();
    },
  });
  return {
    dispose() {
      clearTimeout(timer);
      source.cancel();
      vscode.Disposable.from(source, changes).dispose();
    },
  };
}

interface Listener {
  readonly made: (uri: vscode.Uri) => void;
  readonly changed: (uri: vscode.Uri) => void;
  readonly deleted: (uri: vscode.Uri) => void;
  readonly everything: () => void;
}

function listen({ made, changed, deleted, everything }: Listener): vscode.Disposable {
  // Of all files, as of a folder that is deleted nothing is told but its own name.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(made),
    watcher.onDidChange(changed),
    watcher.onDidDelete(deleted),
    // The watcher misses what it is told to (`files.watcherExclude`), and what is in a folder before it has heard of that.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
    // What was typed and not saved is gone now.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(everything),
    vscode.workspace.onDidChangeConfiguration(event => holdsForMany(event) && everything()),
  );
}

function holdsForMany(event: vscode.ConfigurationChangeEvent): boolean {
  return [SECTION, 'files.exclude', 'search.exclude'].some(section => event.affectsConfiguration(section));
}

/** Of a folder that comes with all that is in it, by another name or from elsewhere, not each file is told. */
async function withInside(
  changed: readonly vscode.Uri[],
  made: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const inside = await candidateFiles(await foldersIn(made), token);
  const told = new Set(changed.map(String));
  return [...changed, ...inside.filter(uri => isCandidateFile(uri) && !told.has(uri.toString()))];
}

async function foldersIn(made: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const folders: vscode.Uri[] = [];
  await inLanes(LANES, made, async uri => {
    if (!isCandidateFile(uri) && (await isCandidateFolder(uri))) {
      folders.push(uri);
    }
    return true;
  });
  return folders;
}

/** The files beside open definitions: read when a definition asks for them, and again when they change, saved or not. */
import * as vscode from 'vscode';
import type { Files, Other } from '../../core/text/files';
import { createDelays } from '../editor/delays';
import { settingsOf } from '../settings/settings';
import { createKept, type Kept } from './kept';
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
  const waits = createWaits();
  const told = { waits: waits.add, changed: (users: readonly vscode.Uri[]): void => didRead.fire(users) };
  const texts = createKept({ fetch: companionText, alike: (a, b) => a === b, ...told });
  const folders = createKept({ fetch: namesIn, alike: (a, b) => a?.join('/') === b?.join('/'), ...told });
  /** The documents whose analysis depends on what other definitions say. */
  const askers = new Map<string, vscode.Uri>();

  function othersOf(document: vscode.TextDocument): readonly Other[] {
    if (!askers.has(document.uri.toString())) {
      askers.set(document.uri.toString(), document.uri);
      waits.add(document, others.ready());
    }
    return others.of(document.uri);
  }

  function filesOf(document: vscode.TextDocument): Files {
    const beside = (path: string): vscode.Uri => vscode.Uri.joinPath(document.uri, '..', path);
    const files = { isOurs: (file: string) => isOurs(document.uri, file), inPlace: settingsOf(document.uri).inPlace };
    if (document.isUntitled) {
      return { ...files, read: () => undefined, others: () => [], list: () => [] };
    }
    return {
      ...files,
      read: file => texts.get(beside(file), document),
      others: () => othersOf(document),
      list(ending, folder = '') {
        const names = folders.get(beside(folder), document) ?? [];
        return names.filter(name => name.endsWith(ending)).map(name => (folder === '' ? name : `${folder}/${name}`));
      },
    };
  }

  const following = [
    didRead,
    others.onDidChange(() => askers.size > 0 && didRead.fire([...askers.values()])),
    followTexts(texts, folders),
  ];
  return {
    of: filesOf,
    settled: waits.settled,
    onDidRead: didRead.event,
    dispose: () => vscode.Disposable.from(...following).dispose(),
  };
}

/** What is being fetched for the documents that asked for it. */
function createWaits() {
  const fetching = new WeakMap<vscode.TextDocument, Set<Promise<void>>>();
  return {
    add(document: vscode.TextDocument, fetched: Promise<void>): void {
      const own = fetching.get(document) ?? new Set();
      fetching.set(document, own.add(fetched));
      void fetched.finally(() => own.delete(fetched));
    },
    async settled(document: vscode.TextDocument): Promise<void> {
      const fetched = [...(fetching.get(document) ?? [])];
      if (fetched.length > 0) {
        await Promise.race([Promise.all(fetched), new Promise(resolve => setTimeout(resolve, PATIENCE))]);
      }
    },
  };
}

/** Keeps texts, and the names in folders, in step with what is typed and with what is on disk. */
function followTexts(texts: Kept<string>, folders: Kept<readonly string[]>): vscode.Disposable {
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

  const delays = createDelays<string>(DELAY);
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    delays,
    watcher,
    watcher.onDidCreate(listed),
    watcher.onDidChange(changed),
    watcher.onDidDelete(listed),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (texts.has(uri)) {
        delays.later(uri.toString(), () => changed(uri));
      }
    }),
    // What was typed and not saved is gone now.
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
  );
}

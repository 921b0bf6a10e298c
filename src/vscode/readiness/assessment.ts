/**
 * The assessment of a whole workspace: what was found in each of its files, in a form that needs neither their texts
 * nor their trees, and that keeps up with later changes until it is cleared.
 */
import * as vscode from 'vscode';
import type { Found } from '../../core/readiness/outcomes';
import type { FileReport, SkippedFile } from '../../core/reports/report';
import { createNews } from '../editor/news';
import { candidateFiles, isCandidateFile } from '../files/candidateFiles';
import type { FileContext } from '../files/fileAnalysis';
import { type Changes, followChanges } from '../files/fileChanges';
import { isUnsaved } from '../files/openDocuments';
import type { LiveReport } from '../problems/diagnostics';
import type { ProblemsBeside } from '../problems/problemsBeside';
import type { Configurations } from '../settings/configurations';
import { createAssessedFiles } from './assessedFiles';

export interface Progress {
  readonly checked: number;
  /** Undefined while files are still looked for. */
  readonly of: number | undefined;
}

export interface Assessment extends vscode.Disposable {
  readonly state: State;
  /** Of the last run. */
  readonly progress: Progress;
  readonly found: Found;
  /** Starts anew. Resolves when it is through or was stopped. */
  run(onProgress?: (progress: Progress) => void): Promise<void>;
  stop(): void;
  clear(): void;
  /** Counts a folder outside of the workspace, or a document that is not saved, as well, from the next run on until it is cleared. */
  include(uri: vscode.Uri): void;
  /** Checks some files again, such as after a conversion. */
  again(uris: readonly vscode.Uri[]): Promise<void>;
  /** Whether the problems of a file are shown while it is closed. */
  has(uri: vscode.Uri): boolean;
  /** The file of a report, or of one that was skipped. */
  uriOf(file: FileReport | SkippedFile): vscode.Uri | undefined;
  /** Something of the above is different now. */
  readonly onDidChange: vscode.Event<void>;
}

interface Run {
  readonly source: vscode.CancellationTokenSource;
  readonly end: Promise<void>;
}

/** How far it is. All but `none` follow the changes of the workspace. */
type Phase =
  /** Never run, or cleared. */
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly run: Run; readonly following: vscode.Disposable }
  /** Stopped before it was through: what it had found by then stays. */
  | { readonly kind: 'stopped' | 'done'; readonly following: vscode.Disposable };

export type State = Phase['kind'];

/**
 * `collection`: what the Problems panel shows. The part of an open document is left to the live check, and what that
 * finds (`onDidCheck`) counts here as well.
 */
export function createAssessment(
  collection: vscode.DiagnosticCollection,
  configurations: Configurations & FileContext,
  onDidCheck: vscode.Event<LiveReport>,
  beside: Pick<ProblemsBeside, 'set' | 'update'>,
): Assessment {
  const news = createNews();
  const files = createAssessedFiles(collection, configurations, beside, news);
  const { outcomes } = files;
  const included = new Map<string, vscode.Uri>();
  let phase: Phase = { kind: 'none' };
  let progress: Progress = { checked: 0, of: 0 };

  async function assessAll(token: vscode.CancellationToken, onProgress: (progress: Progress) => void): Promise<void> {
    const report = (checked: number, of?: number): void => {
      progress = { checked, of };
      news.soon();
      onProgress(progress);
    };
    report(0);
    const all = [...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri), ...included.values()];
    const folders = all.filter(uri => !isUnsaved(uri));
    const found = [...(await candidateFiles(folders, token)), ...all.filter(isUnsaved)];
    if (token.isCancellationRequested) {
      return;
    }
    report(0, found.length);
    await files.assess(found, checked => {
      report(checked, found.length);
      return !token.isCancellationRequested;
    });
    if (!token.isCancellationRequested) {
      const existing = new Set(found.map(String));
      files.forget(outcomes.addresses().filter(address => !existing.has(address)));
    }
  }

  async function run(onProgress: (progress: Progress) => void = () => undefined): Promise<void> {
    const before = phase.kind === 'running' ? phase.run : undefined;
    before?.source.cancel();
    const source = new vscode.CancellationTokenSource();
    const ended = before?.end.catch(() => undefined) ?? Promise.resolve();
    const own: Run = { source, end: ended.then(() => assessAll(source.token, onProgress)) };
    const following = phase.kind === 'none' ? followChanges(follow) : phase.following;
    phase = { kind: 'running', run: own, following };
    news.now();
    try {
      await own.end;
    } finally {
      files.flush();
      if (phase.kind === 'running' && phase.run === own) {
        phase = { kind: source.token.isCancellationRequested ? 'stopped' : 'done', following };
        news.now();
      }
      source.dispose();
    }
  }

  async function follow({ changed, deleted, everything }: Changes): Promise<void> {
    if (phase.kind === 'running') {
      await phase.run.end;
    }
    if (phase.kind === 'none') {
      return;
    }
    if (everything) {
      // A run that was stopped is not taken up again unasked.
      return phase.kind === 'done' ? run() : files.assess(outcomes.addresses().map(uriOfAddress));
    }
    files.forget(outcomes.amongOrBelow(deleted.map(String)));
    const definitions = changed.filter(uri => outcomes.has(uri.toString()) || isCandidateFile(uri));
    const touched = [...changed, ...deleted].flatMap(uri => [uri, vscode.Uri.joinPath(uri, '..')]);
    await files.assess([...definitions, ...outcomes.usersOf(touched.map(String)).map(uriOfAddress)]);
  }

  /** Gives up what is on its way. */
  function end(): void {
    if (phase.kind === 'running') {
      phase.run.source.cancel();
    }
    if (phase.kind !== 'none') {
      phase.following.dispose();
    }
    phase = { kind: 'none' };
  }

  const subscriptions = [
    onDidCheck(({ uri, report, main }) => {
      if (phase.kind === 'none') {
        return;
      }
      if (main !== undefined) {
        void (outcomes.has(main.toString()) && files.assess([main]));
      } else if (outcomes.has(uri.toString()) || isCandidateFile(uri)) {
        files.take(uri, report.format === null ? 'other' : { report });
      }
    }),
    // A configuration file may be read only after its change was followed. A run reads it before each file.
    configurations.onDidChange(() => {
      if (phase.kind === 'done') {
        void follow({ changed: [], deleted: [], everything: true });
      }
    }),
  ];

  return {
    get state() {
      return phase.kind;
    },
    get progress() {
      return progress;
    },
    get found() {
      return outcomes.found;
    },
    run,
    stop() {
      if (phase.kind === 'running') {
        phase.run.source.cancel();
      }
    },
    clear() {
      end();
      files.clear();
      included.clear();
      news.now();
    },
    include: uri => included.set(uri.toString(), uri),
    again: async uris => (phase.kind === 'none' ? undefined : files.assess(uris)),
    has: uri => outcomes.reportOf(uri.toString()) !== undefined,
    uriOf(file) {
      const address = outcomes.addressOf(file);
      return address === undefined ? undefined : uriOfAddress(address);
    },
    onDidChange: news.onDidChange,
    dispose() {
      end();
      vscode.Disposable.from(files, news, ...subscriptions).dispose();
    },
  };
}

function uriOfAddress(address: string): vscode.Uri {
  return vscode.Uri.parse(address);
}

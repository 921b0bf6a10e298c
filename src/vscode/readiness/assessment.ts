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
import { type AssessedFiles, createAssessedFiles } from './assessedFiles';
import { createRuns, type Progress, type Report, type State, type Work } from './runs';

const EVERYTHING: Changes = { changed: [], deleted: [], everything: true };

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
  const runs = createRuns(() => followChanges(follow), news);

  const assess: Work = (token, report) => assessAll(files, [...included.values()], token, report).finally(files.flush);
  const run = (onProgress?: (progress: Progress) => void): Promise<void> => runs.run(assess, onProgress);

  async function follow(changes: Changes): Promise<void> {
    await runs.ended();
    if (runs.state !== 'none') {
      // A run that was stopped is not taken up again unasked.
      return changes.everything && runs.state === 'done' ? run() : assessChanged(files, changes);
    }
  }

  const subscriptions = [
    onDidCheck(report => runs.state !== 'none' && take(files, report)),
    // A configuration file may be read only after its change was followed. A run reads it before each file.
    configurations.onDidChange(() => runs.state === 'done' && void follow(EVERYTHING)),
  ];

  return {
    get state() {
      return runs.state;
    },
    get progress() {
      return runs.progress;
    },
    get found() {
      return outcomes.found;
    },
    run,
    stop: runs.stop,
    clear() {
      runs.end();
      files.clear();
      included.clear();
      news.now();
    },
    include: uri => included.set(uri.toString(), uri),
    again: async uris => (runs.state === 'none' ? undefined : files.assess(uris)),
    has: uri => outcomes.reportOf(uri.toString()) !== undefined,
    uriOf: file => uriOf(files, file),
    onDidChange: news.onDidChange,
    dispose() {
      runs.end();
      vscode.Disposable.from(files, news, ...subscriptions).dispose();
    },
  };
}

/** `included`: what counts beside the folders of the workspace. `report`: is told of each file. */
async function assessAll(
  files: AssessedFiles,
  included: readonly vscode.Uri[],
  token: vscode.CancellationToken,
  report: Report,
): Promise<void> {
  report(0);
  const all = [...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri), ...included];
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
    files.forget(files.outcomes.addresses().filter(address => !existing.has(address)));
  }
}

/** Assesses again what changes reach. */
async function assessChanged(files: AssessedFiles, { changed, deleted, everything }: Changes): Promise<void> {
  const { outcomes } = files;
  if (everything) {
    return files.assess(outcomes.addresses().map(uriOfAddress));
  }
  files.forget(outcomes.amongOrBelow(deleted.map(String)));
  const definitions = changed.filter(uri => outcomes.has(uri.toString()) || isCandidateFile(uri));
  const touched = [...changed, ...deleted].flatMap(uri => [uri, vscode.Uri.joinPath(uri, '..')]);
  await files.assess([...definitions, ...outcomes.usersOf(touched.map(String)).map(uriOfAddress)]);
}

/** Takes what was found in an open document. */
function take(files: AssessedFiles, { uri, report, main }: LiveReport): void {
  const { outcomes } = files;
  if (main !== undefined) {
    void (outcomes.has(main.toString()) && files.assess([main]));
  } else if (outcomes.has(uri.toString()) || isCandidateFile(uri)) {
    files.take(uri, report.format === null ? 'other' : { report });
  }
}

function uriOf({ outcomes }: AssessedFiles, file: FileReport | SkippedFile): vscode.Uri | undefined {
  const address = outcomes.addressOf(file);
  return address === undefined ? undefined : uriOfAddress(address);
}

function uriOfAddress(address: string): vscode.Uri {
  return vscode.Uri.parse(address);
}

/**
 * The assessment of a whole workspace: what was found in each of its files, in a form that needs neither their texts
 * nor their trees, and that keeps up with later changes until it is cleared.
 */
import * as vscode from 'vscode';
import { definesNothing } from '../../core/analyze';
import { createKeeper, isAlike } from '../../core/reports/keep';
import { type FileReport, reportInSteps, reportUnreadable, type SkippedFile } from '../../core/reports/report';
import type { Steps } from '../../core/steps';
import { mainOf } from '../../core/whole';
import { createPace, inLanes, takeSteps } from '../editor/pace';
import { candidateFiles, isCandidateFile } from '../files/candidateFiles';
import { analyzeFile, type FileAnalysis, type FileContext } from '../files/fileAnalysis';
import { type Changes, followChanges } from '../files/fileChanges';
import { isUnsaved, openDocument } from '../files/openDocuments';
import type { LiveReport } from '../problems/diagnostics';
import { createProblemBatch } from '../problems/problemBatch';
import { diagnosticsBeside, diagnosticsOf } from '../problems/problems';
import type { ProblemsBeside } from '../problems/problemsBeside';
import type { Configurations } from '../settings/configurations';
import { settingsOf } from '../settings/settings';
import { tooLarge } from '../settings/whyChecked';

/** How many files are on their way at a time: each waits for VS Code, which reads it, more than it is worked on. */
const LANES = 32;

/** While much changes, whoever shows it is told no more often, in milliseconds. */
const NEWS_INTERVAL = 500;

export type State =
  /** Never run, or cleared. */
  | 'none'
  | 'running'
  /** Before it was through; what it had found by then stays. */
  | 'stopped'
  | 'done';

export interface Progress {
  readonly checked: number;
  /** Undefined while files are still looked for. */
  readonly of: number | undefined;
}

/** Each by path. */
export interface Found {
  /** Definitions, and files that can't be read. */
  readonly reports: readonly FileReport[];
  readonly skipped: readonly SkippedFile[];
  /** How many files define no machine. */
  readonly others: number;
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

/** `other`: a file that defines no machine. One that is only a part of a definition has no outcome. */
type Outcome = { readonly report: FileReport } | { readonly skipped: SkippedFile } | 'other';

interface Run {
  readonly source: vscode.CancellationTokenSource;
  readonly end: Promise<void>;
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
  const outcomes = new Map<string, Outcome>();
  const uris = new WeakMap<FileReport | SkippedFile, vscode.Uri>();
  /** The files that were read with a file, or with the names in a folder, by the address of that. */
  const users = new Map<string, Map<string, vscode.Uri>>();
  const included = new Map<string, vscode.Uri>();
  const pace = createPace();
  const copyToKeep = createKeeper();
  const batch = createProblemBatch(collection, beside.update);
  const didChange = new vscode.EventEmitter<void>();
  let state: State = 'none';
  let progress: Progress = { checked: 0, of: 0 };
  let found: Found | undefined;
  let current: Run | undefined;
  let following: vscode.Disposable | undefined;
  let news: ReturnType<typeof setTimeout> | undefined;

  function tellNow(): void {
    clearTimeout(news);
    news = undefined;
    didChange.fire();
  }

  function tellSoon(): void {
    news ??= setTimeout(tellNow, NEWS_INTERVAL);
  }

  function keep(uri: vscode.Uri, outcome: Outcome | undefined): void {
    const key = uri.toString();
    // What only looks new must not move the entries of a view.
    if (isAlike(outcomes.get(key), outcome)) {
      return;
    }
    if (outcome === undefined) {
      outcomes.delete(key);
    } else {
      outcomes.set(key, outcome);
    }
    if (outcome !== undefined && outcome !== 'other') {
      uris.set('report' in outcome ? outcome.report : outcome.skipped, uri);
    }
    found = undefined;
    tellSoon();
  }

  function show(uri: vscode.Uri, outcome: Outcome | undefined): void {
    const report = outcome !== undefined && outcome !== 'other' && 'report' in outcome ? outcome.report : undefined;
    const most = settingsOf(uri).maximumProblemsPerRule;
    batch.set(uri, report === undefined ? [] : diagnosticsOf(uri, report, most));
    beside.set(uri, report === undefined ? [] : diagnosticsBeside(uri, report, most));
  }

  async function assess(uri: vscode.Uri): Promise<void> {
    const document = openDocument(uri);
    const version = document?.version;
    const analysis = await analyzeFile(uri, document, configurations, pace);
    const outcome = await takeSteps(outcomeInSteps(uri, analysis, copyToKeep), pace);
    if (state === 'none') {
      return;
    }
    const now = openDocument(uri);
    if (now !== document || now?.version !== version) {
      return assess(uri);
    }
    const known = outcomes.has(uri.toString());
    keep(uri, outcome);
    if (known || outcome !== 'other') {
      show(uri, outcome);
    }
    for (const companion of analysis.kind === 'analysed' ? analysis.companions : []) {
      const named = users.get(companion.toString()) ?? new Map<string, vscode.Uri>();
      users.set(companion.toString(), named.set(uri.toString(), uri));
    }
  }

  function forget(key: string): void {
    const uri = vscode.Uri.parse(key);
    keep(uri, undefined);
    show(uri, undefined);
  }

  async function assessEach(
    files: readonly vscode.Uri[],
    token?: vscode.CancellationToken,
    onChecked: (count: number) => void = () => undefined,
  ): Promise<void> {
    let checked = 0;
    await inLanes(LANES, files, async uri => {
      await assess(uri);
      checked += 1;
      onChecked(checked);
      return token?.isCancellationRequested !== true && state !== 'none';
    });
  }

  async function assessAll(token: vscode.CancellationToken, onProgress: (progress: Progress) => void): Promise<void> {
    const report = (checked: number, of?: number): void => {
      progress = { checked, of };
      tellSoon();
      onProgress(progress);
    };
    report(0);
    const all = [...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri), ...included.values()];
    const folders = all.filter(uri => !isUnsaved(uri));
    const files = [...(await candidateFiles(folders, token)), ...all.filter(isUnsaved)];
    if (token.isCancellationRequested) {
      return;
    }
    report(0, files.length);
    await assessEach(files, token, checked => report(checked, files.length));
    if (!token.isCancellationRequested) {
      const existing = new Set(files.map(String));
      [...outcomes.keys()].filter(key => !existing.has(key)).forEach(forget);
    }
  }

  async function run(onProgress: (progress: Progress) => void = () => undefined): Promise<void> {
    const before = current;
    before?.source.cancel();
    following ??= followChanges(follow);
    const source = new vscode.CancellationTokenSource();
    const end = (before?.end.catch(() => undefined) ?? Promise.resolve()).then(() =>
      assessAll(source.token, onProgress),
    );
    current = { source, end };
    state = 'running';
    tellNow();
    try {
      await end;
    } finally {
      batch.flush();
      if (current?.source === source) {
        current = undefined;
        state = source.token.isCancellationRequested ? 'stopped' : 'done';
        tellNow();
      }
      source.dispose();
    }
  }

  async function follow({ changed, deleted, everything }: Changes): Promise<void> {
    await current?.end;
    if (state === 'none') {
      return;
    }
    if (everything) {
      // A run that was stopped is not taken up again unasked.
      return state === 'done' ? run() : assessEach([...outcomes.keys()].map(key => vscode.Uri.parse(key)));
    }
    const gone = new Set(deleted.map(String));
    [...outcomes.keys()].filter(key => isAmong(gone, key)).forEach(forget);
    const definitions = changed.filter(uri => outcomes.has(uri.toString()) || isCandidateFile(uri));
    const touched = [...changed, ...deleted].flatMap(uri => [uri, vscode.Uri.joinPath(uri, '..')]);
    const naming = touched.flatMap(uri => [...(users.get(uri.toString())?.values() ?? [])]);
    await assessEach([...definitions, ...naming]);
  }

  function clear(): void {
    state = 'none';
    current?.source.cancel();
    current = undefined;
    following?.dispose();
    following = undefined;
    [...outcomes.keys()].forEach(forget);
    batch.flush();
    users.clear();
    included.clear();
    tellNow();
  }

  const subscriptions = [
    onDidCheck(({ uri, report, main }) => {
      if (main !== undefined) {
        void (state !== 'none' && outcomes.has(main.toString()) && assess(main));
      } else if (state !== 'none' && (outcomes.has(uri.toString()) || isCandidateFile(uri))) {
        keep(uri, report.format === null ? 'other' : { report });
      }
    }),
    // A configuration file may be read only after its change was followed. A run reads it before each file.
    configurations.onDidChange(() => {
      if (state === 'done') {
        void follow({ changed: [], deleted: [], everything: true });
      }
    }),
  ];

  return {
    get state() {
      return state;
    },
    get progress() {
      return progress;
    },
    get found() {
      found ??= foundIn([...outcomes.values()]);
      return found;
    },
    run,
    stop: () => current?.source.cancel(),
    clear,
    include: uri => included.set(uri.toString(), uri),
    again: files => assessEach(files),
    has: uri => {
      const outcome = outcomes.get(uri.toString());
      return outcome !== undefined && outcome !== 'other' && 'report' in outcome;
    },
    uriOf: file => uris.get(file),
    onDidChange: didChange.event,
    dispose() {
      state = 'none';
      clearTimeout(news);
      current?.source.cancel();
      following?.dispose();
      vscode.Disposable.from(batch, didChange, ...subscriptions).dispose();
    },
  };
}

function* outcomeInSteps(
  uri: vscode.Uri,
  analysis: FileAnalysis,
  copyToKeep: (report: FileReport) => Steps<FileReport>,
): Steps<Outcome | undefined> {
  const path = vscode.workspace.asRelativePath(uri);
  switch (analysis.kind) {
    case 'analysed':
      if (mainOf(analysis.analysis) !== undefined) {
        return undefined;
      }
      return definesNothing(analysis.analysis)
        ? 'other'
        : { report: yield* copyToKeep(yield* reportInSteps(path, analysis.analysis)) };
    case 'too-large':
      return { skipped: { path, code: 'too-large', message: tooLarge(analysis.size, analysis.settings) } };
    case 'unreadable':
      return { report: reportUnreadable(path, 'unreadable', analysis.message) };
    case 'left-out':
    case 'missing':
      return undefined;
  }
}

function foundIn(outcomes: readonly Outcome[]): Found {
  const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : Number(a.path > b.path));
  return {
    reports: outcomes.flatMap(each => (each !== 'other' && 'report' in each ? [each.report] : [])).sort(byPath),
    skipped: outcomes.flatMap(each => (each !== 'other' && 'skipped' in each ? [each.skipped] : [])).sort(byPath),
    others: outcomes.filter(each => each === 'other').length,
  };
}

/** Whether an address is one of some, or of something below one of them. */
function isAmong(addresses: ReadonlySet<string>, address: string): boolean {
  for (let end = address.length; end > 0; end = address.lastIndexOf('/', end - 1)) {
    if (addresses.has(address.slice(0, end))) {
      return true;
    }
  }
  return false;
}

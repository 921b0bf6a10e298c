/** The files of an assessment: each is checked, what it comes to is kept, and its problems are shown while it is closed. */
import * as vscode from 'vscode';
import { definesNothing } from '../../core/analyze';
import { createOutcomes, type Outcome, type Outcomes, reportIn } from '../../core/readiness/outcomes';
import { createKeeper } from '../../core/reports/keep';
import { type FileReport, reportInSteps, reportUnreadable } from '../../core/reports/report';
import type { Steps } from '../../core/steps';
import { mainOf } from '../../core/whole';
import type { News } from '../editor/news';
import { createPace, inLanes, takeSteps } from '../editor/pace';
import { analyzeFile, type FileAnalysis, type FileContext } from '../files/fileAnalysis';
import { openDocument } from '../files/openDocuments';
import { createProblemBatch } from '../problems/problemBatch';
import { diagnosticsBeside, diagnosticsOf } from '../problems/problems';
import type { ProblemsBeside } from '../problems/problemsBeside';
import { settingsOf } from '../settings/settings';
import { tooLarge } from '../settings/whyChecked';

/** How many files are on their way at a time: each waits for VS Code, which reads it, more than it is worked on. */
const LANES = 32;

export interface AssessedFiles extends vscode.Disposable {
  readonly outcomes: Omit<Outcomes, 'keep' | 'clear'>;
  /** Checks files until `goesOn` says no, which is asked after each with the number of those that are checked. */
  assess(files: readonly vscode.Uri[], goesOn?: (checked: number) => boolean): Promise<void>;
  /** Takes what somebody else found in a file, whose problems are shown already. */
  take(uri: vscode.Uri, outcome: Outcome): void;
  /** Drops files, with the problems that are shown of them. */
  forget(addresses: readonly string[]): void;
  /** Drops all. What is on its way is dropped as well. */
  clear(): void;
  /** Shows at once the problems that wait to be shown. */
  flush(): void;
}

/** `collection`: what the Problems panel shows. */
export function createAssessedFiles(
  collection: vscode.DiagnosticCollection,
  context: FileContext,
  beside: Pick<ProblemsBeside, 'set' | 'update'>,
  news: Pick<News, 'soon'>,
): AssessedFiles {
  const store = createStore(collection, beside, news);
  const check = createChecker(context);
  /** Another one after each time that all is dropped. */
  let era = 0;
  /** The last check that was begun of each file on its way: of two, the earlier may end last, with a text that counts no more. */
  const latest = new Map<string, symbol>();

  return {
    outcomes: store.outcomes,
    async assess(files, goesOn = () => true) {
      const started = era;
      let count = 0;
      await inLanes(LANES, files, async uri => {
        const key = uri.toString();
        const own = Symbol(key);
        latest.set(key, own);
        const checked = await check(uri, () => era === started && latest.get(key) === own);
        if (checked !== undefined) {
          latest.delete(key);
          store.keepAndShow(uri, checked);
        }
        count += 1;
        return goesOn(count) && era === started;
      });
    },
    take: store.keep,
    forget(addresses) {
      for (const address of addresses) {
        latest.delete(address);
      }
      store.forget(addresses);
    },
    clear() {
      era += 1;
      store.clear();
    },
    flush: store.flush,
    dispose() {
      era += 1;
      store.dispose();
    },
  };
}

/** What files come to, as it is kept and shown. */
function createStore(
  collection: vscode.DiagnosticCollection,
  beside: Pick<ProblemsBeside, 'set' | 'update'>,
  news: Pick<News, 'soon'>,
) {
  const outcomes = createOutcomes();
  const batch = createProblemBatch(collection, beside.update);

  function keep(uri: vscode.Uri, outcome: Outcome | undefined): void {
    if (outcomes.keep(uri.toString(), outcome)) {
      news.soon();
    }
  }

  function show(uri: vscode.Uri, report: FileReport | undefined): void {
    const most = settingsOf(uri).maximumProblemsPerRule;
    batch.set(uri, report === undefined ? [] : diagnosticsOf(uri, report, most));
    beside.set(uri, report === undefined ? [] : diagnosticsBeside(uri, report, most));
  }

  function forget(addresses: readonly string[]): void {
    for (const address of addresses) {
      const uri = vscode.Uri.parse(address);
      keep(uri, undefined);
      show(uri, undefined);
    }
  }

  return {
    outcomes,
    keep,
    keepAndShow(uri: vscode.Uri, { outcome, uses }: Checked): void {
      const known = outcomes.has(uri.toString());
      keep(uri, outcome);
      if (known || outcome !== 'other') {
        show(uri, reportIn(outcome));
      }
      outcomes.uses(uri.toString(), uses);
    },
    forget,
    clear(): void {
      forget(outcomes.addresses());
      outcomes.clear();
      batch.flush();
    },
    flush: batch.flush,
    dispose: batch.dispose,
  };
}

interface Checked {
  readonly outcome: Outcome | undefined;
  /** The addresses of the files beside it that it comes to that by. */
  readonly uses: readonly string[];
}

/** What checks files, by the text that each has in the end. It gives nothing once nobody waits for it any more. */
function createChecker(context: FileContext) {
  const pace = createPace();
  const copyToKeep = createKeeper();
  return async (uri: vscode.Uri, isWaitedFor: () => boolean): Promise<Checked | undefined> => {
    for (;;) {
      const document = openDocument(uri);
      const version = document?.version;
      const analysis = await analyzeFile(uri, document, context, pace);
      const outcome = await takeSteps(outcomeInSteps(uri, analysis, copyToKeep), pace);
      if (!isWaitedFor()) {
        return undefined;
      }
      const now = openDocument(uri);
      // Else its text has changed meanwhile.
      if (now === document && now?.version === version) {
        return { outcome, uses: analysis.kind === 'analysed' ? analysis.companions.map(String) : [] };
      }
    }
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

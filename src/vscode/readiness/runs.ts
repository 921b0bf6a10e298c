/** How far work on files is that is begun anew at will, and what follows changes from its first run on until it is ended. */
import * as vscode from 'vscode';
import type { News } from '../editor/news';

export interface Progress {
  readonly checked: number;
  /** Undefined while files are still looked for. */
  readonly of: number | undefined;
}

export type Report = (checked: number, of?: number) => void;

interface Run {
  readonly source: vscode.CancellationTokenSource;
  readonly end: Promise<void>;
}

type Phase =
  /** Never run, or ended. */
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly run: Run; readonly following: vscode.Disposable }
  /** Stopped before it was through, or through. */
  | { readonly kind: 'stopped' | 'done'; readonly following: vscode.Disposable };

export type State = Phase['kind'];

export type Work = (token: vscode.CancellationToken, report: Report) => Promise<void>;

export interface Runs {
  readonly state: State;
  /** Of the last run. */
  readonly progress: Progress;
  /** Stops what is running and begins anew once that has ended. Resolves when it is through or was stopped. */
  run(work: Work, onProgress?: (progress: Progress) => void): Promise<void>;
  /** Resolves when nothing is running. */
  ended(): Promise<void>;
  stop(): void;
  /** Gives up what is running, and follows nothing any more. */
  end(): void;
}

/** `follow`: begins to follow changes. */
export function createRuns(follow: () => vscode.Disposable, news: Pick<News, 'soon' | 'now'>): Runs {
  let phase: Phase = { kind: 'none' };
  let progress: Progress = { checked: 0, of: 0 };

  function stop(): void {
    if (phase.kind === 'running') {
      phase.run.source.cancel();
    }
  }

  return {
    get state() {
      return phase.kind;
    },
    get progress() {
      return progress;
    },
    async run(work, onProgress) {
      const report: Report = (checked, of) => {
        progress = { checked, of };
        news.soon();
        onProgress?.(progress);
      };
      stop();
      const before = phase.kind === 'running' ? phase.run.end.catch(() => undefined) : Promise.resolve();
      const source = new vscode.CancellationTokenSource();
      const run: Run = { source, end: before.then(() => work(source.token, report)) };
      const following = phase.kind === 'none' ? follow() : phase.following;
      phase = { kind: 'running', run, following };
      news.now();
      try {
        await run.end;
      } finally {
        if (phase.kind === 'running' && phase.run === run) {
          phase = { kind: source.token.isCancellationRequested ? 'stopped' : 'done', following };
          news.now();
        }
        source.dispose();
      }
    },
    ended: async () => (phase.kind === 'running' ? phase.run.end : undefined),
    stop,
    end() {
      stop();
      if (phase.kind !== 'none') {
        phase.following.dispose();
      }
      phase = { kind: 'none' };
    },
  };
}

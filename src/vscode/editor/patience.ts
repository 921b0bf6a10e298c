/** Progress of work that may take long: nothing is shown of what is over soon. */
import * as vscode from 'vscode';

/** In milliseconds: after this, people wonder. */
const PATIENCE = 1000;

/** Tells how far the work is; `of` undefined where that isn't known yet. */
export type ReportCount = (done: number, of: number | undefined) => void;

/** Does some work on files; if it takes long, a notification counts them and offers to cancel it. */
export async function patiently<T>(
  title: string,
  cancel: () => void,
  work: (report: ReportCount) => Promise<T>,
): Promise<T> {
  let show: ReportCount = () => undefined;
  const result = work((done, of) => show(done, of));
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (notification, token) => {
        token.onCancellationRequested(cancel);
        let shown = 0;
        show = (done, of = 0) => {
          const percent = Math.floor((100 * done) / Math.max(1, of));
          if (percent > shown) {
            notification.report({
              message: vscode.l10n.t('{0} of {1} files', done, of),
              increment: percent - shown,
            });
            shown = percent;
          }
        };
        await result.catch(() => undefined);
      },
    );
  }, PATIENCE);
  try {
    return await result;
  } finally {
    clearTimeout(timer);
  }
}

/** The commands that start, stop and clear the assessment of the workspace. */
import * as vscode from 'vscode';
import { readinessOf, readinessText } from '../core/readiness/summary';
import type { Assessment, Progress } from './assessment';
import { VIEW } from './readinessView';

/** What is over sooner needs no message about it, in milliseconds. */
const PATIENCE = 1000;

export function registerAssessmentCommands(assessment: Assessment): vscode.Disposable {
  const commands: Record<string, () => unknown> = {
    'hyperv-gen2.assessWorkspace': () => assessWorkspace(assessment),
    'hyperv-gen2.stopAssessment': () => assessment.stop(),
    'hyperv-gen2.clearAssessment': () => assessment.clear(),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, command]) => vscode.commands.registerCommand(id, command)),
  );
}

/** Shows the view, which says how it goes. Gives what was found, in a line. */
async function assessWorkspace(assessment: Assessment): Promise<string> {
  void vscode.commands.executeCommand(`${VIEW}.focus`);
  let tell: (progress: Progress) => void = () => undefined;
  const run = assessment.run(progress => tell(progress));
  const timer = setTimeout(() => {
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Assessing the workspace'),
        cancellable: true,
      },
      async (notification, token) => {
        token.onCancellationRequested(() => assessment.stop());
        let shown = 0;
        tell = ({ checked, of }) => {
          const percent = of === undefined ? 0 : Math.floor((100 * checked) / of);
          if (percent > shown) {
            notification.report({
              message: vscode.l10n.t('{0} of {1} files', checked, of ?? 0),
              increment: percent - shown,
            });
            shown = percent;
          }
        };
        await run;
      },
    );
  }, PATIENCE);
  try {
    await run;
  } finally {
    clearTimeout(timer);
  }
  return readinessText(readinessOf(assessment.found.reports));
}

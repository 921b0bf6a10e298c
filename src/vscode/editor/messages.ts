/** Messages of the commands. */
import * as vscode from 'vscode';

/** A button on a message. VS Code shows a message that has one in full, and one without it as a single line. */
export interface Button {
  readonly title: string;
  readonly command: string;
  readonly argument?: string;
}

export const SETTINGS: Button = {
  title: vscode.l10n.t('Open Settings'),
  command: 'workbench.action.openSettings',
  argument: '@ext:hyperv-gen2-advisor.hyperv-gen2-advisor',
};

export const PROBLEMS: Button = {
  title: vscode.l10n.t('Show Problems'),
  command: 'workbench.actions.view.problems',
};

/** A button for what no command of the palette does. */
export interface Task {
  readonly title: string;
  run(): Thenable<unknown>;
}

/** Shows a message without waiting until it is closed. */
export function tell(message: string, ...buttons: readonly (Button | Task)[]): string {
  const chosen = vscode.window.showInformationMessage(message, ...buttons.map(({ title }) => title));
  void chosen.then(title => {
    const button = buttons.find(each => each.title === title);
    if (button !== undefined) {
      void ('run' in button ? button.run() : vscode.commands.executeCommand(button.command, button.argument));
    }
  });
  return message;
}

/** Shows a warning without waiting until it is closed. */
export function warn(message: string): string {
  void vscode.window.showWarningMessage(message);
  return message;
}

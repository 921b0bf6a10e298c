/** Where a setting that is for one file belongs. */
import * as vscode from 'vscode';

export interface SettingPlace {
  readonly target: vscode.ConfigurationTarget;
  /** Such as 'in the settings of the workspace'. */
  readonly description: string;
  /** A glob that only the file fits, as far as names go. */
  readonly glob: string;
}

/** Where more than one folder is open, in the settings of the file's own; outside of any folder, in the user's. */
export function settingPlaceFor(uri: vscode.Uri): SettingPlace {
  const { ConfigurationTarget, workspace } = vscode;
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) {
    const glob = `**${globOf(uri.path)}`;
    return { target: ConfigurationTarget.Global, description: vscode.l10n.t('in the user settings'), glob };
  }
  const glob = globOf(workspace.asRelativePath(uri, false));
  return (workspace.workspaceFolders ?? []).length > 1
    ? {
        target: ConfigurationTarget.WorkspaceFolder,
        description: vscode.l10n.t('in the settings of the folder {0}', folder.name),
        glob,
      }
    : {
        target: ConfigurationTarget.Workspace,
        description: vscode.l10n.t('in the settings of the workspace'),
        glob,
      };
}

/** What would stand for other names in a path is any one character of its glob. */
export function globOf(path: string): string {
  return path.replace(/[*?[\]{}\\]/g, '?');
}

/** Where a setting that is for one file belongs. */
import * as vscode from 'vscode';
import { pathForGlobs } from './settings';

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
  const glob = globOf(pathForGlobs(uri));
  if (folder === undefined) {
    const description = vscode.l10n.t('in the user settings');
    return { target: ConfigurationTarget.Global, description, glob: `**/${glob}` };
  }
  if ((workspace.workspaceFolders ?? []).length > 1) {
    const description = vscode.l10n.t('in the settings of the folder {0}', folder.name);
    return { target: ConfigurationTarget.WorkspaceFolder, description, glob };
  }
  return {
    target: ConfigurationTarget.Workspace,
    description: vscode.l10n.t('in the settings of the workspace'),
    glob,
  };
}

/** What would stand for other names in a path is any one character of its glob. */
export function globOf(path: string): string {
  return path.replace(/[*?[\]{}\\]/g, '?');
}

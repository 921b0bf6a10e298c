/** What somebody can do about how the active file is checked, as a choice. */
import * as vscode from 'vscode';
import type { Analyses, Check, WhyNotChecked } from './analyses';
import { SETTINGS } from './messages';
import { SECTION } from './settings';

export const FILE_OPTIONS = 'hyperv-gen2.fileOptions';

interface Option extends vscode.QuickPickItem {
  run(): Thenable<unknown>;
}

export function registerFileOptions(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand(FILE_OPTIONS, async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      return;
    }
    const options = fileOptions(document.uri, analyses.of(document));
    const title = vscode.l10n.t('How {0} is checked', vscode.workspace.asRelativePath(document.uri));
    const chosen = await vscode.window.showQuickPick(options, { title });
    await chosen?.run();
  });
}

/** What can be done about a file, in the order of the choice. */
export function fileOptions(uri: vscode.Uri, check: Check): Option[] {
  const setting = check.analysis === undefined ? SETTING_OF[check.because] : undefined;
  return [
    {
      iconPath: new vscode.ThemeIcon('question'),
      label: vscode.l10n.t('Say why it is checked, or why not'),
      ...(check.analysis?.recognition !== undefined && { description: check.analysis.recognition.because }),
      run: () => vscode.commands.executeCommand('hyperv-gen2.whyChecked'),
    },
    ...(check.analysis === undefined || uri.scheme === 'untitled' ? [] : [exclusion(uri)]),
    ...(setting === undefined ? [] : [settingOption(setting)]),
    {
      iconPath: new vscode.ThemeIcon('settings-gear'),
      label: vscode.l10n.t('Open the settings'),
      run: () => vscode.commands.executeCommand(SETTINGS.command, SETTINGS.argument),
    },
  ];
}

/** The setting that keeps a file from being checked. */
const SETTING_OF: Partial<Record<WhyNotChecked, string>> = {
  disabled: 'enable',
  excluded: 'exclude',
  'too-large': 'maximumFileSize',
};

function settingOption(name: string): Option {
  const key = `${SECTION}.${name}`;
  return {
    iconPath: new vscode.ThemeIcon('edit'),
    label: vscode.l10n.t('Change the setting that leaves it out'),
    description: key,
    run: () => vscode.commands.executeCommand(SETTINGS.command, `@id:${key}`),
  };
}

/** Where more than one folder is open, in the settings of the file's own; outside of any folder, in the user's. */
function exclusion(uri: vscode.Uri): Option {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const several = (vscode.workspace.workspaceFolders ?? []).length > 1;
  const [target, description] =
    folder === undefined
      ? [vscode.ConfigurationTarget.Global, vscode.l10n.t('in the user settings')]
      : several
        ? [vscode.ConfigurationTarget.WorkspaceFolder, vscode.l10n.t('in the settings of the folder {0}', folder.name)]
        : [vscode.ConfigurationTarget.Workspace, vscode.l10n.t('in the settings of the workspace')];
  return {
    iconPath: new vscode.ThemeIcon('circle-slash'),
    label: vscode.l10n.t('Exclude this file'),
    description,
    async run() {
      const configuration = vscode.workspace.getConfiguration(SECTION, uri);
      const globs = configuration.get<readonly string[]>('exclude', []);
      await configuration.update('exclude', [...new Set([...globs, globOf(uri, folder)])], target);
    },
  };
}

/** A glob that only this file fits: what would stand for other names in it is any one character. */
function globOf(uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): string {
  const path = folder === undefined ? `**${uri.path}` : vscode.workspace.asRelativePath(uri, false);
  return path.replace(/[*?[\]{}\\]/g, '?');
}

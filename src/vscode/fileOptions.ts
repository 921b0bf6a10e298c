/** What somebody can do about how the active file is checked, as a choice. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../core/candidates';
import { exclusionEdits } from '../core/control/configuration-edits';
import type { Analyses, Check, WhyNotChecked } from './analyses';
import { applyTo } from './apply';
import type { Configurations } from './configurations';
import { SETTINGS } from './messages';
import { configurationFileFor } from './ruleSettings';
import { SECTION } from './settings';

interface Option extends vscode.QuickPickItem {
  run(): Thenable<unknown>;
}

export function registerFileOptions(analyses: Analyses, configurations: Pick<Configurations, 'of'>): vscode.Disposable {
  return vscode.commands.registerCommand('hyperv-gen2.fileOptions', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      return;
    }
    const options = fileOptions(document.uri, await analyses.of(document), configurations);
    const title = vscode.l10n.t('How {0} is checked', vscode.workspace.asRelativePath(document.uri));
    const chosen = await vscode.window.showQuickPick(options, { title });
    await chosen?.run();
  });
}

/** What can be done about a file, in the order of the choice. */
export function fileOptions(uri: vscode.Uri, check: Check, configurations: Pick<Configurations, 'of'>): Option[] {
  const setting = check.analysis === undefined ? SETTING_OF[check.because] : undefined;
  return [
    {
      iconPath: new vscode.ThemeIcon('question'),
      label: vscode.l10n.t('Say why it is checked, or why not'),
      ...(check.analysis?.recognition !== undefined && { description: check.analysis.recognition.because }),
      run: () => vscode.commands.executeCommand('hyperv-gen2.whyChecked'),
    },
    ...(check.analysis === undefined || uri.scheme === 'untitled' ? [] : exclusions(uri, configurations)),
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

function exclusions(uri: vscode.Uri, configurations: Pick<Configurations, 'of'>): Option[] {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder === undefined
    ? [settingExclusion(uri, folder)]
    : [settingExclusion(uri, folder), fileExclusion(uri, configurations)];
}

/** Where more than one folder is open, in the settings of the file's own; outside of any folder, in the user's. */
function settingExclusion(uri: vscode.Uri, folder: vscode.WorkspaceFolder | undefined): Option {
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
      const glob = folder === undefined ? `**${globOf(uri.path)}` : globOf(vscode.workspace.asRelativePath(uri, false));
      await configuration.update('exclude', [...new Set([...globs, glob])], target);
    },
  };
}

/** For all who work with the file, and for the command line. */
function fileExclusion(uri: vscode.Uri, configurations: Pick<Configurations, 'of'>): Option {
  return {
    iconPath: new vscode.ThemeIcon('organization'),
    label: vscode.l10n.t('Exclude this file for everybody'),
    description: vscode.l10n.t('in {0}', CONFIGURATION_FILE),
    async run() {
      const file = await configurationFileFor(uri, configurations);
      if (file === undefined) {
        return;
      }
      const document = await vscode.workspace.openTextDocument(file);
      const path = uri.path.slice(file.path.length - CONFIGURATION_FILE.length);
      if (await applyTo(document, exclusionEdits(document.getText(), globOf(path)))) {
        await document.save();
      }
    },
  };
}

/** A glob that only the file at a path fits: what would stand for other names in it is any one character. */
function globOf(path: string): string {
  return path.replace(/[*?[\]{}\\]/g, '?');
}

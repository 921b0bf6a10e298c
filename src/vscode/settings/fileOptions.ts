/** What somebody can do about how the active file is checked, as a choice. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { exclusionEdits } from '../../core/control/configuration-edits';
import { applyTo } from '../conversion/apply';
import { SETTINGS } from '../editor/messages';
import type { Analyses, Check, WhyNotChecked } from '../files/analyses';
import type { Configurations } from './configurations';
import { chooseFormat } from './formatOption';
import { configurationFileFor } from './ruleSettings';
import { globOf, settingPlaceFor } from './settingPlace';
import { SECTION } from './settings';

interface Option extends vscode.QuickPickItem {
  run(): Thenable<unknown>;
}

/** `checkAgain`: checks what is open once more. */
export function registerFileOptions(
  analyses: Analyses,
  configurations: Pick<Configurations, 'of'>,
  checkAgain: () => void,
): vscode.Disposable {
  return vscode.commands.registerCommand('hyperv-gen2.fileOptions', async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      return;
    }
    const checkWhatever = async (uri: vscode.Uri): Promise<void> => {
      analyses.checkWhatever(uri);
      checkAgain();
    };
    const options = fileOptions(document.uri, await analyses.of(document), configurations, checkWhatever);
    const title = vscode.l10n.t('How {0} is checked', vscode.workspace.asRelativePath(document.uri));
    const chosen = await vscode.window.showQuickPick(options, { title });
    await chosen?.run();
  });
}

/** What can be done about a file, in the order of the choice. */
export function fileOptions(
  uri: vscode.Uri,
  check: Check,
  configurations: Pick<Configurations, 'of'>,
  checkWhatever: (uri: vscode.Uri) => Thenable<void>,
): Option[] {
  const setting = check.analysis === undefined ? SETTING_OF[check.because] : undefined;
  return [
    {
      iconPath: new vscode.ThemeIcon('question'),
      label: vscode.l10n.t('Say why it is checked, or why not'),
      ...(check.analysis?.recognition !== undefined && { description: check.analysis.recognition.because }),
      run: () => vscode.commands.executeCommand('hyperv-gen2.whyChecked'),
    },
    ...(check.analysis === undefined || uri.scheme === 'untitled'
      ? []
      : [formatOption(uri, check), ...exclusions(uri, configurations)]),
    ...(check.analysis === undefined && check.because === 'too-large' ? [sizeOption(uri, checkWhatever)] : []),
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

function sizeOption(uri: vscode.Uri, checkWhatever: (uri: vscode.Uri) => Thenable<void>): Option {
  return {
    iconPath: new vscode.ThemeIcon('play'),
    label: vscode.l10n.t('Check this file all the same'),
    description: vscode.l10n.t('until VS Code is closed'),
    run: () => checkWhatever(uri),
  };
}

function settingOption(name: string): Option {
  const key = `${SECTION}.${name}`;
  return {
    iconPath: new vscode.ThemeIcon('edit'),
    label: vscode.l10n.t('Change the setting that leaves it out'),
    description: key,
    run: () => vscode.commands.executeCommand(SETTINGS.command, `@id:${key}`),
  };
}

function formatOption(uri: vscode.Uri, { settings }: Check): Option {
  return {
    iconPath: new vscode.ThemeIcon('file-code'),
    label: vscode.l10n.t('Read this file as another format'),
    run: () => chooseFormat(uri, settings.choices.format),
  };
}

function exclusions(uri: vscode.Uri, configurations: Pick<Configurations, 'of'>): Option[] {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? [settingExclusion(uri)]
    : [settingExclusion(uri), fileExclusion(uri, configurations)];
}

function settingExclusion(uri: vscode.Uri): Option {
  const { target, description, glob } = settingPlaceFor(uri);
  return {
    iconPath: new vscode.ThemeIcon('circle-slash'),
    label: vscode.l10n.t('Exclude this file'),
    description,
    async run() {
      const configuration = vscode.workspace.getConfiguration(SECTION, uri);
      const globs = configuration.get<readonly string[]>('exclude', []);
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

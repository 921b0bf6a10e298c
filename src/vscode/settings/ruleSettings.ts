/** Opens the configuration file at a rule, so that somebody can say how severe it is; makes the file where there is none. */
import * as vscode from 'vscode';
import { CONFIGURATION_FILE } from '../../core/candidates';
import { NEW_CONFIGURATION, ruleEdits, ruleSpan } from '../../core/control/configuration-edits';
import type { Severity } from '../../core/rules/severity';
import { applyTo } from '../conversion/apply';
import { rangeOf } from '../editor/ranges';
import type { Configurations } from './configurations';

const SET_RULE = 'hyperv-gen2.setRule';

/** What an action runs for a file of the workspace. The severity is the one to begin with: nothing changes by it yet. */
export function setRuleCommand(uri: vscode.Uri, rule: string, severity: Severity): vscode.Command {
  return { command: SET_RULE, title: vscode.l10n.t('Set Rule'), arguments: [uri, rule, severity] };
}

export function registerRuleSettings(configurations: Configurations): vscode.Disposable {
  return vscode.commands.registerCommand(SET_RULE, async (uri: vscode.Uri, rule: string, severity: Severity) => {
    const file = await configurationFileFor(uri, configurations);
    if (file === undefined) {
      return;
    }
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    // It stays unsaved: whoever changes the severity saves it with that.
    if (await applyTo(document, ruleEdits(document.getText(), rule, severity))) {
      const span = ruleSpan(document.getText(), rule);
      const range = rangeOf(document, span ?? { offset: 0, end: 0 });
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  });
}

/** The configuration file that decides about a file, made where there is none; undefined outside of the workspace. */
export async function configurationFileFor(
  uri: vscode.Uri,
  configurations: Pick<Configurations, 'of'>,
): Promise<vscode.Uri | undefined> {
  return configurations.of(uri)?.file ?? (await newFile(uri));
}

/** In the workspace folder, which is where the search for one ends. */
async function newFile(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) {
    return undefined;
  }
  const file = vscode.Uri.joinPath(folder.uri, CONFIGURATION_FILE);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true, contents: new TextEncoder().encode(NEW_CONFIGURATION) });
  return (await vscode.workspace.applyEdit(edit)) ? file : undefined;
}

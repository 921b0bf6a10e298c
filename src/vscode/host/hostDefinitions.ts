/** Definitions of machines that were read from a host, as files of a folder, or as a text that is not saved. */
import * as vscode from 'vscode';
import { type DefinitionFile, definitionFiles, inventoryText } from '../../core/host-export/files';
import type { ReadMachine } from '../../core/host-export/records';
import { tell } from '../editor/messages';
import { withoutLinks } from '../editor/text';

/** Asks where to, unless `target` says it. Gives the folder or the document; undefined where nothing was chosen. */
export async function keepDefinitions(
  machines: readonly ReadMachine[],
  target: vscode.Uri | 'unsaved' | undefined,
): Promise<vscode.Uri | undefined> {
  const chosen = target ?? (await askForTarget(machines.length));
  if (chosen === 'unsaved') {
    const content = inventoryText(machines);
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { preview: false });
    return document.uri;
  }
  return chosen && ((await writeFiles(chosen, definitionFiles(machines))) ? chosen : undefined);
}

async function askForTarget(count: number): Promise<vscode.Uri | 'unsaved' | undefined> {
  const folder = { label: vscode.l10n.t('Save a file for each machine in a folder...'), isFolder: true };
  const unsaved = { label: vscode.l10n.t('Show them in one editor, unsaved'), isFolder: false };
  const placeHolder = vscode.l10n.t('Machines read: {0}. Where do their definitions go?', count);
  const chosen = await vscode.window.showQuickPick([folder, unsaved], { placeHolder, ignoreFocusOut: true });
  if (chosen?.isFolder !== true) {
    return chosen && 'unsaved';
  }
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Save Definitions Here'),
    })) ?? [];
  return picked;
}

interface Existing extends DefinitionFile {
  readonly uri: vscode.Uri;
  /** What is there by its name; undefined for nothing. */
  readonly before: string | undefined;
}

/** Whether the files are there now. What is there and says something else is replaced only where the user says so. */
async function writeFiles(folder: vscode.Uri, files: readonly DefinitionFile[]): Promise<boolean> {
  const all = await Promise.all(files.map(file => withBefore(folder, file)));
  const different = all.filter(({ before, text }) => before !== undefined && before !== text);
  const replaces = different.length === 0 ? true : await isToReplace(different);
  if (replaces === undefined) {
    return false;
  }
  try {
    for (const { uri, text, before } of all) {
      if (before === undefined || (replaces && before !== text)) {
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      }
    }
    return true;
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    tell(withoutLinks(vscode.l10n.t('The definitions could not be written: {0}', because)));
    return false;
  }
}

async function withBefore(folder: vscode.Uri, file: DefinitionFile): Promise<Existing> {
  const uri = vscode.Uri.joinPath(folder, file.name);
  try {
    return { ...file, uri, before: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return { ...file, uri, before: isMissing ? undefined : '' };
  }
}

/** Undefined where the user has second thoughts. */
async function isToReplace(files: readonly Existing[]): Promise<boolean | undefined> {
  const replace = vscode.l10n.t('Replace');
  const keep = vscode.l10n.t('Keep');
  const [first] = files;
  const question =
    files.length === 1
      ? vscode.l10n.t('{0} is there already and says something else.', first?.name ?? '')
      : vscode.l10n.t('{0} of the files are there already and say something else.', files.length);
  const chosen = await vscode.window.showWarningMessage(question, { modal: true }, replace, keep);
  return chosen === undefined ? undefined : chosen === replace;
}

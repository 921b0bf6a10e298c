/** What stands beside definitions in the workspace, as it is now. */
import * as vscode from 'vscode';
import { openDocument } from './openDocuments';

/** Answer files and their like have a few kilobytes; what is larger is something else. */
const MAXIMUM_SIZE = 1_000_000;

/** The text of a file that a definition may name; undefined where there is none, or where it can't be one. */
export async function companionText(uri: vscode.Uri): Promise<string | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) {
    return open.getText();
  }
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > MAXIMUM_SIZE) {
      return undefined;
    }
    return decoded(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** The names of the files in a folder; undefined where it can't be read. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[] | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name, type]) => (type === vscode.FileType.File ? [name] : [])).sort();
  } catch {
    return undefined;
  }
}

/** As UTF-8, or as UTF-16 where a mark says so: tools of Windows write answer files in both. */
function decoded(bytes: Uint8Array): string {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const encoding = mark === '255 254' ? 'utf-16le' : mark === '254 255' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** In a folder of the workspace; of a file without one, in its own folder. */
export function isOurs(uri: vscode.Uri, file: string): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.joinPath(uri, '..', file));
  return folder !== undefined || (vscode.workspace.getWorkspaceFolder(uri) === undefined && !file.startsWith('../'));
}

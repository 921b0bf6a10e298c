/** The files that a language model names. Its errors say what to do next, as they are told to the model. */
import * as vscode from 'vscode';
import { isCandidate } from '../../core/candidates';
import { matchesAny } from '../../core/control/globs';
import { candidateFiles } from '../files/candidateFiles';
import { isSelected } from '../files/documents';

const EXAMPLES = 'such as "packer/windows.json", "packer" or "**/*.vm.json"';

/** The file of the active editor where no path is named; else the file, or those in the folder or of the glob. */
export async function namedFiles(
  path: string | undefined,
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const given = path?.trim().replaceAll('\\', '/') ?? '';
  if (given === '') {
    return [activeFile()];
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    throw new Error('No folder is open. Ask the user to open one, or leave "path" out for the file that is open.');
  }
  const inWorkspace = relativePath(given, folders);
  const globs = /[*?{[]/.test(inWorkspace) ? [inWorkspace] : [];
  if (globs.length === 0) {
    for (const folder of folders) {
      const uri = vscode.Uri.joinPath(folder.uri, inWorkspace);
      const type = vscode.workspace.getWorkspaceFolder(uri) === undefined ? undefined : await typeOf(uri);
      if (type !== undefined && (type & vscode.FileType.Directory) === 0) {
        return [uri];
      }
      if (type !== undefined) {
        globs.push(inWorkspace === '' ? '**' : `${inWorkspace.replace(/\/$/, '')}/**`);
      }
    }
  }
  const all =
    globs.length === 0
      ? []
      : await candidateFiles(
          folders.map(({ uri }) => uri),
          token,
        );
  const matching = all.filter(uri => {
    const relative = vscode.workspace.asRelativePath(uri, false);
    return isCandidate(relative) && matchesAny(globs, relative);
  });
  if (matching.length === 0) {
    throw new Error(
      `No file of the workspace that can define machines is at ${JSON.stringify(given)}. Paths are relative to the workspace folder, ${EXAMPLES}; "**" names all.`,
    );
  }
  return matching;
}

function activeFile(): vscode.Uri {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isSelected(document)) {
    throw new Error(
      `No file that can define machines is open in the editor. Name a file, folder or glob as "path", ${EXAMPLES}.`,
    );
  }
  return document.uri;
}

/** A path or glob without the workspace folder that it begins with, if any. */
function relativePath(given: string, folders: readonly vscode.WorkspaceFolder[]): string {
  const rooted = /^(?:[a-z]:)?\//i.test(given) ? given.replace(/^(?=[a-z]:)/i, '/') : undefined;
  if (rooted === undefined) {
    return given.replace(/^\.(?:\/|$)/, '');
  }
  const folder = folders.find(({ uri }) => `${rooted}/`.toLowerCase().startsWith(`${uri.path}/`.toLowerCase()));
  if (folder === undefined) {
    throw new Error(`${JSON.stringify(given)} is not in the workspace. Name a file of the workspace, ${EXAMPLES}.`);
  }
  return rooted.slice(folder.uri.path.length + 1);
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

/** The files of the workspace that may define machines. */
import * as vscode from 'vscode';
import { isCandidate, isCandidateName, isSkippedFolder } from '../../core/candidates';
import { matchesAny } from '../../core/control/globs';
import { createPace } from '../editor/pace';

/**
 * All candidates of some folders, each once, as far as they were found when the token was cancelled. Walks through the
 * folders itself: `findFiles` finds nothing in a virtual workspace whose file system brings no search, and hands a
 * glob that its search doesn't understand on to it.
 */
export async function candidateFiles(
  folders: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  const pace = createPace();
  for (const root of folders) {
    const globs = excludedIn(root);
    const paths = [''];
    for (let path = paths.pop(); path !== undefined && !token.isCancellationRequested; path = paths.pop()) {
      for (const [name, type] of await entriesOf(vscode.Uri.joinPath(root, path))) {
        const inner = path === '' ? name : `${path}/${name}`;
        const isInner = type === vscode.FileType.Directory && !isSkippedFolder(name);
        const isFile = (type & vscode.FileType.File) !== 0 && isCandidateName(name);
        if ((isInner || isFile) && !matchesAny(globs, inner)) {
          if (isInner) {
            paths.push(inner);
          } else {
            const uri = vscode.Uri.joinPath(root, inner);
            found.set(uri.toString(), uri);
          }
          await pace();
        }
      }
    }
  }
  return [...found.values()];
}

/** Whether a file of the workspace is among its candidates. */
export function isCandidateFile(uri: vscode.Uri): boolean {
  return isLookedAt(uri, isCandidate);
}

/** Whether something of the workspace is a folder that may have candidates in it. */
export async function isCandidateFolder(uri: vscode.Uri): Promise<boolean> {
  return isLookedAt(uri, path => !path.split('/').some(isSkippedFolder)) && (await isFolder(uri));
}

function isLookedAt(uri: vscode.Uri, isWanted: (path: string) => boolean): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) {
    return false;
  }
  const path = vscode.workspace.asRelativePath(uri, false);
  if (!isWanted(path)) {
    return false;
  }
  const globs = excludedIn(folder.uri);
  const names = path.split('/');
  return !names.some((_, index) => matchesAny(globs, names.slice(0, index + 1).join('/')));
}

/** What is gone by now is none. */
async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    return false;
  }
}

/** A folder that can't be read has no entries. */
async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

/** What the explorer and the search of VS Code leave out. An entry that depends on other files leaves nothing out. */
function excludedIn(folder: vscode.Uri): string[] {
  const excluded = (section: string): string[] => {
    const globs = vscode.workspace.getConfiguration(section, folder).get<Record<string, unknown>>('exclude') ?? {};
    return Object.keys(globs).filter(glob => globs[glob] === true);
  };
  return [...excluded('files'), ...excluded('search')];
}

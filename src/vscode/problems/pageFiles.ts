/** The scheme of the documentation, whose files are read-only. */
import * as vscode from 'vscode';

/** The manifest opens its pages in the preview of Markdown (workbench.editorAssociations), and activates for it. */
export const PAGE_SCHEME = 'hyperv-gen2-docs';

/** What is asked of a page. */
export type Pages = Pick<vscode.FileSystemProvider, 'readFile' | 'stat'>;

const NOTHING = new vscode.Disposable(() => undefined);

/**
 * A file system and no provider of contents: VS Code activates the extension for a page that is open when a window
 * starts, and follows links from one page to the next.
 */
export function registerPageFiles(pages: () => Promise<Pages>): vscode.Disposable {
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return vscode.workspace.registerFileSystemProvider(
    PAGE_SCHEME,
    {
      readFile: async uri => (await pages()).readFile(uri),
      stat: async uri => (await pages()).stat(uri),
      readDirectory: () => [],
      onDidChangeFile: () => NOTHING,
      watch: () => NOTHING,
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isReadonly: true, isCaseSensitive: true },
  );
}

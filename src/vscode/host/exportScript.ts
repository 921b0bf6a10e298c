/** The script that exports a host's machines, in an editor of its own: to read, and to save where it is needed. */
import * as vscode from 'vscode';

export function registerExportScript(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('hyperv-gen2.showExportScript', async () => {
    const file = vscode.Uri.joinPath(extension, 'resources', 'Export-VMDefinition.ps1');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const document = await vscode.workspace.openTextDocument({ language: 'powershell', content });
    await vscode.window.showTextDocument(document, { preview: false });
  });
}

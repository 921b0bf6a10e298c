/** What the steps of the walkthrough do: to an example, so that nobody has to have a definition at hand. */
import * as vscode from 'vscode';
import { type MachineCommandId, machineCommand } from './machineCommands';

/** Of the examples that come with the extension. */
const EXAMPLE = 'print-server.vm.json';

export function registerWalkthrough(extension: vscode.Uri): vscode.Disposable {
  const onExample = (id: MachineCommandId) => async () => {
    const { uri } = await showExample(extension);
    const { command, arguments: given = [] } = machineCommand(id, '', uri, 0);
    return vscode.commands.executeCommand(command, ...given);
  };
  const commands: Record<string, () => Promise<unknown>> = {
    'hyperv-gen2.openExample': () => showExample(extension),
    'hyperv-gen2.previewExample': onExample('hyperv-gen2.previewMachine'),
    'hyperv-gen2.exampleRunbook': onExample('hyperv-gen2.runbookOf'),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, command]) => vscode.commands.registerCommand(id, command)),
  );
}

/** As a new document, which is nobody's file; the one that is open already where there is one. */
async function showExample(extension: vscode.Uri): Promise<vscode.TextDocument> {
  // The name gives it the language and the schema of a definition.
  const uri = vscode.Uri.from({ scheme: 'untitled', path: EXAMPLE });
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === '') {
    const content = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'examples', EXAMPLE));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), new TextDecoder().decode(content));
    await vscode.workspace.applyEdit(edit);
  }
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

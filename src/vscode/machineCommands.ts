/** The commands of one machine of a file, for those who offer them. */
import type * as vscode from 'vscode';

export type MachineCommandId =
  | 'hyperv-gen2.previewMachine'
  /** Without a loss, at once. */
  | 'hyperv-gen2.convertOne'
  | 'hyperv-gen2.runbookOf';

/** `machine`: its index in the analysis of the file. */
export function machineCommand(
  command: MachineCommandId,
  title: string,
  uri: vscode.Uri,
  machine: number,
): vscode.Command {
  return { command, title, arguments: [uri, machine] };
}

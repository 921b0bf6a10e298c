/** The commands of one machine of a file, for those who offer them. */
import type * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';

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

/** A file before its conversion. */
export interface Before {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
}

/** With the machines, by their indexes, that are converted now and still have to move. */
export interface Moved extends Before {
  readonly machines: readonly number[];
}

/** What actions run behind the edit that converts, so that it is said what is left. */
export const CONVERTED = 'hyperv-gen2.converted';

export function convertedCommand(before: Before): vscode.Command {
  return { command: CONVERTED, title: '', arguments: [before] };
}

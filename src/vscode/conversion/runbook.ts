/** The runbook of a machine in an editor of its own. */
import * as vscode from 'vscode';
import type { Analysis } from '../../core/analysis';
import { statedGeneration } from '../../core/machine/devices';
import { machineAt } from '../../core/offers/conversions';
import { runbookFor } from '../../core/runbook';
import { machinesRunbookFileName, runbookFileName } from '../../core/runbook/file-name';
import { type ChosenMachines, runbookForMachines } from '../../core/runbook/many';
import { lineStarts, positionAt } from '../../core/text/lines';
import type { FileId } from '../../core/text/place';
import { PROBLEMS, tell } from '../editor/messages';
import { spanOf } from '../editor/ranges';
import { nameOf } from '../editor/text';
import { uriOfFile } from './plannedEdits';

/** Of the machine at the cursor, or of one that is chosen; gives the message that says why there is none. */
export async function createRunbook(editor: vscode.TextEditor, analysis: Analysis): Promise<string | undefined> {
  const index =
    machineAt(analysis, spanOf(editor.document, editor.selection)) ?? (await chosenMachine(editor, analysis));
  return index === undefined ? undefined : showRunbook(editor.document.uri, analysis, index);
}

/** In a new editor; gives the message that says why there is none. `uri`: of the definition. */
export async function showRunbook(uri: vscode.Uri, analysis: Analysis, index: number): Promise<string | undefined> {
  const runbook = runbookFor(analysis, index);
  const assessed = analysis.machines[index];
  if ('because' in runbook) {
    return tell(vscode.l10n.t('There is no runbook for {0}: {1}.', nameOf(assessed), runbook.because), PROBLEMS);
  }
  return showScriptOf(uri, assessed?.machine.name ?? '', runbook.text);
}

/** The runbook of a machine, in a new editor. `uri`: of its definition. */
export function showScriptOf(uri: vscode.Uri, machine: string, text: string): Promise<undefined> {
  return showScript(uri, text, number => runbookFileName(machine, number));
}

/** Some machines of a file. */
export interface MachinesOfFile extends ChosenMachines {
  readonly uri: vscode.Uri;
}

/** One script for all of some machines, in a new editor; gives the message that says which are in none. */
export async function showRunbookForMachines(chosen: readonly MachinesOfFile[]): Promise<string | undefined> {
  const [first] = chosen;
  const { runbook, leftOut } = runbookForMachines(chosen);
  const reasons = leftOut.map(({ assessed, because }) => `${nameOf(assessed)} (${because})`).join('; ');
  if (first === undefined || 'because' in runbook) {
    return tell(vscode.l10n.t('None of these machines has a runbook: {0}', reasons), PROBLEMS);
  }
  const count = chosen.flatMap(({ machines }) => machines).length - leftOut.length;
  await showScript(first.uri, runbook.text, number => machinesRunbookFileName(count, number));
  return leftOut.length === 0
    ? undefined
    : tell(vscode.l10n.t('Not in the runbook, as they have none: {0}', reasons), PROBLEMS);
}

async function showScript(definition: vscode.Uri, text: string, name: (number: number) => string): Promise<undefined> {
  const document = await newDocument(await freeUri(definition, name), text);
  await vscode.window.showTextDocument(document, { preview: false });
  return undefined;
}

/** Nothing is saved. */
async function newDocument(uri: vscode.Uri, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), content);
  await vscode.workspace.applyEdit(edit);
  return vscode.languages.setTextDocumentLanguage(document, 'powershell');
}

/** Beside the definition, of no file, and of no document that is open: somebody may have changed one of that name. */
async function freeUri(definition: vscode.Uri, nameOfNumber: (number: number) => string): Promise<vscode.Uri> {
  const isOpen = (uri: vscode.Uri): boolean =>
    vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
  for (let number = 1; ; number += 1) {
    const name = nameOfNumber(number);
    // A definition that is in no folder has the runbook beside it there.
    const file = definition.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(definition, '..', name);
    const uri = vscode.Uri.from({ scheme: 'untitled', path: file?.path ?? name });
    if (!isOpen(uri) && !(await exists(file))) {
      return uri;
    }
  }
}

async function exists(file: vscode.Uri | undefined): Promise<boolean> {
  try {
    return file !== undefined && (await vscode.workspace.fs.stat(file)) !== undefined;
  } catch {
    return false;
  }
}

/** A machine of a file. */
export interface MachineIn {
  readonly document: vscode.TextDocument;
  readonly analysis: Analysis;
  readonly index: number;
}

interface MachineItem<T> extends vscode.QuickPickItem {
  readonly machine: T;
}

/** One of some machines; asked only where there is a choice. */
async function chooseMachine<T extends MachineIn>(machines: readonly T[]): Promise<T | undefined> {
  const [only, ...others] = machines;
  if (only === undefined || others.length === 0) {
    return only;
  }
  const files = new Set(
    machines.map(({ document, analysis, index }) =>
      uriOfFile(document.uri, analysis, placeOf(analysis, index).file).toString(),
    ),
  ).size;
  const items = machines.map((machine): MachineItem<T> => {
    const { document, analysis, index } = machine;
    const { file, line: at } = placeOf(analysis, index);
    const line = vscode.l10n.t('line {0}', at);
    const path = vscode.workspace.asRelativePath(uriOfFile(document.uri, analysis, file));
    return {
      label: nameOf(analysis.machines[index]),
      description: files === 1 ? line : vscode.l10n.t('{0}, {1}', path, line),
      machine,
    };
  });
  const placeHolder = vscode.l10n.t('The machine that moves to Generation 2');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.machine;
}

/** The file of a machine, and the line in the text that was analysed, which the document may no longer have. */
function placeOf({ documents, machines }: Analysis, index: number): { readonly file: FileId; readonly line: number } {
  const { file, offset } = machines[index]?.machine.node ?? { file: documents.main.file, offset: 0 };
  return { file, line: positionAt(lineStarts(documents.read(file) ?? ''), offset).line + 1 };
}

async function chosenMachine({ document }: vscode.TextEditor, analysis: Analysis): Promise<number | undefined> {
  const all = analysis.machines.map((assessed, index) => ({ document, analysis, index, assessed }));
  const moving = all.filter(({ assessed }) => statedGeneration(assessed.machine) !== 2);
  return (await chooseMachine(moving.length > 0 ? moving : all.slice(0, 1)))?.index;
}

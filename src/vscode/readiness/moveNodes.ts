/** The entries of machines whose definitions are converted and that still have to move: a list to be ticked off. */
import * as vscode from 'vscode';
import type { Move } from '../../core/readiness/moves';
import { shownName } from '../editor/text';

export type MoveNode =
  | { readonly kind: 'moves'; readonly moves: readonly Move[] }
  | { readonly kind: 'move'; readonly move: Move }
  /** A step of its runbook. */
  | { readonly kind: 'move-step'; readonly move: Move; readonly index: number };

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
const { Checked, Unchecked } = vscode.TreeItemCheckboxState;

export function moveItem(node: MoveNode): vscode.TreeItem {
  switch (node.kind) {
    case 'moves':
      return listItem(node.moves);
    case 'move':
      return machineItem(node.move);
    case 'move-step':
      return stepItem(node.move, node.index);
  }
}

function listItem(moves: readonly Move[]): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Still to move'), Expanded);
  const left = moves.filter(({ isDone }) => !isDone).length;
  item.id = 'moves';
  item.description = vscode.l10n.t('{0} of {1} left', left, moves.length);
  item.iconPath = new vscode.ThemeIcon('checklist');
  item.tooltip = vscode.l10n.t(
    'Their definitions are Generation 2 now, the machines themselves are not. Tick those that have moved.',
  );
  item.accessibilityInformation = {
    label: vscode.l10n.t('Still to move, machines: {0} of {1} left', left, moves.length),
  };
  return item;
}

function machineItem({ id, file, machine, steps, isDone }: Move): vscode.TreeItem {
  const uri = vscode.Uri.parse(file);
  const name = shownName(machine);
  const item = new vscode.TreeItem(name, Collapsed);
  item.id = `move:${id}`;
  item.description = vscode.workspace.asRelativePath(uri);
  item.checkboxState = {
    state: isDone ? Checked : Unchecked,
    accessibilityInformation: { label: vscode.l10n.t('{0} has moved', name) },
  };
  item.contextValue = 'move';
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, steps of its runbook: {1}', name, steps.length) };
  return item;
}

function stepItem({ id, steps }: Move, index: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${index + 1}. ${steps[index]}`, None);
  item.id = `move:${id}:${index}`;
  return item;
}

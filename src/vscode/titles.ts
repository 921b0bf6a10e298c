/** What fixes are called on the menu. */
import * as vscode from 'vscode';
import { changeTitle } from '../core/convert/titles';
import type { VirtualMachine } from '../core/machine/machine';
import type { Fix } from '../core/rules/rule';
import { withLosses } from './text';

/** A fix in a few words: what it does, and what it loses. */
export function fixTitle(fix: Fix, machine: VirtualMachine): string {
  const titles = fix.changes.map(change => changeTitle(change, machine));
  const title = titles.length === 0 ? vscode.l10n.t('Fix this') : titles.join('; ');
  return fix.lost === undefined ? title : withLosses(title, [fix.lost]);
}

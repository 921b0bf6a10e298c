/** What fixes are called on the menu. */
import * as vscode from 'vscode';
import type { AssessedMachine } from '../core/analysis';
import { titleOf } from '../core/kinds';
import type { AnyFix } from '../core/rules/rule';
import { withLosses } from './text';

/** A fix in a few words: what it does, and what it loses. */
export function fixTitle(fix: AnyFix, assessed: AssessedMachine): string {
  const titles = fix.changes.map(change => titleOf(assessed, change));
  const title = titles.length === 0 ? vscode.l10n.t('Fix this') : titles.join('; ');
  return fix.lost === undefined ? title : withLosses(title, [fix.lost]);
}

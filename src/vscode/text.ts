/** Text out of a file as it may stand in titles and messages. */
import * as vscode from 'vscode';
import type { AssessedMachine } from '../core/analysis';
import { type Finding, lostThing } from '../core/findings';
import type { Loss } from '../core/rules/rule';
import { oneLine } from '../core/text/one-line';
import { listed } from '../core/wording';

export { counted, listed } from '../core/wording';

const LONGEST_NAME = 40;

/** A machine's name: one line of a bounded length, and nothing that a message would show as a link. */
export function nameOf(assessed: AssessedMachine | undefined): string {
  return shownName(assessed?.machine.name);
}

/** The same of a name alone. */
export function shownName(full = ''): string {
  const name = oneLine(full, LONGEST_NAME);
  return name === '' ? vscode.l10n.t('the machine') : withoutLinks(name);
}

/** Notifications make links of `[text](address)`. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/** What a fix or a conversion is called, with what it loses, without the advice: 'Remove it (loses COM 1)'. */
export function withLosses(title: string, lost: readonly Loss[]): string {
  const things = [...new Set(lost.map(lostThing))];
  return things.length === 0 ? title : vscode.l10n.t('{0} (loses {1})', title, listed(things));
}

/** What the fixes of some findings lose together. */
export function lostBy(findings: readonly Finding[]): Loss[] {
  return findings.flatMap(({ fix }) => (fix?.lost === undefined ? [] : [fix.lost]));
}

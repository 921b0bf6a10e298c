/** What fixes and conversions are called on a menu, and names out of a file as they may stand in titles and messages. */
import type { AssessedMachine } from '../analysis';
import { type Finding, lostThing } from '../findings';
import { titleOf } from '../kinds';
import { t } from '../l10n';
import type { AnyFix, Loss } from '../rules/rule';
import { oneLine } from '../text/one-line';
import { listed } from '../wording';

const LONGEST_NAME = 40;

/** A machine's name: one line of a bounded length, and nothing that a message would show as a link. */
export function nameOf(assessed: AssessedMachine | undefined): string {
  return shownName(assessed?.machine.name);
}

/** The same of a name alone. */
export function shownName(full = ''): string {
  const name = oneLine(full, LONGEST_NAME);
  return name === '' ? t('the machine') : withoutLinks(name);
}

/** Notifications make links of `[text](address)`. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}

/**
 * What a fix or a conversion is called, with what it loses, without the advice: 'Remove it (loses COM 1)'. `most`: of what
 * it loses, so many are named.
 */
export function withLosses(title: string, lost: readonly Loss[], most?: number): string {
  const things = [...new Set(lost.map(lostThing))];
  return things.length === 0 ? title : t('{title} (loses {things})', { title, things: listed(things, ', ', most) });
}

/** What the fixes of some findings lose together. */
export function lostBy(findings: readonly Finding[]): Loss[] {
  return findings.flatMap(({ fix }) => (fix?.lost === undefined ? [] : [fix.lost]));
}

/** A fix in a few words: what it does, and what it loses. */
export function fixTitle(fix: AnyFix, assessed: AssessedMachine): string {
  const titles = fix.changes.map(change => titleOf(assessed, change));
  const title = titles.length === 0 ? t('Fix this') : titles.join('; ');
  return fix.lost === undefined ? title : withLosses(title, [fix.lost]);
}

/**
 * How somebody names rules who decides about them: one by its id (`nic/legacy`), those of a subject (`nic/*`), or all (`*`).
 * Of two names that mean a rule the more exact one counts.
 */
import { t } from '../l10n';
import { findRule, RULES } from '../rules';
import type { RuleFacts } from '../rules/rule';
import { oneLine } from '../text/one-line';
import { nearest } from './nearest';

export const ALL_RULES = '*';

const OF_SUBJECT = '/*';

/** Those of each subject, in the order of the rules, and all of them. */
export const RULE_GROUPS: readonly string[] = [...new Set(RULES.map(({ id }) => groupOf(id))), ALL_RULES];

const GROUPS: ReadonlySet<string> = new Set(RULE_GROUPS);

/** The names that mean what a name does, the most exact one first: itself, then the groups that hold it. */
export function namesFor(name: string): readonly string[] {
  return name === ALL_RULES ? [name] : [...new Set([name, groupOf(name), ALL_RULES])];
}

/** Whether there is a rule that this means. */
export function isRuleName(name: string): boolean {
  return GROUPS.has(name) || findRule(name) !== undefined;
}

/** The rules that a name means, in their order; none where there are no such rules. */
export function rulesNamed(name: string): readonly RuleFacts[] {
  return RULES.filter(({ id }) => namesFor(id).includes(name));
}

/** What is said of a name that means no rule, with the one that was meant if any. */
export function unknownRule(written: string): string {
  const name = nearest(written, candidatesFor(written));
  const rule = JSON.stringify(oneLine(written));
  return name === undefined
    ? t('There is no rule {rule}', { rule })
    : t('There is no rule {rule}: did you mean {name}?', { rule, name: JSON.stringify(name) });
}

/** Whoever wrote an asterisk meant a group, and whoever wrote more than a subject meant a rule. */
function candidatesFor(written: string): readonly string[] {
  const ids = RULES.map(({ id }) => id);
  if (written.endsWith('*') || written.endsWith('/')) {
    return RULE_GROUPS;
  }
  return written.includes('/') ? ids : [...ids, ...RULE_GROUPS];
}

function groupOf(id: string): string {
  return `${id.slice(0, id.indexOf('/'))}${OF_SUBJECT}`;
}

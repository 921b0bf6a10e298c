/** What JSON schemas say of the severities of rules. */
import { RULE_SEVERITIES } from '../../src/core/control/control';
import { RULES } from '../../src/core/rules';
import type { RuleFacts } from '../../src/core/rules/rule';

/** A schema for the severity of each rule, by its id. */
export function ruleSeverityProperties(describe: (rule: RuleFacts) => string): Record<string, object> {
  return Object.fromEntries(RULES.map(rule => [rule.id, { enum: RULE_SEVERITIES, description: describe(rule) }]));
}

/** What JSON schemas say of the severities of rules. */
import { RULE_SEVERITIES } from '../../src/core/control/control';
import { ALL_RULES, RULE_GROUPS } from '../../src/core/control/rule-names';
import { RULES } from '../../src/core/rules';
import type { RuleFacts } from '../../src/core/rules/rule';

/** What is said of a rule, of the rules of a subject, and of all rules. */
interface Descriptions {
  readonly one: (rule: RuleFacts) => string;
  readonly subject: string;
  readonly all: string;
}

/** A schema for the severity of each rule, by its id, and of each group of rules, by its name. */
export function ruleSeverityProperties({ one, subject, all }: Descriptions): Record<string, object> {
  return Object.fromEntries([
    ...RULES.map(rule => [rule.id, { enum: RULE_SEVERITIES, description: one(rule) }]),
    ...RULE_GROUPS.map(name => [name, { enum: RULE_SEVERITIES, description: name === ALL_RULES ? all : subject }]),
  ]);
}

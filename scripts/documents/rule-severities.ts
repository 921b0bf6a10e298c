/** What JSON schemas say of the severities of rules. */
import { RULE_SEVERITIES } from '../../src/core/control/control';
import { RULES } from '../../src/core/rules';

/** A schema for the severity of each rule, by its id. */
export function ruleSeverityProperties(): Record<string, object> {
  return Object.fromEntries(RULES.map(({ id, title }) => [id, { enum: RULE_SEVERITIES, description: title }]));
}

/** `gen2-advisor rules` */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_GROUPS, rulesNamed, unknownRule } from '../core/control/rule-names';
import { type RuleExamples, rulePage } from '../core/pages/rule-page';
import { rulesJson, rulesText } from '../core/reports/rules';
import { findRule } from '../core/rules';
import { resourcesFolder } from './resource';
import type { Terminal } from './terminal';
import { UsageError } from './usage';

/**
 * Prints the list of all rules, or of a group, such as `nic/*`; of one rule its page, or all that its page is made of. Throws
 * UsageError where there is no such rule.
 */
export function printRules(id: string | undefined, isJson: boolean, terminal: Terminal): void {
  if (id === undefined) {
    terminal.print(isJson ? rulesJson() : rulesText());
    return;
  }
  if (RULE_GROUPS.includes(id)) {
    const rules = rulesNamed(id);
    terminal.print(isJson ? rulesJson(rules) : rulesText(rules));
    return;
  }
  const rule = findRule(id);
  if (rule === undefined) {
    throw new UsageError(unknownRule(id));
  }
  if (isJson) {
    terminal.print(rulesJson([rule]));
    return;
  }
  const examples = JSON.parse(readFileSync(join(resourcesFolder(), 'rule-examples.json'), 'utf8')) as Readonly<
    Record<string, RuleExamples>
  >;
  const page = rulePage(rule, examples[id] ?? { failing: [], passing: [] });
  // The last line leads to the other pages, which a terminal has not.
  terminal.print(page.replace(/\n\n\[[^\]\n]*\]\(\.\.\/README\.md\)\n*$/, '\n'));
}

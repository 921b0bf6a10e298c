/** A page for each rule, the examples that the extension makes such pages of, and the lists of the rules. */

import { GENERATED } from '../../src/core/pages/citations';
import { RULES_PAGE_PATH, type RuleExamples, rulePage, rulePagePath } from '../../src/core/pages/rule-page';
import { rulesPage } from '../../src/core/pages/rules-page';
import { RULES } from '../../src/core/rules';
import type { RuleFacts } from '../../src/core/rules/rule';
import { table } from '../../src/core/text/markdown';
import { groupBy } from '../../src/core/wording';
import { pageExamples, ruleFiles } from '../rule-files';
import { type Document, section, whole } from './document';

export const RULES_FOLDER = 'docs/rules';

export function rulePages(): Document[] {
  const rules = ruleFiles().map(({ rule, examples }) => ({ rule, examples: pageExamples(examples) }));
  return [
    ...rules.map(({ rule, examples }) => page(rulePagePath(rule.id), rulePage(rule, examples))),
    page(RULES_PAGE_PATH, rulesPage()),
    whole('resources/rule-examples.json', examplesText(rules.map(({ rule, examples }) => [rule.id, examples]))),
    section('README.md', 'rules', readmeTable()),
  ];
}

function page(path: string, text: string): Document {
  return whole(`${RULES_FOLDER}/${path}`, text.replace('\n\n', `\n\n${GENERATED}\n\n`));
}

/** A line for each rule, so that a changed example changes one. */
function examplesText(rules: readonly (readonly [id: string, examples: RuleExamples])[]): string {
  return `{\n${rules.map(([id, examples]) => `${JSON.stringify(id)}: ${JSON.stringify(examples)}`).join(',\n')}\n}\n`;
}

/** The rules of each subject in a row, in the order of their subjects. */
function readmeTable(): string {
  const bySubject = groupBy(RULES, subjectOf);
  return table(
    ['about', 'rules'],
    [...bySubject].map(([subject, rules]) => [`\`${subject}\``, rules.map(shortLinkTo).join(', ')]),
  );
}

function subjectOf({ id }: RuleFacts): string {
  return id.slice(0, id.indexOf('/'));
}

function shortLinkTo(rule: RuleFacts): string {
  return `[${rule.id.slice(subjectOf(rule).length + 1)}](${RULES_FOLDER}/${rulePagePath(rule.id)})`;
}

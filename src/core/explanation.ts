/** What an editor shows at a place with findings, in Markdown: why, and what is replaced, gained and lost. */
import { type Finding, lossText, ruleOf } from './findings';
import { t, translated } from './l10n';
import { SOURCES } from './machine/sources';
import type { RuleFacts } from './rules/rule';
import { SEVERITIES } from './rules/severity';
import { escapeMarkdown, link } from './text/markdown';

/** More rules and sources than these are no help at a glance. */
const MOST_RULES = 3;
const MOST_SOURCES = 2;

/** What replaces, gains and loses, where a rule says so. `lost`: what a certain fix loses. */
export function factsOf(rule: RuleFacts, lost = rule.lost && translated(rule.lost)): string[] {
  const facts = [
    rule.replacedBy && t('Replaced by: {what}', { what: translated(rule.replacedBy) }),
    rule.gained && t('Gained: {what}', { what: translated(rule.gained) }),
    lost && t('Lost: {what}', { what: lost }),
  ];
  return facts.filter(fact => fact !== undefined);
}

/**
 * Explains the findings of one place, the worst first, each rule once; undefined where there is none. Their messages
 * stand in the editor already and are not repeated. `pageOf` gives the address of a rule's page, where there is one.
 */
export function explain(findings: readonly Finding[], pageOf?: (rule: RuleFacts) => string): string | undefined {
  const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);
  const byRule = new Map<string, Finding>();
  for (const finding of findings.toSorted((a, b) => rank(a) - rank(b))) {
    if (!byRule.has(finding.rule)) {
      byRule.set(finding.rule, finding);
    }
  }
  const shown = [...byRule.values()].slice(0, MOST_RULES);
  return shown.length === 0 ? undefined : shown.map(finding => explainOne(finding, pageOf)).join('\n\n---\n\n');
}

function explainOne(finding: Finding, pageOf: ((rule: RuleFacts) => string) | undefined): string {
  const rule = ruleOf(finding);
  const facts = factsOf(rule, finding.fix?.lost && lossText(finding.fix.lost)).map(fact => `- ${escapeMarkdown(fact)}`);
  const links = [
    pageOf === undefined ? escapeMarkdown(rule.id) : link(t('About {rule}', { rule: rule.id }), pageOf(rule)),
    ...rule.sources.slice(0, MOST_SOURCES).map(key => link(SOURCES[key].title, SOURCES[key].url)),
  ];
  return [
    `**${escapeMarkdown(translated(rule.title))}**`,
    escapeMarkdown(translated(rule.why)),
    ...(facts.length === 0 ? [] : [facts.join('\n')]),
    links.join(' · '),
  ].join('\n\n');
}

/** The list of rules, for people and for machines. */
import { SOURCES } from '../machine/sources';
import { RULES } from '../rules';
import type { RuleFacts } from '../rules/rule';
import { severityIn } from '../rules/severity';

/** All that is known of every rule, or of some: its shape is a contract (docs/command-line.md), told apart by `version`. */
export function rulesJson(shown: readonly RuleFacts[] = RULES): string {
  const rules = shown.map(rule => ({
    id: rule.id,
    title: rule.title,
    impact: rule.impact,
    generation: rule.generation,
    severities: { generation1: severityIn(1, rule) ?? null, generation2: severityIn(2, rule) ?? null },
    messages: rule.messages,
    why: rule.why,
    whatToDo: rule.whatToDo,
    replacedBy: rule.replacedBy ?? null,
    gained: rule.gained ?? null,
    lost: rule.lost ?? null,
    onInstalledDisk: rule.onInstalledDisk ?? false,
    tag: rule.tag ?? null,
    sources: rule.sources.map(key => ({ key, ...SOURCES[key] })),
  }));
  return `${JSON.stringify({ version: 1, rules }, undefined, 2)}\n`;
}

export function rulesText(shown: readonly RuleFacts[] = RULES): string {
  const width = Math.max(...shown.map(rule => rule.id.length));
  return `${shown.map(rule => `${rule.id.padEnd(width)}  ${rule.impact.padEnd(8)}  ${rule.title}`).join('\n')}\n`;
}

/** The list of rules, for people and for machines. */
import { SOURCES } from '../machine/sources';
import { RULES } from '../rules';

export function rulesJson(): string {
  const rules = RULES.map(({ id, title, impact, generation, why, whatToDo, sources }) => ({
    id,
    title,
    impact,
    generation,
    why,
    whatToDo,
    sources: sources.map(key => SOURCES[key]),
  }));
  return `${JSON.stringify({ version: 1, rules }, undefined, 2)}\n`;
}

export function rulesText(): string {
  const width = Math.max(...RULES.map(rule => rule.id.length));
  return `${RULES.map(rule => `${rule.id.padEnd(width)}  ${rule.impact.padEnd(8)}  ${rule.title}`).join('\n')}\n`;
}

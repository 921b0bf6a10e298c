/** All rules, of all kinds of machines. A new rule is a new file: `npm run generate` lists it. */
import { AZURE_RULES, HYPER_V_RULES } from './all';
import type { RuleFacts } from './rule';

export const RULES: readonly RuleFacts[] = [...HYPER_V_RULES, ...AZURE_RULES];

const BY_ID: ReadonlyMap<string, RuleFacts> = new Map(RULES.map(rule => [rule.id, rule]));

/** The rule of an id; undefined where there is none. */
export function findRule(id: string): RuleFacts | undefined {
  return BY_ID.get(id);
}

/** From impact to severity: what the definition claims to be decides how bad a finding is. */
import type { Generation } from '../machine/machine';
import type { Impact } from './impact';

export type Severity = 'error' | 'warning' | 'information';

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

/** In a definition of the very generation whose rule is broken. */
const OF_ITS_OWN: Record<Impact, Severity> = {
  blocks: 'error',
  converts: 'error',
  manual: 'warning',
  informs: 'information',
};

/** In a definition that does not claim that generation: a Generation 1 machine is valid as it is. */
const OF_ANOTHER: Record<Impact, Severity> = {
  blocks: 'warning',
  converts: 'information',
  manual: 'warning',
  informs: 'information',
};

/** `claimed`: the definition states the generation whose rule it is. A guess is never an error. */
export function severityOf(impact: Impact, claimed: boolean, guessed: boolean): Severity {
  const severity = (claimed ? OF_ITS_OWN : OF_ANOTHER)[impact];
  return guessed && severity === 'error' ? 'warning' : severity;
}

/**
 * How bad the certain findings of a rule are in a definition that states a generation; undefined where the rule says
 * nothing of such a definition.
 */
export function severityIn(
  generation: Generation,
  rule: { readonly impact: Impact; readonly generation: Generation },
): Severity | undefined {
  // Only what says that it is Generation 1 breaks the rules of Generation 1.
  return rule.generation === 1 && generation === 2
    ? undefined
    : severityOf(rule.impact, rule.generation === generation, false);
}

/** Whether a severity is as bad as another, or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** From impact to severity: what the definition claims to be decides how bad a finding is. */
import type { Impact } from './rule';

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

/** Whether a severity is as bad as another, or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);
}

/** What the suppressions of a file come to. */
import type { Finding } from '../findings';
import type { Problem } from '../languages/language';
import type { Severity } from '../rules/severity';
import type { Directive, Entry } from './directives';

export interface SuppressedFinding extends Finding {
  /** As the file gives it. */
  readonly reason: string | undefined;
}

export interface SuppressionProblem extends Problem {
  readonly code: 'suppression/unused' | 'suppression/unknown-rule';
  readonly message: string;
  readonly severity: Severity;
  readonly directive: Directive;
  /** Undefined where the directive names no rule at all. */
  readonly entry: Entry | undefined;
}

import type { AnyChange, Change } from '../machine/change';
import type { FixClass, Loss } from '../rules/rule';

/** One change of a plan. */
export interface Step<C extends AnyChange = Change> {
  readonly change: C;
  readonly class: FixClass;
  /** What the fixes lose of which it is the first step. */
  readonly lost: readonly Loss[];
}

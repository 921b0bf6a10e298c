/** What a comparison with an earlier report says. */
import type { Status } from '../analysis';
import type { Severity } from '../rules/severity';

export interface Comparison {
  /** How the earlier report was named. */
  readonly with: string;
  readonly machines: Counts;
  readonly statuses: Readonly<Record<Status, Counts>>;
  /** Machines that are not Generation 2 yet, or that contradict it: blocked ones are none of them. */
  readonly toMove: Counts;
  /** To Generation 2 since then. */
  readonly moved: readonly ComparedMachine[];
  /** Were Generation 2 without errors, and no longer are. */
  readonly fellBack: readonly ComparedMachine[];
  /** That were not there before. */
  readonly added: readonly ComparedMachine[];
  /** That are not there any more. */
  readonly gone: readonly ComparedMachine[];
  readonly newProblems: readonly ComparedProblem[];
  readonly goneProblems: readonly ComparedProblem[];
}

export interface Counts {
  readonly before: number;
  readonly now: number;
}

export interface ComparedMachine {
  readonly path: string;
  readonly name: string;
  /** Null where it was not there. */
  readonly before: Status | null;
  /** Null where it is not there any more. */
  readonly now: Status | null;
}

export interface ComparedProblem {
  readonly path: string;
  /** Null for one of the file itself. */
  readonly machine: string | null;
  readonly rule: string;
  readonly message: string;
  readonly severity: Severity;
  /** 1-based; null for the file as a whole. */
  readonly line: number | null;
}

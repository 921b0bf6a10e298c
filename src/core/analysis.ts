/** What an analysis of a text comes to. */
import type { SuppressedFinding, SuppressionProblem } from './control/suppression';
import type { ConversionPlan } from './convert/plan';
import type { Finding } from './findings';
import type { Format, Recognition } from './formats/format';
import type { KindId } from './kinds/kind';
import type { Documents, Problem } from './languages/language';
import type { AnyMachine } from './machine/any-machine';
import type { AzureChange } from './machine/azure/change';
import type { AzureMachine } from './machine/azure/machine';
import type { AnyChange, Change } from './machine/change';
import type { HostId } from './machine/hosts';
import type { VirtualMachine } from './machine/machine';

/** What stands between a machine and Generation 2. */
export type Status =
  | 'generation-2'
  /** States Generation 2 and breaks its rules. */
  | 'contradictory'
  /** Generation 1; every change is safe. */
  | 'ready'
  /** Generation 1; something gets lost, or a person has to act. */
  | 'needs-work'
  /** Generation 1, and can't move. */
  | 'blocked'
  /** The generation is an expression. */
  | 'unknown';

/** A machine of one of the kinds. */
export type AssessedMachine = AssessedVirtualMachine | Assessed<'azure', AzureMachine, AzureChange>;

export type AssessedVirtualMachine = Assessed<'hyper-v', VirtualMachine, Change>;

interface Assessed<K extends KindId, M extends AnyMachine, C extends AnyChange> {
  readonly kind: K;
  readonly machine: M;
  readonly status: Status;
  readonly plan: ConversionPlan<C>;
  /** The host that it was judged by: the oldest one that has to run it. */
  readonly host: HostId;
}

/** A problem of the file itself. A fatal one ends the reading: then there are no machines. */
export type FileProblem = Problem | SuppressionProblem;

export interface Analysis {
  readonly documents: Documents;
  /** Where the reading of the text ended, so that there are no machines; undefined also where it wasn't begun. */
  readonly fatal: Problem | undefined;
  /** Undefined where the text defines no machine that we know of, or where a mistake in it hides of which format it is. */
  readonly format: Format | undefined;
  readonly recognition: Recognition | undefined;
  readonly host: HostId;
  readonly machines: readonly AssessedMachine[];
  /** Those that are shown, by machine, then in the order of the rules. */
  readonly findings: readonly Finding[];
  /** Those that would be shown if the file did not suppress them. */
  readonly suppressed: readonly SuppressedFinding[];
  readonly problems: readonly FileProblem[];
}

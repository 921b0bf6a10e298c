/** What a rule is. One file beside this one holds one rule; index.ts lists them. */
import type { Change } from '../machine/change';
import type { HostId } from '../machine/hosts';
import type { Drive, Generation, Slot, VirtualMachine } from '../machine/machine';
import type { SourceKey } from '../machine/sources';
import type { Span } from '../text/tree';

/** How much a finding matters to a move to Generation 2; severity.ts makes the severity of it. */
export type Impact =
  /** The machine can't run in the generation at all. */
  | 'blocks'
  /** It doesn't exist in the generation and can be rewritten. */
  | 'converts'
  /** It works after a person has done something outside the file. */
  | 'manual'
  | 'informs';

/**
 * Safe: the guest keeps the same function by the means of Generation 2, or the definition was unusable before.
 * Lossy: something stops existing without a replacement, or a person must act before it works.
 */
export type FixClass = 'safe' | 'lossy';

export interface Fix {
  readonly class: FixClass;
  readonly changes: readonly Change[];
  /** It also holds in Generation 1, so it is offered by itself there; without it, the fix is the whole conversion. */
  readonly alone: boolean;
  /** What stops existing; undefined for a safe fix. */
  readonly lost?: string;
}

/** What a rule reports of a machine: data only; the text is made of it in findings.ts. */
export interface Report {
  /** Which of the rule's messages; 'default' without it. */
  readonly message?: string;
  readonly arguments?: Readonly<Record<string, string>>;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
  /** It rests on a guess (an inferred guest): said in the message, and never an error. */
  readonly inferredFrom?: string;
}

export interface Related {
  readonly span: Span;
  readonly message: string;
}

export interface RuleContext {
  readonly host: HostId;
  /** Where a drive stands on SCSI after the conversion; undefined where the definition states no place. */
  slotFor(drive: Drive): Slot | undefined;
  /** The drives that find no free place on 4 controllers of 64 locations. */
  readonly drivesWithoutSlot: readonly Drive[];
}

export interface Rule {
  /** Stable: settings, suppressions and reports name it. `subject/what`. */
  readonly id: string;
  readonly title: string;
  readonly impact: Impact;
  /** The generation whose rule this is: 2 for what stands in the way of a move, 1 for what Generation 1 can't do. */
  readonly generation: Generation;
  /** One line each, what and why, about 100 characters; `{name}` stands for an argument. */
  readonly messages: { readonly default: string; readonly [name: string]: string };
  readonly why: string;
  readonly whatToDo: string;
  readonly sources: readonly [SourceKey, ...SourceKey[]];
  /** How editors draw the place: struck through, or faded. */
  readonly tag?: 'deprecated' | 'unnecessary';
  check(machine: VirtualMachine, context: RuleContext): Iterable<Report>;
}

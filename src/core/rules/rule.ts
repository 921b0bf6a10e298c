/**
 * What a rule is. A file below this folder holds one rule, as `rule`, with `examples` of it, and stands at the rule's
 * id: disk/vhd-format.ts. index.ts lists them.
 */
import type { Values } from '../l10n';
import type { SecurityProfile } from '../machine/azure/machine';
import type { AnyChange, Change } from '../machine/change';
import type { HostId } from '../machine/hosts';
import type { Drive, Generation, Slot, VirtualMachine } from '../machine/machine';
import type { SourceKey } from '../machine/sources';
import type { Place } from '../text/place';
import type { Impact } from './impact';
import type { Severity } from './severity';

/**
 * Safe: the guest keeps the same function by the means of Generation 2, or the definition was unusable before.
 * Lossy: something stops existing without a replacement, or a person must act before it works.
 */
export type FixClass = 'safe' | 'lossy';

export interface Fix<C extends AnyChange = Change> {
  readonly class: FixClass;
  readonly changes: readonly C[];
  /** It also holds in Generation 1, so it is offered by itself there; without it, the fix is the whole conversion. */
  readonly alone: boolean;
  /** Undefined for a safe fix. */
  readonly lost?: Loss;
}

/** A fix of a machine of any kind. */
export type AnyFix = Fix<AnyChange>;

/** What stops existing with a lossy fix, in words that are shown with lossText. */
export interface Loss {
  /** A noun: 'the floppy image'. */
  readonly what: string;
  /** What a person then does, as an instruction: 'put its content on an ISO'. */
  readonly toDo?: string;
  /** For each `{name}` in either. */
  readonly values?: Values;
}

/**
 * What a rule reports of a machine: data only; the text is made of it in findings.ts. A member that only some reports of a rule
 * have is best written as undefined: of what is spread, a full collection takes the class, and with it the code of all rules.
 */
export interface Report<C extends AnyChange = Change> {
  /** Which of the rule's messages; 'default' without it. */
  readonly message?: string | undefined;
  readonly arguments?: Readonly<Record<string, string>> | undefined;
  readonly at: Place;
  readonly related?: readonly Related[];
  readonly fix?: Fix<C> | undefined;
  /** It rests on a guess (an inferred guest): said in the message, and never an error. */
  readonly inferredFrom?: string | undefined;
  /** It rests on a fact on which the sources differ, or that none states in so many words: never an error. */
  readonly uncertain?: true;
}

export interface Related {
  readonly at: Place;
  /** Shown with relatedText. */
  readonly message: string;
  /** For each `{name}` in the message. */
  readonly values?: Values;
}

export interface RuleContext {
  /** The oldest host that has to run the machine. */
  readonly host: HostId;
  /** Where a drive stands on SCSI after the conversion; undefined where the definition states no place. */
  slotFor(drive: Drive): Slot | undefined;
  /** The path of the .vhdx that takes the place of a .vhd, which no other drive of the file has; undefined where it is none. */
  vhdxFor(drive: Drive): string | undefined;
  /** The drives that find no free place on 4 controllers of 64 locations. */
  readonly drivesWithoutSlot: readonly Drive[];
  /** Reports something of the machine that is checked. */
  readonly report: (found: Report) => void;
}

/** What a rule says of itself, whatever kind of machine it is about. */
export interface RuleFacts {
  /** Stable: settings, suppressions and reports name it. `subject/what`. */
  readonly id: string;
  readonly title: string;
  readonly impact: Impact;
  /** The generation whose rule this is: 2 for what stands in the way of a move, 1 for what Generation 1 can't do. */
  readonly generation: Generation;
  /** One line each, what and why, about 100 characters; `{name}` stands for an argument. */
  readonly messages: { readonly default: string; readonly [name: string]: string };
  /** The arguments that are words of the engine, from a table of sentences, and no text of the file. */
  readonly terms?: readonly string[];
  readonly why: string;
  readonly whatToDo: string;
  /** The means of Generation 2 for the same function. */
  readonly replacedBy?: string;
  /** What Generation 2 has more than what is replaced. */
  readonly gained?: string;
  /** What a conversion gives up. */
  readonly lost?: string;
  readonly sources: readonly [SourceKey, ...SourceKey[]];
  /** It is about what is installed on the disk, which the definition itself does not show. */
  readonly onInstalledDisk?: true;
  /** It is about the machine that was made of the definition: what becomes of it, whatever disk it has. */
  readonly onMachineThatIsThere?: true;
  /** How editors draw the place: struck through, or faded. */
  readonly tag?: 'deprecated' | 'unnecessary';
}

/** A rule about Hyper-V's own machines. */
export interface Rule extends RuleFacts {
  /** Reports what it finds. No generator: one for each rule and machine would be most of what an analysis makes. */
  check(machine: VirtualMachine, context: RuleContext): undefined;
}

/** Definitions that show a rule: shown in its documentation and run as its tests; nothing of them is shipped. */
export interface Examples {
  readonly failing: readonly [FailingExample, ...FailingExample[]];
  readonly passing: readonly [Example, ...Example[]];
}

export interface Example {
  /** In any format that is known by its content, or of our own. Marks `‹…›` are taken out before it is read. */
  readonly text: string;
  readonly host?: HostId;
  /** The security profile that is asked for. */
  readonly azureSecurity?: SecurityProfile;
  /** Without it one of our own format's, which decides where the content says no other format. */
  readonly fileName?: string;
  /** The texts of companion files, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface FailingExample extends Example {
  /** `‹…›` stands around what each finding of the rule underlines; the rule has no other finding here. */
  readonly text: string;
  readonly severity: Severity;
  /** The text after what is on offer: the finding's own fix, or the conversion of the machine. Absent: nothing is. */
  readonly fixed?: string;
  /** The texts after it of the companion files that it changes. */
  readonly fixedFiles?: Readonly<Record<string, string>>;
}

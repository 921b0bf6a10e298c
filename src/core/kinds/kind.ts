/**
 * What a kind of machine is: its rules, its changes with their order, and what is said of its conversion. Hyper-V's own
 * machines are one, Azure's another. What runs an analysis, plans and reports knows only what all of them share.
 */
import type { Step } from '../convert/step';
import type { Finding } from '../findings';
import type { VhdxNames } from '../formats/vhdx-names';
import type { AnyMachine } from '../machine/any-machine';
import type { SecurityProfile } from '../machine/azure/machine';
import type { AnyChange } from '../machine/change';
import type { HostId } from '../machine/hosts';
import type { Report, RuleFacts } from '../rules/rule';
import type { FileId } from '../text/place';

export type KindId = 'hyper-v' | 'azure';

/** What a machine is judged with, beside itself. */
export interface Surroundings {
  /** The oldest host that has to run it. */
  readonly host: HostId;
  readonly vhdxFor: VhdxNames;
  /** What security profile Azure's machines are to have; undefined where nobody asks for one. */
  readonly azureSecurity: SecurityProfile | undefined;
}

/** Whether a machine that stays as it is needs a file beside the definition as that is. */
export type IsNeeded = (file: FileId) => boolean;

/** A kind as those see it who know of none in particular. */
export interface Kind<M extends AnyMachine = AnyMachine, C extends AnyChange = AnyChange> {
  /** Hands over what its rules find of a machine, rule by rule. */
  check(machine: M, surroundings: Surroundings, found: (rule: RuleFacts, report: Report<C>) => void): void;
  /** The paths of the images of its disks; none where it has no files. */
  images?(machine: M): readonly string[];
  /** Where a change stands among those of a plan: the lower ones are made first. */
  readonly order: Readonly<Record<C['kind'], number>>;
  /** What a move to Generation 2 takes beside the changes that findings ask for. */
  conversion(machine: M, planned: readonly Step<C>[], findings: readonly Finding[], host: HostId): readonly Step<C>[];
  /** Why a machine that isn't Generation 2 can't be converted by a rewrite of its definition alone. */
  obstacle(machine: M, findings: readonly Finding[]): string | undefined;
  /** A change in a few words: the verb first. */
  title(change: C, machine: M): string;
  /**
   * The same change, written in the machine itself or at the variable from which the machine has its generation, and so
   * that the others of the definition that stay as they are have what they need; undefined where that can't be. `at`:
   * undefined for a machine whose generation is not what changes, and where the change itself says where it is written.
   */
  placed(change: C, at: 'definition' | 'variable' | undefined, isNeeded: IsNeeded): C | undefined;
}

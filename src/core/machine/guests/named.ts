import type { GuestSystem } from './system';

/** A system that a text names, and where in its plain form. */
export interface Named {
  readonly system: GuestSystem;
  /** With the version as the text gives it: 'CentOS 6.9' of the system 'CentOS 6.8–6.10'. */
  readonly name: string;
  /** Whether the text states a version; 'ubuntu' alone does not. */
  readonly versioned: boolean;
  readonly at: number;
  readonly length: number;
}

/**
 * What counts as Windows Server at the beginning of a text without the word Windows: nothing, a year ('Server 2022'),
 * or a semi-annual version too ('Server 1709': in a machine's name that would be the number of a server).
 */
export type BareServer = 'none' | 'year' | 'version';

export interface WindowsPattern {
  /** A part of every text that the pattern can match: looking for it is cheaper than the pattern. */
  readonly hint: string;
  readonly pattern: RegExp;
  /** A text that it reads and that none before it does; for the tests. */
  readonly example: string;
  /** The system that a match names. */
  readonly id: (match: readonly (string | undefined)[]) => string | undefined;
  /** What is shown of it where it is not called as the table has it. */
  readonly name?: string;
  /** Where it counts; everywhere without it. */
  readonly bare?: readonly BareServer[];
}

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

/** What runs programs of this computer: a bundle of its own, for the extension host of node alone, loaded when it is needed. */
import type * as shell from '../shell/read-host';

export * from '../shell/read-host';

export type Programs = typeof shell;

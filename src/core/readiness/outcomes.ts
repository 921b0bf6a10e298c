/** What an assessment found in each of its files, by the address of each: an address is any text here. */
import { isAlike } from '../reports/keep';
import type { FileReport, SkippedFile } from '../reports/report';

/** `other`: a file that defines no machine. One that is only a part of a definition has no outcome. */
export type Outcome = { readonly report: FileReport } | { readonly skipped: SkippedFile } | 'other';

/** Each by path. */
export interface Found {
  /** Definitions, and files that can't be read. */
  readonly reports: readonly FileReport[];
  readonly skipped: readonly SkippedFile[];
  /** How many files define no machine. */
  readonly others: number;
}

export interface Outcomes {
  /** False where it is what is known already: what only looks new must not move the entries of a view. */
  keep(address: string, outcome: Outcome | undefined): boolean;
  has(address: string): boolean;
  /** The report of a file, if that is what it came to. */
  reportOf(address: string): FileReport | undefined;
  /** The address of the file of a report, or of one that was skipped. */
  addressOf(file: FileReport | SkippedFile): string | undefined;
  addresses(): readonly string[];
  /** Those that are one of some addresses, or below one of them. */
  amongOrBelow(addresses: Iterable<string>): readonly string[];
  /** Says which files were read with one, or in which folders something was looked for. */
  uses(address: string, used: Iterable<string>): void;
  /** The files that were read with one of some, or looked for something in such a folder. */
  usersOf(used: Iterable<string>): readonly string[];
  readonly found: Found;
  clear(): void;
}

export function createOutcomes(): Outcomes {
  const outcomes = new Map<string, Outcome>();
  const addresses = new WeakMap<FileReport | SkippedFile, string>();
  const users = new Map<string, Set<string>>();
  let found: Found | undefined;

  return {
    keep(address, outcome) {
      if (isAlike(outcomes.get(address), outcome)) {
        return false;
      }
      found = undefined;
      if (outcome === undefined) {
        outcomes.delete(address);
        return true;
      }
      outcomes.set(address, outcome);
      if (outcome !== 'other') {
        addresses.set('report' in outcome ? outcome.report : outcome.skipped, address);
      }
      return true;
    },
    has: address => outcomes.has(address),
    reportOf: address => reportIn(outcomes.get(address)),
    addressOf: file => addresses.get(file),
    addresses: () => [...outcomes.keys()],
    amongOrBelow(some) {
      const all = new Set(some);
      return [...outcomes.keys()].filter(address => isAmongOrBelow(all, address));
    },
    uses(address, used) {
      for (const each of used) {
        const known = users.get(each) ?? new Set();
        users.set(each, known.add(address));
      }
    },
    usersOf: used => [...new Set([...used].flatMap(each => [...(users.get(each) ?? [])]))],
    get found() {
      found ??= foundIn([...outcomes.values()]);
      return found;
    },
    clear() {
      outcomes.clear();
      users.clear();
      found = undefined;
    },
  };
}

export function reportIn(outcome: Outcome | undefined): FileReport | undefined {
  return outcome !== undefined && outcome !== 'other' && 'report' in outcome ? outcome.report : undefined;
}

function foundIn(outcomes: readonly Outcome[]): Found {
  return {
    reports: outcomes.flatMap(each => reportIn(each) ?? []).sort(byPath),
    skipped: outcomes.flatMap(each => (each !== 'other' && 'skipped' in each ? [each.skipped] : [])).sort(byPath),
    others: outcomes.filter(each => each === 'other').length,
  };
}

/** The order in which files are listed. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

function isAmongOrBelow(addresses: ReadonlySet<string>, address: string): boolean {
  for (let end = address.length; end > 0; end = address.lastIndexOf('/', end - 1)) {
    if (addresses.has(address.slice(0, end))) {
      return true;
    }
  }
  return false;
}

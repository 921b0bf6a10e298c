/**
 * Findings that a team knows of and accepts for now: a file that lists them, so that only new ones are reported. A
 * finding is known again by what it is, not by where it stands; one that became more severe is new.
 */
import { isAtLeast, SEVERITIES, type Severity } from '../rules/severity';
import { groupBy } from '../wording';
import { type Identity, identityKey, identityOf, problemIdentity } from './identity';
import type { RunReport } from './report';

export interface BaselineEntry extends Identity {
  /** Relative to the folder of the baseline. */
  readonly path: string;
  /** As it was when it was accepted. */
  readonly severity: Severity;
  /** How many findings of one file are alike. */
  readonly count: number;
}

export interface Filtered {
  /** Without what the baseline accepts. */
  readonly run: RunReport;
  readonly accepted: number;
  /** The entries, or parts of them, that nothing in the run answers to. */
  readonly unmatched: readonly BaselineEntry[];
}

/** Takes out of a run what a baseline accepts; `pathOf`: a path of the run as the baseline names it. */
export function withoutAccepted(
  run: RunReport,
  entries: readonly BaselineEntry[],
  pathOf: (path: string) => string,
): Filtered {
  const left = groupBy(
    // The least severe first, so that an entry that accepts more is left for what needs it.
    entries
      .map(entry => ({ entry, count: entry.count }))
      .toSorted((a, b) => SEVERITIES.indexOf(b.entry.severity) - SEVERITIES.indexOf(a.entry.severity)),
    ({ entry }) => keyOf(entry.path, entry),
  );
  let accepted = 0;
  const isNew = (path: string, identity: Identity, severity: Severity): boolean => {
    const known = left
      .get(keyOf(path, identity))
      ?.find(({ entry, count }) => count > 0 && isAtLeast(entry.severity, severity));
    if (known === undefined) {
      return true;
    }
    known.count -= 1;
    accepted += 1;
    return false;
  };
  const files = run.files.map(file => {
    const path = pathOf(file.path);
    return {
      ...file,
      findings: file.findings.filter(finding => isNew(path, identityOf(file, finding), finding.severity)),
      problems: file.problems.filter(
        problem => problem.fatal || isNew(path, problemIdentity(problem), problem.severity),
      ),
    };
  });
  const unmatched = [...left.values()].flat().flatMap(({ entry, count }) => (count > 0 ? [{ ...entry, count }] : []));
  return { run: { ...run, files }, accepted, unmatched };
}

/** The entries that accept all findings of a run. */
export function entriesOf(run: RunReport, pathOf: (path: string) => string): BaselineEntry[] {
  const single = run.files.flatMap(file => {
    const path = pathOf(file.path);
    const { findings, problems } = file;
    return [
      ...problems
        .filter(problem => !problem.fatal)
        .map(problem => ({ path, ...problemIdentity(problem), severity: problem.severity })),
      ...findings.map(finding => ({ path, ...identityOf(file, finding), severity: finding.severity })),
    ];
  });
  const alike = groupBy(single, entry => `${entry.severity} ${keyOf(entry.path, entry)}`);
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, count: others.length + 1 }],
  );
}

function keyOf(path: string, identity: Identity): string {
  return JSON.stringify([path, identityKey(identity)]);
}

/**
 * The report as GitLab reads code quality (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format): one
 * list, of which GitLab reads no further than to the first object that has not all it asks for.
 */
import type { Severity } from '../rules/severity';
import { pathOf, relativePath } from './beside';
import { fileRule, identityKey, identityOf, problemIdentity } from './identity';
import type { FileReport, PlaceReport, Range, ReportContext, RunReport } from './report';

type Level = 'blocker' | 'critical' | 'major' | 'minor' | 'info';

const LEVELS: Readonly<Record<Severity, Level>> = { error: 'critical', warning: 'major', information: 'info' };

interface Degradation {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: Level;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

/** A place by the path of a report's file, and its own where that is another one. */
type Locate = (
  file: string,
  place: { readonly range: Range | null } & Pick<PlaceReport, 'path'>,
) => Degradation['location'];

export function gitlabReport({ files, skipped }: RunReport, context: ReportContext): string {
  const locate: Locate = (file, place) => locationOf(relativePath(pathOf(file, place), context), place.range);
  const left = skipped.map(({ path, code, message }): Degradation => {
    const rule = fileRule(code);
    return {
      description: message,
      check_name: rule,
      fingerprint: JSON.stringify([relativePath(path, context), rule]),
      severity: 'minor',
      location: locate(path, { range: null }),
    };
  });
  return `${JSON.stringify([...files.flatMap(file => degradationsOf(file, locate)), ...left], wellFormed, 2)}\n`;
}

function degradationsOf(file: FileReport, locate: Locate): Degradation[] {
  const { path } = locate(file.path, { range: null });
  const seen = new Map<string, number>();
  // GitLab shows two with one fingerprint as one. It may be any text; as in SARIF it stays the same when lines move.
  const fingerprintOf = (key: string): string => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return JSON.stringify([path, key, count]);
  };
  const problems = file.problems.map((problem): Degradation => {
    const identity = problemIdentity(problem);
    return {
      description: `${problem.message} (${problem.code})`,
      check_name: identity.rule,
      fingerprint: fingerprintOf(identityKey(identity)),
      severity: problem.fatal ? 'blocker' : LEVELS[problem.severity],
      location: locate(file.path, problem),
    };
  });
  const findings = file.findings.map(
    (finding): Degradation => ({
      description: `${finding.message} (${finding.rule})`,
      check_name: finding.rule,
      fingerprint: fingerprintOf(identityKey(identityOf(file, finding))),
      severity: LEVELS[finding.severity],
      location: locate(file.path, finding),
    }),
  );
  return [...problems, ...findings];
}

/** What concerns a file as a whole stands in its first line: GitLab asks for one. */
function locationOf(path: string, range: Range | null): Degradation['location'] {
  return { path, lines: { begin: (range?.start.line ?? 0) + 1, end: (range?.end.line ?? 0) + 1 } };
}

/** Half of a pair of surrogates is a letter in JSON, and no text where strings are UTF-8. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}

/** How bad it is that a file can't be read, or that its own tool would refuse it. */
import type { Analysis, FileProblem } from './analysis';
import type { Severity } from './rules/severity';

export function severityOfProblem({ documents, fatal }: Analysis, problem: FileProblem): Severity {
  if (problem === fatal || documents.main.skipped.includes(problem)) {
    return 'error';
  }
  return 'severity' in problem ? problem.severity : 'warning';
}

/** The code of the problem that says why nothing was read as what somebody has chosen. */
export const NOTHING_READ = 'nothing-to-read';

export function isNothingRead({ code }: FileProblem): boolean {
  return code === NOTHING_READ;
}

/** How bad it is that a file can't be read, or that its own tool would refuse it. */
import type { Analysis, FileProblem } from './analysis';
import type { Severity } from './rules/severity';

export function severityOfProblem({ fatal }: Analysis, problem: FileProblem): Severity {
  if (problem === fatal) {
    return 'error';
  }
  return 'severity' in problem ? problem.severity : 'warning';
}

/** What is said of a file that can't be read, or that its own tool would refuse. */
import type { FileProblem } from './analysis';
import { sentence, translated } from './l10n';
import type { FatalSyntax } from './languages/json/parse';
import type { Severity } from './rules/severity';

const FATAL: Record<FatalSyntax, string> = {
  empty: sentence('The file is empty'),
  'invalid-symbol': sentence('This is no JSON: a value, a string in double quotes, or a bracket belongs here'),
  'key-expected': sentence('A property name in double quotes belongs here'),
  'colon-expected': sentence('A colon belongs here, between the property name and its value'),
  'value-expected': sentence('A value belongs here'),
  'comma-expected': sentence('A comma or a closing bracket belongs here'),
  unclosed: sentence('The file ends here, but a bracket is still open: it may have been cut off'),
  'unclosed-string': sentence('The string that begins here is not closed on its line'),
  'unclosed-comment': sentence('The comment that begins here is not closed'),
  'text-after-end': sentence('The JSON value ends before this; only one belongs in a file'),
};

/** A problem in one line: what is wrong and what to do. */
export function problemMessage(problem: FileProblem): string {
  return 'message' in problem ? problem.message : translated(FATAL[problem.code]);
}

/** How bad a problem is. */
export function severityOfProblem(problem: FileProblem): Severity {
  if (isFatal(problem)) {
    return 'error';
  }
  return 'severity' in problem ? problem.severity : 'warning';
}

/** Whether the file could not be read because of it. */
export function isFatal(problem: FileProblem): problem is Exclude<FileProblem, { readonly message: string }> {
  return !('message' in problem);
}

/** What the exit codes of the command line, and of the editor's task that checks, mean; a contract. */
export const ExitCode = {
  /** Nothing at or above --fail-on; convert: nothing is left to do; runbook: printed. */
  nothing: 0,
  /** Findings; convert: something is left to do; runbook: the machine has none. */
  found: 1,
  /** Usage, or a file that could not be read or parsed, so nothing is known of its machines. */
  unusable: 2,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

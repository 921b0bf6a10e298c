/** What became of machines that were to be converted together. */
import { counted, listed } from '../wording';

export interface LeftMachine {
  readonly name: string;
  /** Of its file. */
  readonly path: string;
  /** In a few words. */
  readonly reason: string;
}

export interface BulkOutcome {
  /** How many machines are converted now, and in how many files. */
  readonly converted: number;
  readonly files: number;
  readonly left: readonly LeftMachine[];
}

/** '12 converted, 3 left'. */
export function outcomeCounts({ converted, left }: BulkOutcome): string {
  return [`${converted} converted`, ...(left.length === 0 ? [] : [`${left.length} left`])].join(', ');
}

/** One line: what is converted, what stays, and why. */
export function outcomeText({ converted, files, left }: BulkOutcome): string {
  const done =
    converted === 0
      ? 'No machine was converted.'
      : `${counted(converted, 'machine')} in ${counted(files, 'file')} converted to Generation 2.`;
  const reasons = listed(left.map(({ name, reason }) => `${name} (${reason})`));
  const stay = left.length === 1 ? 'stays' : 'stay';
  return left.length === 0 ? done : `${done} ${counted(left.length, 'machine')} ${stay} as before: ${reasons}.`;
}

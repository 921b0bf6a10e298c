/** What became of machines that were to be converted together. */
import { t } from '../l10n';
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
  return [
    t('{count} converted', { count: converted }),
    ...(left.length === 0 ? [] : [t('{count} left', { count: left.length })]),
  ].join(', ');
}

/** One line: what is converted, what stays, and why. */
export function outcomeText({ converted, files, left }: BulkOutcome): string {
  const done =
    converted === 0
      ? t('No machine was converted.')
      : t('{machines} in {files} converted to Generation 2.', {
          machines: counted(converted, 'machine'),
          files: counted(files, 'file'),
        });
  if (left.length === 0) {
    return done;
  }
  const reasons = listed(left.map(({ name, reason }) => `${name} (${reason})`));
  const stay =
    left.length === 1
      ? t('1 machine stays as before: {reasons}.', { reasons })
      : t('{count} machines stay as before: {reasons}.', { count: left.length, reasons });
  return `${done} ${stay}`;
}

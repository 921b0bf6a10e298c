/** What an assessment comes to, in a line. */
import type { Status } from '../analysis';
import { sentence, t, translated } from '../l10n';
import { type FileReport, isUnread, type Summary, summarize } from '../reports/report';
import { STATUSES } from '../reports/statuses';
import type { MachineView } from '../reports/views';
import { counted } from '../wording';

const COUNTED: Readonly<Record<Status, string>> = {
  blocked: sentence('{count} blocked'),
  'needs-work': sentence('{count} to work on'),
  ready: sentence('{count} ready'),
  contradictory: sentence('{count} contradictory'),
  'generation-2': sentence('{count} Generation 2'),
  unknown: sentence('{count} unknown'),
};

/** The sums of the files that define machines. */
export function readinessOf(files: readonly FileReport[]): Summary {
  return summarize(files.filter(({ machines }) => machines.length > 0));
}

/** '12 machines in 5 files: 2 blocked, 3 ready'. */
export function readinessText({ machines, files, statuses }: Summary): string {
  if (machines === 0) {
    return t('No Hyper-V machines found');
  }
  const parts = STATUSES.flatMap(status =>
    statuses[status] === 0 ? [] : [translated(COUNTED[status], { count: statuses[status] })],
  );
  return t('{machines} in {files}: {statuses}', {
    machines: counted(machines, 'machine'),
    files: counted(files, 'file'),
    statuses: parts.join(', '),
  });
}

/** How many machines can move to Generation 2 and have not. */
export function machinesToMove({ statuses }: Summary): number {
  return statuses.ready + statuses['needs-work'];
}

/** Whether a conversion does something for a machine: moves it, or repairs one that says Generation 2. */
export function isConvertible({ file, machine, index }: MachineView): boolean {
  switch (machine.status) {
    case 'ready':
    case 'needs-work':
      return machine.obstacle === null;
    case 'contradictory':
      return file.findings.some(finding => finding.machine === index && finding.fix !== null);
    case 'blocked':
    case 'generation-2':
    case 'unknown':
      return false;
  }
}

/** The files that can't be read at all: nothing is known of their machines. */
export function unreadable(files: readonly FileReport[]): FileReport[] {
  return files.filter(isUnread);
}

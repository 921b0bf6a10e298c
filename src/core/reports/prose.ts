/** What documents for people say in words. */
import type { Status } from '../analysis';
import { FORMATS } from '../formats';
import { sentence, t, translated } from '../l10n';
import { HOSTS } from '../machine/hosts';
import type { Severity } from '../rules/severity';
import { counted } from '../wording';
import type { FileReport, MachineReport, ReportContext, RunReport, Summary } from './report';
import { ONLY_DISK_MEANING, STATUS_TEXTS, STATUSES } from './statuses';
import type { MachineView } from './views';

/** The report's own name. */
export function reportTitle(): string {
  return t('Generation 2 readiness');
}

/** What was checked, and for what. */
export function factsOf(
  { host, files, others, baseline }: RunReport,
  { at }: ReportContext,
): readonly (readonly [name: string, value: string])[] {
  const chosen = files.flatMap(file => file.host ?? []);
  const hosts = new Set(chosen.length === 0 ? [host] : chosen);
  const hostNames = HOSTS.filter(({ id }) => hosts.has(id)).map(({ name }) => name);
  return [
    [t('Checked'), dateOf(at)],
    [t('For hosts from'), hostNames.join(', ')],
    [
      t('Files'),
      others === 0
        ? t('{count} with machines or problems', { count: files.length })
        : t('{count} with machines or problems, {others} without', { count: files.length, others }),
    ],
    ...(baseline === undefined
      ? []
      : [[t('Accepted by the baseline'), counted(baseline.accepted, 'finding')] as const]),
  ];
}

/** The whole report in a sentence. */
export function verdict({ machines, statuses }: Summary): string {
  if (machines === 0) {
    return t('No virtual machine was found in the files that were checked.');
  }
  const parts = STATUSES.filter(status => statuses[status] > 0).map(status => {
    const [one, many] = VERDICTS[status];
    return translated(statuses[status] === 1 ? one : many, { count: statuses[status] });
  });
  const last = parts.pop() ?? '';
  return t('Of {machines}, {statuses}.', {
    machines: counted(machines, 'machine'),
    statuses: parts.length === 0 ? last : t('{others} and {last}', { others: parts.join(', '), last }),
  });
}

/** Of one machine, and of more. */
const VERDICTS: Readonly<Record<Status, readonly [one: string, many: string]>> = {
  'generation-2': [sentence('{count} is Generation 2 already'), sentence('{count} are Generation 2 already')],
  ready: [sentence('{count} is ready to convert'), sentence('{count} are ready to convert')],
  'needs-work': [sentence('{count} needs some work'), sentence('{count} need some work')],
  blocked: [sentence("{count} can't move"), sentence("{count} can't move")],
  contradictory: [sentence('{count} contradicts itself'), sentence('{count} contradict themselves')],
  unknown: [sentence('{count} is of an unknown generation'), sentence('{count} are of an unknown generation')],
};

/** What a status means, of one machine with its warnings. */
export function meaningOf({ machine: { status, onlyDisk }, severities: { warning } }: MachineView): string {
  if (status === 'generation-2' && warning > 0) {
    return t('Says Generation 2: {warnings}.', { warnings: severityCount(warning, 'warning') });
  }
  return translated(onlyDisk ? ONLY_DISK_MEANING : STATUS_TEXTS[status].meaning);
}

/** How many machines have a status, and how many of them a warning where that is news. */
export function statusNote(status: Status, { warned }: Summary): string {
  return status === 'generation-2' && warned > 0 ? t('{count} of them with warnings', { count: warned }) : '';
}

/** The files of which nothing is known, as a sentence; empty where there are none. */
export function unreadNote({ unread }: Summary): string {
  if (unread === 0) {
    return '';
  }
  return unread === 1
    ? t('1 file could not be read: nothing is known of its machines.')
    : t('{count} files could not be read: nothing is known of their machines.', { count: unread });
}

/** What is in the way of a machine; else what its conversion gives up and what a person has to do, each once. */
export function workOf({ obstacle, onlyDisk, lost, byHand }: MachineReport): string[] {
  return obstacle === null ? [...new Set([...(onlyDisk ? [definitionReady()] : []), ...lost, ...byHand])] : [obstacle];
}

/** Of a machine that needs no other work than its installed disk. */
export function definitionReady(): string {
  return t('definition ready, disk to convert');
}

export function percent(part: number, whole: number): string {
  if (whole === 0) {
    return '–';
  }
  const share = (100 * part) / whole;
  return share > 0 && share < 1 ? '< 1 %' : `${Math.round(share)} %`;
}

export function formatTitle({ format }: FileReport): string {
  const title = FORMATS.find(({ id }) => id === format)?.title;
  return title === undefined ? t('no definition') : translated(title);
}

/** As a person reads it, to the minute, in the same words everywhere. */
export function dateOf(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: sentence('error'),
  warning: sentence('warning'),
  information: sentence('information'),
};

/** Of one finding. */
export function severityName(severity: Severity): string {
  return translated(SEVERITY_NAMES[severity]);
}

/** '1 error', '3 warnings', '4 information'. */
export function severityCount(count: number, severity: Severity): string {
  return counted(count, severity);
}

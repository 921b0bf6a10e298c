/** What documents for people say in words. */
import type { Status } from '../analysis';
import { FORMATS } from '../formats';
import { sentence, t, translated } from '../l10n';
import { HOSTS } from '../machine/hosts';
import type { Severity } from '../rules/severity';
import { counted } from '../wording';
import type { FileReport, MachineReport, ReportContext, RunReport, Summary } from './report';
import { STATUSES } from './statuses';

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

/** What documents for people say in words. */
import type { Status } from '../analyze';
import { FORMATS } from '../formats';
import { HOSTS } from '../machine/hosts';
import type { Severity } from '../rules/severity';
import { counted } from '../wording';
import type { FileReport, ReportContext, RunReport, Summary } from './report';
import { STATUSES } from './statuses';

export const TITLE = 'Generation 2 readiness';

/** What was checked, and for what. */
export function factsOf(
  { host, files, others, baseline }: RunReport,
  { at }: ReportContext,
): readonly (readonly [name: string, value: string])[] {
  const chosen = files.flatMap(file => file.host ?? []);
  const hosts = new Set(chosen.length === 0 ? [host] : chosen);
  const hostNames = HOSTS.filter(({ id }) => hosts.has(id)).map(({ name }) => name);
  return [
    ['Checked', dateOf(at)],
    ['For hosts from', hostNames.join(', ')],
    ['Files', `${files.length} with machines or problems${others === 0 ? '' : `, ${others} without`}`],
    ...(baseline === undefined ? [] : [['Accepted by the baseline', counted(baseline.accepted, 'finding')] as const]),
  ];
}

/** The whole report in a sentence. */
export function verdict({ machines, statuses }: Summary): string {
  if (machines === 0) {
    return 'No virtual machine was found in the files that were checked.';
  }
  const parts = STATUSES.filter(status => statuses[status] > 0).map(status => {
    const [one, many] = VERDICTS[status];
    return `${statuses[status]} ${statuses[status] === 1 ? one : many}`;
  });
  const last = parts.pop() ?? '';
  return `Of ${counted(machines, 'machine')}, ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}

/** Behind a number: of one machine, and of more. */
const VERDICTS: Readonly<Record<Status, readonly [one: string, many: string]>> = {
  'generation-2': ['is Generation 2 already', 'are Generation 2 already'],
  ready: ['is ready to convert', 'are ready to convert'],
  'needs-work': ['needs some work', 'need some work'],
  blocked: ["can't move", "can't move"],
  contradictory: ['contradicts itself', 'contradict themselves'],
  unknown: ['is of an unknown generation', 'are of an unknown generation'],
};

export function percent(part: number, whole: number): string {
  if (whole === 0) {
    return '–';
  }
  const share = (100 * part) / whole;
  return share > 0 && share < 1 ? '< 1 %' : `${Math.round(share)} %`;
}

export function formatTitle({ format }: FileReport): string {
  return FORMATS.find(({ id }) => id === format)?.title ?? 'no definition';
}

/** As a person reads it, to the minute, in the same words everywhere. */
export function dateOf(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}

/** '1 error', '3 warnings', '4 information'. */
export function severityCount(count: number, severity: Severity): string {
  return severity === 'information' ? `${count} information` : counted(count, severity);
}

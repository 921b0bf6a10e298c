/** Which machines of an assessment are shown. Pure. */
import type { Status } from '../analysis';
import { sentence } from '../l10n';
import { formatTitle } from '../reports/prose';
import type { MachineView } from '../reports/views';
import type { Severity } from '../rules/severity';
import { isConvertible } from './summary';

export interface Filter {
  /** In its name, guest, file or format, or in the rule or message of a finding; in any case. Each of its words has to be there. */
  readonly text: string;
  /** Of any of these; of all where there are none, as with the others. */
  readonly statuses: readonly Status[];
  /** With findings of any of these. */
  readonly severities: readonly Severity[];
  /** Those of which a conversion makes something. */
  readonly convertible: boolean;
}

export const NO_FILTER: Filter = { text: '', statuses: [], severities: [], convertible: false };

/** Shown when translated. */
export const CONVERTIBLE_TITLE = sentence('Only what can be converted');

/** Whether a filter leaves anything out. */
export function isFiltering({ text, statuses, severities, convertible }: Filter): boolean {
  return text.trim() !== '' || statuses.length > 0 || severities.length > 0 || convertible;
}

export function passes(filter: Filter): (view: MachineView) => boolean {
  const { statuses, severities, convertible } = filter;
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  return view =>
    (statuses.length === 0 || statuses.includes(view.machine.status)) &&
    (severities.length === 0 || severities.some(severity => view.severities[severity] > 0)) &&
    (!convertible || isConvertible(view)) &&
    (words.length === 0 || hasAll(view, words));
}

function hasAll({ name, file, machine, findings }: MachineView, words: readonly string[]): boolean {
  const said = [
    ...[name, file.path, formatTitle(file), machine.guest?.name ?? ''],
    ...findings.flatMap(({ rule, message }) => [rule, message]),
  ]
    .join('\n')
    .toLowerCase();
  return words.every(word => said.includes(word));
}

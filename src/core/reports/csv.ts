/** The report as a table for spreadsheets, a row a machine: RFC 4180. */
import { pathOf } from './beside';
import type { RunReport } from './report';
import { type MachineView, machineViews } from './views';

const COLUMNS: Readonly<Record<string, (view: MachineView) => string | number>> = {
  path: ({ file, machine }) => pathOf(file.path, machine),
  line: ({ machine }) => machine.range.start.line + 1,
  name: ({ machine }) => machine.name,
  format: ({ file }) => file.format ?? '',
  generation: ({ machine }) => machine.generation ?? '',
  origin: ({ machine }) => machine.generationOrigin,
  guest: ({ machine }) => machine.guest?.name ?? '',
  architecture: ({ machine }) => machine.guest?.architecture ?? '',
  status: ({ machine }) => machine.status,
  errors: ({ severities }) => severities.error,
  warnings: ({ severities }) => severities.warning,
  informations: ({ severities }) => severities.information,
  rules: ({ findings }) => [...new Set(findings.map(({ rule }) => rule))].join('; '),
  lost: ({ machine }) => [...new Set(machine.lost)].join('; '),
  blocks: ({ machine }) => machine.obstacle ?? '',
  byHand: ({ machine }) => [...new Set(machine.byHand)].join('; '),
};

export function csvReport({ files }: RunReport): string {
  const writers = Object.values(COLUMNS);
  const rows = machineViews(files).map(view => writers.map(write => cell(write(view))));
  return [Object.keys(COLUMNS), ...rows].map(row => `${row.join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for the beginning of a formula, in ordinary and full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

function cell(value: string | number): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = FORMULA.test(value.trimStart()) || FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

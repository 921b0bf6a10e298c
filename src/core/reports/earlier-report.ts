/** Reads a JSON report that an earlier run wrote, as far as it is compared. */
import { SEVERITIES } from '../rules/severity';
import type { Position } from '../text/lines';
import type { EarlierReport } from './comparison';
import {
  type FileReport,
  type FindingReport,
  type MachineReport,
  type ProblemReport,
  type Range,
  REPORT_VERSION,
} from './report';
import { STATUSES } from './statuses';

/** The report, the version of one that is another than this one writes, or undefined where the text is no report. */
export function parseReport(text: string): EarlierReport | { readonly version: number } | undefined {
  const { version, files } = valuesOf<{ version: number; files: unknown }>(parsed(text));
  if (typeof version !== 'number' || !Array.isArray(files)) {
    return undefined;
  }
  if (version !== REPORT_VERSION) {
    return { version };
  }
  return isListOf(files, isFile) ? { files: files as EarlierReport['files'] } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isFile(file: unknown): boolean {
  const { path, machines, findings, problems } = valuesOf<FileReport>(file);
  return (
    typeof path === 'string' &&
    isListOf(machines, isMachine) &&
    isListOf(findings, isFinding) &&
    isListOf(problems, isProblem)
  );
}

function isMachine(machine: unknown): boolean {
  const { name, status } = valuesOf<MachineReport>(machine);
  return typeof name === 'string' && isOneOf(STATUSES, status);
}

function isFinding(finding: unknown): boolean {
  const { rule, messageId, arguments: values, machine } = valuesOf<FindingReport>(finding);
  const isOfMachine = machine === null || typeof machine === 'number';
  return (
    isSaid(finding) && typeof rule === 'string' && typeof messageId === 'string' && isObject(values) && isOfMachine
  );
}

function isProblem(problem: unknown): boolean {
  return isSaid(problem) && typeof valuesOf<ProblemReport>(problem).code === 'string';
}

function isSaid(said: unknown): boolean {
  const { message, severity, range } = valuesOf<ProblemReport>(said);
  const { line } = valuesOf<Position>(valuesOf<Range>(range).start);
  return typeof message === 'string' && isOneOf(SEVERITIES, severity) && (range === null || typeof line === 'number');
}

function isListOf(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isOneOf(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands there, of whatever types. */
function valuesOf<T>(value: unknown): { readonly [K in keyof T]?: unknown } {
  return isObject(value) ? (value as { readonly [K in keyof T]?: unknown }) : {};
}

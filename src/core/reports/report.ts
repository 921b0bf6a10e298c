/** What a run over files found: the input of every report. Positions are 0-based lines and UTF-16 characters. */
import type { Analysis, Status } from '../analyze';
import { messageOf } from '../findings';
import { remedyClass } from '../fixes';
import type { FormatId } from '../formats/format';
import { statedGeneration } from '../machine/devices';
import type { Origin } from '../machine/field';
import type { Architecture } from '../machine/guests/catalogue';
import type { Guest } from '../machine/machine';
import { isFatal, problemMessage } from '../problems';
import type { FixClass, Impact } from '../rules/rule';
import type { Severity } from '../rules/severity';
import { lineStarts, type Position, positionAt } from '../text/lines';
import type { Span } from '../text/tree';

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface GuestReport {
  /** The catalogue's id; null for a system that isn't in it. */
  readonly id: string | null;
  readonly name: string;
  readonly architecture: Architecture | null;
  readonly origin: Guest['origin'];
}

export interface MachineReport {
  readonly name: string;
  readonly generation: 1 | 2 | null;
  readonly generationOrigin: Origin;
  readonly guest: GuestReport | null;
  readonly status: Status;
  readonly range: Range;
}

export interface FindingReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly impact: Impact;
  /** Index into the file's machines. */
  readonly machine: number | null;
  readonly message: string;
  readonly range: Range;
  readonly fix: FixClass | null;
}

export interface ProblemReport {
  readonly code: string;
  readonly message: string;
  /** True where the file could not be read or parsed because of it. */
  readonly fatal: boolean;
  /** Null where the file as a whole is meant. */
  readonly range: Range | null;
}

export interface FileReport {
  readonly path: string;
  /** Null where the file is no definition that we know. */
  readonly format: FormatId | null;
  readonly machines: readonly MachineReport[];
  readonly findings: readonly FindingReport[];
  readonly problems: readonly ProblemReport[];
}

export interface Summary {
  readonly files: number;
  readonly machines: number;
  readonly statuses: Readonly<Record<Status, number>>;
  readonly severities: Readonly<Record<Severity, number>>;
  readonly problems: number;
}

/** The report of one analysed file. */
export function reportFile(path: string, analysis: Analysis): FileReport {
  const starts = lineStarts(analysis.document.text);
  const rangeOf = ({ offset, end }: Span): Range => ({
    start: positionAt(starts, offset),
    end: positionAt(starts, end),
  });
  return {
    path,
    format: analysis.format?.id ?? null,
    machines: analysis.machines.map(({ machine, status }) => ({
      name: machine.name,
      generation: statedGeneration(machine) ?? null,
      generationOrigin: machine.generation.origin,
      guest: reportGuest(machine.guest),
      status,
      range: rangeOf(machine.node),
    })),
    findings: analysis.findings.map(finding => ({
      rule: finding.rule,
      severity: finding.severity,
      impact: finding.impact,
      machine: finding.machine,
      message: messageOf(finding),
      range: rangeOf(finding.span),
      fix: remedyClass(analysis, finding) ?? null,
    })),
    problems: analysis.problems.map(problem => ({
      code: problem.code,
      message: problemMessage(problem),
      fatal: isFatal(problem),
      range: rangeOf(problem),
    })),
  };
}

/** The report of a file that could not be read at all. */
export function reportUnreadable(path: string, code: string, message: string): FileReport {
  return { path, format: null, machines: [], findings: [], problems: [{ code, message, fatal: true, range: null }] };
}

function reportGuest(guest: Guest | undefined): GuestReport | null {
  if (guest === undefined) {
    return null;
  }
  const { system, name, architecture } = guest.recognised;
  return { id: system?.id ?? null, name, architecture: architecture ?? null, origin: guest.origin };
}

/** What all files together come to. */
export function summarize(files: readonly FileReport[]): Summary {
  const statuses: Record<Status, number> = {
    'generation-2': 0,
    contradictory: 0,
    ready: 0,
    'needs-work': 0,
    blocked: 0,
    unknown: 0,
  };
  const severities: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  let machines = 0;
  let problems = 0;
  for (const file of files) {
    machines += file.machines.length;
    problems += file.problems.length;
    for (const { status } of file.machines) {
      statuses[status] += 1;
    }
    for (const { severity } of file.findings) {
      severities[severity] += 1;
    }
  }
  return { files: files.length, machines, statuses, severities, problems };
}

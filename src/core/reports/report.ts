/** What a run over files found: the input of every report. Positions are 0-based lines and UTF-16 characters. */
import type { Analysis, AssessedMachine, Status } from '../analysis';
import { type Finding, lossText, messageOf, relatedText } from '../findings';
import { ownFixEdits, remedyClass } from '../fixes';
import type { FormatId } from '../formats/format';
import { titleOf } from '../kinds';
import { t } from '../l10n';
import { statedGeneration } from '../machine/devices';
import type { Origin } from '../machine/field';
import type { Architecture } from '../machine/guests/catalogue';
import type { HostId } from '../machine/hosts';
import type { Guest } from '../machine/machine';
import { severityOfProblem } from '../problems';
import type { Impact } from '../rules/impact';
import type { FixClass } from '../rules/rule';
import { isAtLeast, SEVERITIES, type Severity } from '../rules/severity';
import { whyNoRunbook } from '../runbook/obstacle';
import { completed, eachInSteps, type Steps } from '../steps';
import { lineStarts, lineStartsInSteps, type Position, positionAt } from '../text/lines';
import type { FileId, Place } from '../text/place';
import type { Comparison } from './compared';
import type { ExitCode } from './exit-code';

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

export interface MachineReport extends PlaceReport {
  readonly name: string;
  readonly generation: 1 | 2 | null;
  /** `expression` for all that is not known: the contract is older than the reasons. */
  readonly generationOrigin: Exclude<Origin, 'unknown'> | 'expression';
  readonly guest: GuestReport | null;
  readonly status: Status;
  /** What its conversion gives up, and what a person then does. */
  readonly lost: readonly string[];
  /** What a person has to do for it. */
  readonly byHand: readonly string[];
  /** The definition itself converts safely: what is left is the disk of the guest that is installed, and the machine. */
  readonly onlyDisk: boolean;
  /** Whether there is a runbook of its move. */
  readonly runbook: boolean;
  /** Why it can't be converted; null where it can, or needs no conversion. */
  readonly obstacle: string | null;
}

/** A place in the file that a report is of, or in one beside it. */
export interface PlaceReport {
  readonly range: Range;
  /** Of the file in which the place is, relative to the folder of the report's file; absent where it is that file itself. */
  readonly path?: string;
}

export interface RelatedReport extends PlaceReport {
  readonly message: string;
}

/** A finding's own fix: what stands in a range becomes `newText`, all edits at once. */
export interface FixReport {
  readonly title: string;
  readonly edits: readonly (PlaceReport & { readonly newText: string })[];
}

export interface FindingReport extends PlaceReport {
  readonly rule: string;
  readonly severity: Severity;
  readonly impact: Impact;
  /** Index into the file's machines. */
  readonly machine: number | null;
  readonly message: string;
  /** Which of the rule's messages it is and what stands in it: the same finding in whatever words and place. */
  readonly messageId: string;
  readonly arguments: Readonly<Record<string, string>>;
  readonly related: readonly RelatedReport[];
  readonly fix: FixClass | null;
  /** Made only on request, for a finding that has a fix of its own. */
  readonly ownFix?: FixReport;
}

export interface SuppressedReport extends FindingReport {
  /** As the file gives it. */
  readonly reason: string | null;
}

export interface ProblemReport {
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
  /** True where the file could not be read or parsed because of it. */
  readonly fatal: boolean;
  /** Null where the file as a whole is meant. */
  readonly range: Range | null;
  /** As in PlaceReport. */
  readonly path?: string;
}

export interface FileReport {
  readonly path: string;
  /** Null where the file is no definition that we know. */
  readonly format: FormatId | null;
  /** What the file is where it defines no machine, as far as that is known. */
  readonly foreign?: string;
  /** The oldest host that its machines have to run on; null where it was not read. */
  readonly host: HostId | null;
  readonly machines: readonly MachineReport[];
  readonly findings: readonly FindingReport[];
  /** What the file itself suppresses; without it, these would be findings. */
  readonly suppressed: readonly SuppressedReport[];
  readonly problems: readonly ProblemReport[];
}

/** A file that was found but not checked. */
export interface SkippedFile {
  readonly path: string;
  /** `excluded`: by a configuration file, although the file was named. */
  readonly code: 'too-large' | 'excluded';
  /** Why, in one line. */
  readonly message: string;
}

/** What a run over files found: the input of every report. */
export interface RunReport {
  readonly files: readonly FileReport[];
  readonly skipped: readonly SkippedFile[];
  /** Files that were looked at and define no machine. */
  readonly others: number;
  /** Of files for which no configuration file chooses another one. */
  readonly host: HostId;
  /** From which severity on a finding makes the run fail. */
  readonly failOn: FailOn;
  /** Whether what doesn't fail was left out of it. */
  readonly onlyFailing?: boolean;
  /** Where a baseline was applied. */
  readonly baseline?: BaselineResult;
  /** Where an earlier report was given. */
  readonly comparison?: Comparison;
}

export interface BaselineResult {
  /** How many findings it accepted, and took out of the report. */
  readonly accepted: number;
  /** How many that it accepts were not found any more. */
  readonly stale: number;
}

/** What a report needs beside what was found. */
export interface ReportContext {
  /** Of this program. */
  readonly version: string;
  readonly at: Date;
  /** The URI of the folder that the run was made in, with a slash at its end. */
  readonly root: string;
  /** The URI of a file of the run. */
  uriOf(path: string): string;
  /** Colours text for a terminal; gives it back as it is where no colours are wanted. */
  paint(style: 'red' | 'yellow' | 'blue' | 'green' | 'dim', text: string): string;
}

/** Of the report as JSON: another one where a property changes its meaning or goes. */
export const REPORT_VERSION = 1;

/** From which severity on something fails; 'never' nothing does. */
export type FailOn = Severity | 'never';

export const FAIL_ON: readonly FailOn[] = [...SEVERITIES, 'never'];

/** Whether a severity is one of those that fail. */
export function fails(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && isAtLeast(severity, failOn);
}

/** What a run comes to, for whoever goes on or stops by it. */
export function verdictOf({ files, failOn }: RunReport): keyof typeof ExitCode {
  if (files.some(({ problems }) => problems.some(problem => problem.fatal))) {
    return 'unusable';
  }
  const failed = files.some(
    ({ findings, problems }) =>
      findings.some(({ severity }) => fails(severity, failOn)) ||
      problems.some(problem => fails(problem.severity, failOn)),
  );
  return failed ? 'found' : 'nothing';
}

export interface Summary {
  readonly files: number;
  readonly machines: number;
  readonly statuses: Readonly<Record<Status, number>>;
  readonly severities: Readonly<Record<Severity, number>>;
  readonly problems: number;
  readonly suppressed: number;
  /** Files that could not be read: nothing is known of their machines. */
  readonly unread: number;
  /** Generation 2 machines with a warning. */
  readonly warned: number;
}

/** The report of one analysed file; `fixes`: with the edits of each finding's own fix. */
export function reportFile(path: string, analysis: Analysis, { fixes = false } = {}): FileReport {
  return completed(reportInSteps(path, analysis, { fixes }));
}

/** Findings, or machines, that are reported in one step. */
const STEP = 200;

/** The same with a rest after so many machines, in which an editor's other extensions have their turn. */
export function* reportInSteps(path: string, analysis: Analysis, { fixes = false } = {}): Steps<FileReport> {
  const { file, text } = analysis.documents.main;
  const placeOf = placesIn(analysis, new Map([[file, yield* lineStartsInSteps(text)]]));
  const findings: FindingReport[] = [];
  yield* eachInSteps(analysis.findings, STEP, finding => {
    findings.push({
      ...reportFinding(analysis, finding, placeOf),
      ...(fixes && reportFix(analysis, finding, placeOf)),
    });
  });
  const machines: MachineReport[] = [];
  yield* eachInSteps(analysis.machines, STEP, assessed => {
    machines.push(reportMachine(analysis, assessed, placeOf(assessed.machine.node)));
  });
  return {
    path,
    format: analysis.format?.id ?? null,
    host: analysis.host,
    machines,
    findings,
    suppressed: analysis.suppressed.map(finding => ({
      ...reportFinding(analysis, finding, placeOf),
      reason: finding.reason ?? null,
    })),
    problems: analysis.problems.map(problem => ({
      code: problem.code,
      message: problem.message,
      severity: severityOfProblem(analysis, problem),
      fatal: problem === analysis.fatal,
      ...placeOf(problem),
    })),
  };
}

function reportMachine({ format }: Analysis, assessed: AssessedMachine, place: PlaceReport): MachineReport {
  const { machine, status, plan } = assessed;
  return {
    name: machine.name,
    generation: statedGeneration(machine) ?? null,
    generationOrigin: machine.generation.known ? machine.generation.origin : 'expression',
    guest: reportGuest(machine.guest),
    status,
    lost: plan.lost.map(lossText),
    byHand: plan.manual.map(messageOf),
    onlyDisk: status === 'needs-work' && plan.onlyDisk,
    runbook: whyNoRunbook(assessed, format) === undefined,
    obstacle: plan.obstacle ?? null,
    ...place,
  };
}

type Placing = (place: Place) => PlaceReport;

/** From offsets to lines, in the files of an analysis. `starts`: of the files whose lines were looked up. */
export function placesIn({ documents }: Analysis, starts = new Map<FileId, readonly number[]>()): Placing {
  return ({ file, offset, end }) => {
    const lines = starts.get(file) ?? lineStarts(documents.read(file) ?? '');
    starts.set(file, lines);
    const range = { start: positionAt(lines, offset), end: positionAt(lines, end) };
    return file === documents.main.file ? { range } : { range, path: file };
  };
}

export function reportFinding(analysis: Analysis, finding: Finding, placeOf: Placing): FindingReport {
  return {
    rule: finding.rule,
    severity: finding.severity,
    impact: finding.impact,
    machine: finding.machine,
    message: messageOf(finding),
    messageId: finding.message,
    arguments: finding.arguments,
    ...placeOf(finding.at),
    related: finding.related.map(related => ({ message: relatedText(related), ...placeOf(related.at) })),
    fix: remedyClass(analysis, finding) ?? null,
  };
}

function reportFix(analysis: Analysis, finding: Finding, placeOf: Placing): { readonly ownFix?: FixReport } {
  const assessed = analysis.machines[finding.machine];
  const edits = ownFixEdits(analysis, finding);
  if (assessed === undefined || finding.fix === undefined || edits.size === 0) {
    return {};
  }
  const { changes, lost } = finding.fix;
  const title = changes.map(change => titleOf(assessed, change)).join('; ');
  const whole = lost === undefined ? title : t('{title} (loses {loss})', { title, loss: lossText(lost) });
  const placed = [...edits].flatMap(([file, own]) =>
    own.map(({ offset, end, text }) => ({ ...placeOf({ file, offset, end }), newText: text })),
  );
  return { ownFix: { title: whole, edits: placed } };
}

/** The report of a file that could not be read at all. */
export function reportUnreadable(path: string, code: string, message: string): FileReport {
  const problem: ProblemReport = { code, message, severity: 'error', fatal: true, range: null };
  return { path, format: null, host: null, machines: [], findings: [], suppressed: [], problems: [problem] };
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
  let suppressed = 0;
  let unread = 0;
  let warned = 0;
  for (const file of files) {
    machines += file.machines.length;
    problems += file.problems.length;
    suppressed += file.suppressed.length;
    unread += isUnread(file) ? 1 : 0;
    warned += warnedMachines(file).length;
    for (const { status } of file.machines) {
      statuses[status] += 1;
    }
    for (const { severity } of file.findings) {
      severities[severity] += 1;
    }
  }
  return { files: files.length, machines, statuses, severities, problems, suppressed, unread, warned };
}

/** Whether a file could not be read at all. */
export function isUnread({ problems }: FileReport): boolean {
  return problems.some(({ fatal }) => fatal);
}

/** The machines of a file, by their indexes, that are Generation 2 and have a warning. */
function warnedMachines({ machines, findings }: FileReport): number[] {
  const warnings = new Set(findings.map(({ machine, severity }) => (severity === 'warning' ? machine : null)));
  return [...machines.keys()].filter(index => machines[index]?.status === 'generation-2' && warnings.has(index));
}

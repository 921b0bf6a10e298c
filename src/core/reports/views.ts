/** What was found, arranged as reports show it: by machine, and by rule. */
import { t } from '../l10n';
import { findRule } from '../rules';
import type { RuleFacts } from '../rules/rule';
import { SEVERITIES, type Severity } from '../rules/severity';
import type { Position } from '../text/lines';
import { groupBy } from '../wording';
import type { FileReport, FindingReport, MachineReport, Range } from './report';

type Severities = Readonly<Record<Severity, number>>;

export interface MachineView {
  readonly file: FileReport;
  readonly machine: MachineReport;
  /** Into the file's machines. */
  readonly index: number;
  /** Never empty. */
  readonly name: string;
  readonly findings: readonly FindingReport[];
  readonly severities: Severities;
}

/** All machines, in the order of the files and their texts. */
export function machineViews(files: readonly FileReport[]): MachineView[] {
  return files.flatMap(file => {
    const findings = groupBy(file.findings, finding => finding.machine);
    return file.machines.map((machine, index) => {
      const own = findings.get(index) ?? [];
      const name = machine.name.trim() === '' ? t('(no name)') : machine.name;
      return { file, machine, index, name, findings: own, severities: severitiesOf(own) };
    });
  });
}

export interface RuleView {
  readonly rule: RuleFacts;
  readonly severities: Severities;
  readonly findings: readonly PlacedFinding[];
  /** How many machines have findings of it. */
  readonly machines: number;
}

export interface PlacedFinding {
  readonly file: FileReport;
  readonly finding: FindingReport;
}

/** The rules that have findings: the worst first, then the most frequent. */
export function ruleViews(files: readonly FileReport[]): RuleView[] {
  const placed = files.flatMap(file => file.findings.map((finding): PlacedFinding => ({ file, finding })));
  return [...groupBy(placed, ({ finding }) => finding.rule)]
    .flatMap(([id, findings]): RuleView[] => {
      const rule = findRule(id);
      const machines = new Set(findings.flatMap(({ file, finding }) => file.machines[finding.machine ?? -1] ?? []))
        .size;
      return rule === undefined
        ? []
        : [{ rule, findings, machines, severities: severitiesOf(findings.map(({ finding }) => finding)) }];
    })
    .sort((a, b) => compareSeverities(a.severities, b.severities));
}

/** For an order in which the worst come first, then the most frequent. */
export function compareSeverities(a: Severities, b: Severities): number {
  return b.error - a.error || b.warning - a.warning || b.information - a.information;
}

export function noSeverities(): Record<Severity, number> {
  return { error: 0, warning: 0, information: 0 };
}

function severitiesOf(findings: readonly FindingReport[]): Record<Severity, number> {
  const counts = noSeverities();
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}

/** What is said of a file at a place of it, or of it as a whole. */
export interface Said {
  readonly severity: Severity;
  readonly range: Range | null;
  /** Of another file than that of the report. */
  readonly path?: string;
  readonly message: string;
  /** Of a rule: its id. */
  readonly code: string;
  /** Index into the file's machines; null for a problem of the file. */
  readonly machine: number | null;
}

/** Problems and findings of a file by line and column; what is of the file as a whole comes first, of other files last. */
export function saidInOrder({ problems, findings }: FileReport): Said[] {
  const said: Said[] = [
    ...problems.map(problem => ({ ...problem, machine: null })),
    ...findings.map(finding => ({ ...finding, code: finding.rule })),
  ];
  const start = ({ range }: Said): Position => range?.start ?? { line: -1, character: -1 };
  return said.sort((a, b) => {
    const [one, other] = [start(a), start(b)];
    return compared(a.path, b.path) || one.line - other.line || one.character - other.character;
  });
}

/** By path, the file itself first. */
function compared(one = '', other = ''): number {
  return one < other ? -1 : Number(one > other);
}

/** The worst of some severities; undefined where all are zero. */
export function worstOf(severities: Severities): Severity | undefined {
  return SEVERITIES.find(severity => severities[severity] > 0);
}

/** What was found, arranged as reports show it: by machine, and by rule. */
import { t } from '../l10n';
import { findRule } from '../rules';
import type { Rule } from '../rules/rule';
import { SEVERITIES, type Severity } from '../rules/severity';
import { groupBy } from '../wording';
import type { FileReport, FindingReport, MachineReport } from './report';

export interface MachineView {
  readonly file: FileReport;
  readonly machine: MachineReport;
  /** Into the file's machines. */
  readonly index: number;
  /** Never empty. */
  readonly name: string;
  readonly findings: readonly FindingReport[];
  readonly severities: Readonly<Record<Severity, number>>;
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
  readonly rule: Rule;
  readonly severities: Readonly<Record<Severity, number>>;
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
      const machines = new Set(findings.map(({ file, finding }) => file.machines[finding.machine ?? -1])).size;
      return rule === undefined
        ? []
        : [{ rule, findings, machines, severities: severitiesOf(findings.map(({ finding }) => finding)) }];
    })
    .sort(
      (a, b) =>
        b.severities.error - a.severities.error ||
        b.severities.warning - a.severities.warning ||
        b.severities.information - a.severities.information,
    );
}

function severitiesOf(findings: readonly FindingReport[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}

/** The worst of some severities; undefined where all are zero. */
export function worstOf(severities: Readonly<Record<Severity, number>>): Severity | undefined {
  return SEVERITIES.find(severity => severities[severity] > 0);
}

/** From findings to edits of the texts. Edits are made only when somebody asks for them. */
import type { Analysis } from './analysis';
import { type Finding, ruleOf } from './findings';
import type { FileEdit } from './languages/edit';
import { planEdits } from './languages/plan';
import { type AnyChange, writeChange } from './machine/change';
import { statedGeneration } from './machine/devices';
import type { FixClass } from './rules/rule';
import { type FileEdits, NO_EDITS } from './text/place';

/** What helps against a finding: its own fix, or, where that alone would break the machine, the whole conversion. */
export type Remedy = 'fix' | 'convert' | 'none';

export function remedyOf({ machines }: Analysis, finding: Finding): Remedy {
  const assessed = machines[finding.machine];
  if (finding.fix === undefined || assessed === undefined) {
    return 'none';
  }
  const stated = statedGeneration(assessed.machine);
  const { generation } = assessed.machine;
  // Where only hardware of Generation 1 shows the generation, without it nobody would know the machine again.
  const isShown = generation.known && generation.origin === 'inferred';
  if (finding.fix.changes.length > 0 && (stated === 2 || (finding.fix.alone && !isShown))) {
    return 'fix';
  }
  return stated === 1 && assessed.plan.obstacle === undefined ? 'convert' : 'none';
}

/** What applying the remedy of a finding means: the class of its fix, or of the conversion. */
export function remedyClass(analysis: Analysis, finding: Finding): FixClass | undefined {
  switch (remedyOf(analysis, finding)) {
    case 'fix':
      return finding.fix?.class;
    case 'convert':
      return analysis.machines[finding.machine]?.plan.class;
    case 'none':
      return undefined;
  }
}

/** The edits of some findings' own fixes, all at once; findings whose remedy is no fix of their own are passed over. */
export function fixEdits(analysis: Analysis, findings: readonly Finding[]): FileEdits {
  const chosen = new Set(findings);
  return planEdits(
    analysis.documents,
    // In the analysis' own order, so that the same findings give the same text in whatever order they were chosen.
    analysis.findings
      .filter(finding => chosen.has(finding) && remedyOf(analysis, finding) === 'fix')
      .flatMap(finding => changeEdits(analysis, finding.machine, finding.fix?.changes ?? [])),
  );
}

/** The edits of one finding's own fix; none where it has no fix of its own. */
export function ownFixEdits(analysis: Analysis, finding: Finding): FileEdits {
  return remedyOf(analysis, finding) === 'fix'
    ? planEdits(analysis.documents, changeEdits(analysis, finding.machine, finding.fix?.changes ?? []))
    : NO_EDITS;
}

/** The findings that one fix for all of a kind repairs: those of the rule whose own fix is of the class. */
export function findingsOfKind(analysis: Analysis, rule: string, fixClass: FixClass): Finding[] {
  return analysis.findings.filter(
    finding => finding.rule === rule && finding.fix?.class === fixClass && remedyOf(analysis, finding) === 'fix',
  );
}

/**
 * The findings that are repaired without being asked about each: safe fixes in machines that state Generation 2. The
 * generation of a machine is never changed this way, nor a file that installs a guest: others may read that.
 */
export function findingsToFixOnSave(analysis: Analysis): Finding[] {
  return analysis.findings.filter(finding => {
    const machine = analysis.machines[finding.machine]?.machine;
    return (
      machine !== undefined &&
      statedGeneration(machine) === 2 &&
      ruleOf(finding).generation === 2 &&
      finding.fix?.class === 'safe' &&
      finding.fix.changes.every(change => !('file' in change))
    );
  });
}

/** The edits of changes to one machine; a change that the format can't make is left out, as it was when planned. */
export function changeEdits(analysis: Analysis, machine: number, changes: readonly AnyChange[]): FileEdit[] {
  const assessed = analysis.machines[machine];
  const writers = analysis.format?.write;
  if (assessed === undefined || writers === undefined) {
    return [];
  }
  return changes.flatMap(change => {
    const written = writeChange(writers, assessed.machine, change);
    return 'edits' in written ? written.edits : [];
  });
}

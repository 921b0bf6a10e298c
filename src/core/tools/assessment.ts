/** What a language model is told of assessed files: compact, bounded, and with what to do next. */

import { mainSource } from '../machine/sources';
import type { FileReport, FindingReport, MachineReport, SkippedFile } from '../reports/report';
import { summarize } from '../reports/report';
import { findRule } from '../rules';
import { oneLine } from '../text/one-line';
import { groupBy } from '../wording';

/** Machines that are described one by one; the summary counts all. */
const MOST_MACHINES = 50;

/** JSON. Lines count from 1. The machines that ask for attention are described, the others counted. */
export function assessmentAnswer(
  files: readonly FileReport[],
  skipped: readonly SkippedFile[],
  others: number,
): string {
  const { machines, statuses } = summarize(files);
  let left = MOST_MACHINES;
  const told = files.map(file => {
    const byMachine = groupBy(file.findings, finding => finding.machine);
    const all = file.machines.map((machine, index) => ({ machine, findings: byMachine.get(index) ?? [] }));
    const described = all.filter(({ machine, findings }) => machine.status !== 'generation-2' || findings.length > 0);
    const shown = described.slice(0, left);
    left -= shown.length;
    return {
      path: file.path,
      ...(file.format !== null && { format: file.format }),
      machines: shown.map(({ machine, findings }) => machineAnswer(machine, findings)),
      ...(file.problems.length > 0 && { problems: file.problems.map(({ message }) => message) }),
      ...(described.length > shown.length && { notDescribed: described.length - shown.length }),
    };
  });
  const rules = new Set(
    told.flatMap(file => file.machines.flatMap(({ findings }) => findings.map(({ rule }) => rule))),
  );
  const notDescribed = told.reduce((sum, file) => sum + (file.notDescribed ?? 0), 0);
  return JSON.stringify({
    summary: { files: files.length, machines, statuses, filesWithoutMachines: others },
    files: told,
    rules: Object.fromEntries([...rules].map(id => [id, ruleAnswer(id)])),
    ...(skipped.length > 0 && { notChecked: skipped.map(({ path, message }) => ({ path, why: message })) }),
    next: nextStep(statuses.ready + statuses['needs-work'] + statuses.contradictory, notDescribed),
  });
}

function machineAnswer(machine: MachineReport, findings: readonly FindingReport[]) {
  return {
    name: oneLine(machine.name),
    line: machine.range.start.line + 1,
    generation: machine.generation,
    status: machine.status,
    ...(machine.obstacle !== null && { cannotBeConverted: machine.obstacle }),
    ...(machine.lost.length > 0 && { conversionLoses: machine.lost }),
    ...(machine.byHand.length > 0 && { toDoByHand: machine.byHand }),
    ...(machine.onlyDisk && { definitionReadyDiskToConvert: true }),
    findings: findings.map(({ rule, severity, range, message, fix }) => ({
      rule,
      severity,
      line: range.start.line + 1,
      message,
      ...(fix !== null && { fix }),
    })),
  };
}

function ruleAnswer(id: string) {
  const rule = findRule(id);
  return rule === undefined ? {} : { whatToDo: rule.whatToDo, docs: mainSource(rule.sources).url };
}

function nextStep(convertible: number, notDescribed: number): string {
  const steps = [
    ...(notDescribed > 0 ? ['Name a single file as "path" to see the machines that are not described here.'] : []),
    ...(convertible > 0
      ? [
          'To convert a file, or repair what says Generation 2, call convert_hyperv_to_generation2 with its "path"; that is a dry run.',
        ]
      : ['There is nothing to convert.']),
  ];
  return steps.join(' ');
}

/** What the rules find of one machine, each with the fix that can be written. */
import { type Finding, toFinding } from './findings';
import type { Format } from './formats/format';
import { kindCalled } from './kinds';
import type { Surroundings } from './kinds/kind';
import { sentence } from './l10n';
import type { Documents } from './languages/language';
import { canWrite } from './languages/plan';
import type { AnyMachine } from './machine/any-machine';
import { writeChange } from './machine/change';
import { statedGeneration } from './machine/devices';
import type { AnyFix, Related } from './rules/rule';
import { firstLineOf } from './text/lines';
import type { FileId } from './text/place';

/** All findings of one machine. */
export function checkMachine(
  format: Format,
  documents: Documents,
  surroundings: Surroundings,
  machine: AnyMachine,
  index: number,
): Finding[] {
  const checked = { machine: index, generation: statedGeneration(machine), statement: statementOf(machine) };
  const findings: Finding[] = [];
  const idle: Finding[] = [];
  let isRepaired = false;
  kindCalled(format.kind).check(machine, surroundings, (rule, report) => {
    const comesTo = report.fix === undefined ? 'refused' : writingOf(format, documents, machine, report.fix);
    const at = firstLineOf(textOf(documents, report.at.file), report.at);
    const finding = toFinding(rule, report, checked, at, comesTo === 'refused' ? undefined : report.fix);
    findings.push(finding);
    isRepaired ||= comesTo === 'edits' && report.fix?.changes.length !== 0;
    if (comesTo === 'nothing') {
      idle.push(finding);
    }
  });
  return idle.length === 0 || checked.generation !== 2
    ? findings
    : findings.map(finding =>
        idle.includes(finding) && !(isRepaired && isPartOfRepair(finding)) ? unfixed(finding) : finding,
      );
}

/** Whether its fix is the repair of the whole machine: a boot order is right as soon as the drives are at its places. */
function isPartOfRepair({ fix }: Finding): boolean {
  return fix?.alone === false;
}

function textOf({ main, read }: Documents, file: FileId): string {
  return file === main.file ? main.text : (read(file) ?? '');
}

/**
 * Whether the format can write all changes of a fix, and the languages of its files what that comes to. In a machine that
 * is Generation 2 already a fix that comes to nothing would be offered for ever, where nothing else changes; in another
 * the generation changes as well.
 */
function writingOf(
  format: Format,
  documents: Documents,
  machine: AnyMachine,
  { changes }: AnyFix,
): 'edits' | 'nothing' | 'refused' {
  const written = changes.map(change => writeChange(format.write, machine, change));
  if (!written.every(each => 'edits' in each && canWrite(documents, each.edits))) {
    return 'refused';
  }
  return changes.length > 0 && written.every(each => 'edits' in each && each.edits.length === 0) ? 'nothing' : 'edits';
}

/** The line that states the generation. */
function statementOf({ generation }: AnyMachine): Related | undefined {
  if (!generation.known || generation.node === undefined) {
    return undefined;
  }
  const { node: at, value, variable, isParameter } = generation;
  return variable === undefined
    ? { at, message: sentence('Generation {generation} is stated here'), values: { generation: value } }
    : {
        at,
        message: isParameter
          ? sentence('Generation {generation} is stated here, by the parameter {variable}')
          : sentence('Generation {generation} is stated here, by the variable {variable}'),
        values: { generation: value, variable },
      };
}

/** Without the offer to convert, where the machine can't be converted; fixes that hold in Generation 1 remain. */
export function withoutConversion(finding: Finding): Finding {
  return finding.fix === undefined || finding.fix.alone ? finding : unfixed(finding);
}

function unfixed(finding: Finding): Finding {
  return { ...finding, fix: undefined as AnyFix | undefined };
}

/**
 * What the engine says of the examples of each rule, whole: nobody writes that by hand beside each example, and a change of
 * an argument or of a related place shows in the difference of a file. Beside it, what the rule says of the same text with
 * the other generation.
 */
import type { Analysis, AssessedMachine } from '../../src/core/analysis';
import { type AnalysisOptions, analyze } from '../../src/core/analyze';
import { type Finding, lossText, messageOf, relatedText } from '../../src/core/findings';
import { changeEdits, remedyClass, remedyOf } from '../../src/core/fixes';
import { titleOf } from '../../src/core/kinds';
import { planEdits } from '../../src/core/languages/plan';
import type { AnyMachine } from '../../src/core/machine/any-machine';
import type { Change } from '../../src/core/machine/change';
import { statedGeneration } from '../../src/core/machine/devices';
import { optionsOf } from '../../src/core/pages/rule-page';
import type { FailingExample } from '../../src/core/rules/rule';
import { lineStarts, positionAt } from '../../src/core/text/lines';
import { oneLine } from '../../src/core/text/one-line';
import { applyEdits, editsOf, type FileEdits, NO_EDITS, type Place, type TextEdit } from '../../src/core/text/place';
import { type RuleFile, ruleFiles, unmarked } from '../rule-files';
import { type Document, whole } from './document';

export const FINDINGS_FOLDER = 'test/unit/rules/findings';

const LONGEST = 110;
const TO_GENERATION_2 = { kind: 'set-generation', at: 'definition' } satisfies Change;

export function ruleFindings(): Document[] {
  return ruleFiles().map(file => whole(`${FINDINGS_FOLDER}/${file.id}.txt`, findingsText(file)));
}

/** What is said of the examples of a rule that fail. */
export function findingsText({ rule, examples }: RuleFile): string {
  const drawn = rule.tag === undefined ? '' : `, drawn as ${rule.tag}`;
  const blocks = examples.failing.map(example => exampleText(rule.id, example));
  return `${[`${rule.id}: ${rule.impact}, of Generation ${rule.generation}${drawn}`, ...blocks].join('\n\n')}\n`;
}

function exampleText(rule: string, example: FailingExample): string {
  const { text } = unmarked(example.text);
  const options = optionsOf(example);
  const analysis = analyze(text, options);
  return [
    oneLine(text.replace(/\s+/g, ' '), LONGEST),
    ...findingsOf(analysis, rule).flatMap(finding => findingLines(analysis, finding)),
    ...analysis.machines.flatMap(planLines),
    ...otherGeneration(rule, example, analysis),
  ].join('\n');
}

function findingsOf({ findings }: Analysis, rule: string): Finding[] {
  return findings.filter(finding => finding.rule === rule);
}

function findingLines(analysis: Analysis, finding: Finding): string[] {
  const { fix } = finding;
  const place = (at: Place): string => placeText(at, analysis);
  return [
    `  ${place(finding.at)} ${finding.severity} (${finding.message}): ${messageOf(finding)}`,
    ...Object.entries(finding.arguments).map(([name, value]) => `    ${name} = ${JSON.stringify(value)}`),
    ...(finding.certain ? [] : [`    not certain${by(finding.inferredFrom)}`]),
    ...finding.related.map(related => `    ${place(related.at)} ${relatedText(related)}`),
    ...(fix === undefined
      ? ['    no fix']
      : [
          `    ${fix.class} fix${fix.alone ? ', also alone' : ''}: ${fix.changes.map(({ kind }) => kind).join(', ') || 'none of its own'}`,
          ...(fix.lost === undefined ? [] : [`    lost: ${lossText(fix.lost)}`]),
        ]),
    `    on offer: ${[remedyOf(analysis, finding), remedyClass(analysis, finding)].filter(Boolean).join(', ')}`,
  ];
}

/** What becomes of a machine of an example: it is what a conversion makes of all its findings together. */
function planLines({ kind, machine, status, host, plan }: AssessedMachine): string[] {
  const told = (name: string, texts: readonly string[]): string[] =>
    texts.length === 0 ? [] : [`    ${name}: ${texts.join('; ')}`];
  return [
    `  ${oneLine(machine.name)} is ${status} for ${host}, ${plan.class}${plan.onlyDisk ? ', but for what is installed' : ''}`,
    ...told(
      'steps',
      plan.steps.map(({ change, class: own }) => `${titleOf({ kind, machine }, change)} (${own})`),
    ),
    ...told('lost', plan.lost.map(lossText)),
    ...told('by hand', plan.manual.map(messageOf)),
    ...told('obstacle', plan.obstacle === undefined ? [] : [plan.obstacle]),
  ];
}

function by(evidence: string | undefined): string {
  return evidence === undefined ? '' : `, by ${JSON.stringify(evidence)}`;
}

/** Line and column, and what stands there, cut off where it is long. */
function placeText(at: Place, { documents }: Analysis): string {
  const text = documents.read(at.file) ?? '';
  const { line, character } = positionAt(lineStarts(text), at.offset);
  const file = at.file === documents.main.file ? '' : `${at.file}:`;
  return `${file}${line + 1}:${character + 1} ‹${oneLine(text.slice(at.offset, at.end))}›`;
}

/** What the rule says of the same machines with the other generation. */
function otherGeneration(rule: string, example: FailingExample, analysis: Analysis): string[] {
  const edits = generationEdits(analysis);
  if (edits === undefined) {
    return ['  it states no generation that could be the other'];
  }
  const { main } = analysis.documents;
  const options: AnalysisOptions = {
    ...optionsOf(example),
    files: {
      read: path => {
        const text = example.files?.[path];
        return text && applyEdits(text, editsOf(edits, path));
      },
    },
  };
  const other = analyze(applyEdits(main.text, editsOf(edits, main.file)), options);
  const generations = [...new Set(other.machines.map(({ machine }) => statedGeneration(machine) ?? 'unknown'))].join(
    ' and ',
  );
  const found = findingsOf(other, rule).map(
    finding => `    ${finding.severity} (${finding.message}): ${messageOf(finding)}`,
  );
  return [`  with Generation ${generations}:`, ...(found.length === 0 ? ['    nothing'] : found)];
}

/** Gives the machines the other generation; undefined where none states one. */
function generationEdits(analysis: Analysis): FileEdits | undefined {
  const edits = new Map<string, TextEdit[]>();
  for (const [index, { machine }] of analysis.machines.entries()) {
    for (const [file, more] of otherGenerationEdits(analysis, machine, index)) {
      const known = edits.get(file) ?? [];
      // Machines may share a variable.
      edits.set(file, [...known, ...more.filter(({ offset }) => known.every(edit => edit.offset !== offset))]);
    }
  }
  return edits.size === 0 ? undefined : edits;
}

function otherGenerationEdits(analysis: Analysis, machine: AnyMachine, index: number): FileEdits {
  const { documents } = analysis;
  const { generation } = machine;
  const stated = statedGeneration(machine);
  if (stated === undefined || !generation.known) {
    return NO_EDITS;
  }
  if (generation.node === undefined) {
    // Nothing that is not written is Generation 2.
    return planEdits(documents, changeEdits(analysis, index, [TO_GENERATION_2]));
  }
  const { file, offset, end } = generation.node;
  const digit = offset + (documents.read(file) ?? '').slice(offset, end).indexOf(String(stated));
  return digit < offset
    ? NO_EDITS
    : new Map([[file, [{ offset: digit, end: digit + 1, text: stated === 1 ? '2' : '1' }]]]);
}

/** What the engine says of a machine: plain data, and the one place where its text is made. */

import { inEnglish, t, translated } from './l10n';
import type { AnyChange } from './machine/change';
import type { Generation } from './machine/machine';
import { findRule } from './rules';
import type { Impact } from './rules/impact';
import type { AnyFix, Loss, Related, Report, RuleFacts } from './rules/rule';
import { type Severity, severityOf } from './rules/severity';
import { oneLine } from './text/one-line';
import type { Place } from './text/place';

export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly impact: Impact;
  /** Index into the analysis' machines. */
  readonly machine: number;
  readonly at: Place;
  readonly related: readonly Related[];
  /** Which of the rule's messages, and what stands in it. */
  readonly message: string;
  readonly arguments: Readonly<Record<string, string>>;
  /** The evidence where the finding rests on a guess. */
  readonly inferredFrom: string | undefined;
  /** False where it rests on a guess, or on a fact on which the sources differ: never an error by itself. */
  readonly certain: boolean;
  /** What is on offer; undefined where only a person can help. */
  readonly fix: AnyFix | undefined;
}

/** What the findings of one machine share. */
export interface CheckedMachine {
  /** Its index in the analysis. */
  readonly machine: number;
  /** The generation that it states; undefined where that isn't known. */
  readonly generation: Generation | undefined;
  /** Where it states it; undefined where nothing is written. */
  readonly statement: Related | undefined;
}

const NONE: readonly never[] = [];
const NO_ARGUMENTS: Finding['arguments'] = {};

/** A rule's report as a finding at a place, with the line that states the generation it contradicts. `fix`: the one on offer. */
export function toFinding(
  rule: RuleFacts,
  report: Report<AnyChange>,
  { machine, generation, statement }: CheckedMachine,
  at: Place,
  fix: AnyFix | undefined,
): Finding {
  const certain = report.inferredFrom === undefined && report.uncertain !== true;
  const claimed = generation === rule.generation;
  const related = report.related ?? NONE;
  return {
    rule: rule.id,
    severity: severityOf(rule.impact, claimed, !certain),
    impact: rule.impact,
    machine,
    at,
    related: claimed && statement !== undefined ? [statement, ...related] : related,
    message: report.message ?? 'default',
    arguments: report.arguments ?? NO_ARGUMENTS,
    inferredFrom: report.inferredFrom,
    certain,
    fix,
  };
}

/** The rule that a finding comes from. */
export function ruleOf(finding: Finding): RuleFacts {
  return findRule(finding.rule) as RuleFacts;
}

/** A finding in one line: what and why. */
export function messageOf(finding: Finding): string {
  const { messages, terms } = ruleOf(finding);
  const values = Object.entries(finding.arguments).map(([name, value]) => [
    name,
    terms?.includes(name) ? translated(value) : oneLine(value),
  ]);
  const text = translated(messages[finding.message] ?? messages.default, Object.fromEntries(values));
  const evidence = finding.inferredFrom;
  return evidence === undefined
    ? text
    : t('{finding} (by "{evidence}")', { finding: text, evidence: oneLine(evidence) });
}

/** What is lost and what a person then does, in one line. */
export function lossText(loss: Loss): string {
  return saidLoss(loss, translated);
}

/** The same in English, whatever else is. */
export function englishLossText(loss: Loss): string {
  return saidLoss(loss, inEnglish);
}

function saidLoss({ what, toDo, values }: Loss, say: typeof translated): string {
  return toDo === undefined ? say(what, values) : `${say(what, values)}: ${say(toDo, values)}`;
}

/** What is lost, without the advice. */
export function lostThing({ what, values }: Loss): string {
  return translated(what, values);
}

/** What a related place has to do with a finding. */
export function relatedText({ message, values = {} }: Related): string {
  const shown = Object.entries(values).map(([name, value]) => [name, oneLine(String(value))]);
  return translated(message, Object.fromEntries(shown));
}

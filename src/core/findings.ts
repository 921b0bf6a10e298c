/** What the engine says of a machine: plain data, and the one place where its text is made. */

import type { Generation } from './machine/machine';
import { findRule } from './rules';
import type { Fix, Impact, Loss, Related, Report, Rule } from './rules/rule';
import { type Severity, severityOf } from './rules/severity';
import { oneLine } from './text/one-line';
import type { Span } from './text/tree';

export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly impact: Impact;
  /** Index into the analysis' machines. */
  readonly machine: number;
  readonly span: Span;
  readonly related: readonly Related[];
  /** Which of the rule's messages, and what stands in it. */
  readonly message: string;
  readonly arguments: Readonly<Record<string, string>>;
  /** The evidence where the finding rests on a guess. */
  readonly inferredFrom: string | undefined;
  /** False where it rests on a guess, or on a fact on which the sources differ: never an error by itself. */
  readonly certain: boolean;
  /** What is on offer; undefined where only a person can help. */
  readonly fix: Fix | undefined;
}

/** A rule's report as a finding of a machine that states a generation (undefined where that isn't known). */
export function toFinding(rule: Rule, report: Report, machine: number, stated: Generation | undefined): Finding {
  const certain = report.inferredFrom === undefined && report.uncertain !== true;
  return {
    rule: rule.id,
    severity: severityOf(rule.impact, stated === rule.generation, !certain),
    impact: rule.impact,
    machine,
    span: report.span,
    related: report.related ?? [],
    message: report.message ?? 'default',
    arguments: report.arguments ?? {},
    inferredFrom: report.inferredFrom,
    certain,
    fix: report.fix,
  };
}

/** The rule that a finding comes from. */
export function ruleOf(finding: Finding): Rule {
  return findRule(finding.rule) as Rule;
}

/** A finding in one line: what and why. */
export function messageOf(finding: Finding): string {
  const { messages } = ruleOf(finding);
  const template = messages[finding.message] ?? messages.default;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => oneLine(finding.arguments[name] ?? ''));
  return finding.inferredFrom === undefined ? text : `${text} (by "${oneLine(finding.inferredFrom)}")`;
}

/** What is lost and what a person then does, in one line. */
export function lossText({ what, toDo }: Loss): string {
  return toDo === undefined ? what : `${what}: ${toDo}`;
}

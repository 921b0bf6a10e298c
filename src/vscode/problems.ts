/** From an analysis to the diagnostics of its document. */
import * as vscode from 'vscode';
import type { Analysis, FileProblem } from '../core/analyze';
import { type Finding, messageOf, ruleOf } from '../core/findings';
import { mainSource } from '../core/machine/sources';
import { severityOfProblem } from '../core/problems';
import type { Related, Rule } from '../core/rules/rule';
import type { Severity } from '../core/rules/severity';
import { lineStarts, positionAt } from '../core/text/lines';
import type { Span } from '../core/text/tree';
import { counted, groupBy } from '../core/wording';
import type { Checked } from './analyses';
import { rangeOf } from './ranges';
import { nameOf } from './text';

export const SOURCE = 'hyperv-gen2';

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

const TAGS: Record<NonNullable<Rule['tag']>, vscode.DiagnosticTag> = {
  deprecated: vscode.DiagnosticTag.Deprecated,
  unnecessary: vscode.DiagnosticTag.Unnecessary,
};

/** More places than this say nothing to a reader. */
const MOST_RELATED = 100;

/**
 * The diagnostics of a document. A rule that is broken in more machines than the settings allow is one diagnostic at
 * its first place, which names the others: a file of 93 machines must stay readable.
 */
export function diagnosticsOf(document: vscode.TextDocument, { analysis, settings }: Checked): vscode.Diagnostic[] {
  const groups = groupBy(analysis.findings, ({ rule, severity }) => `${severity} ${rule}`);
  const found = [...groups.values()].flatMap(findings => {
    const machines = new Set(findings.map(({ machine }) => machine)).size;
    return machines > settings.maximumProblemsPerRule
      ? [diagnosticOfMany(document, analysis, findings, machines)]
      : findings.map(finding => diagnosticOf(document, finding));
  });
  return [...found, ...fileDiagnostics(document, analysis.problems, settings.maximumProblemsPerRule)];
}

function diagnosticOf(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const rule = ruleOf(finding);
  const diagnostic = new vscode.Diagnostic(
    rangeOf(document, finding.span),
    messageOf(finding),
    SEVERITIES[finding.severity],
  );
  diagnostic.source = SOURCE;
  diagnostic.code = { value: rule.id, target: vscode.Uri.parse(mainSource(rule.sources).url) };
  diagnostic.relatedInformation = finding.related.map(related => relatedTo(document, related));
  if (rule.tag !== undefined) {
    diagnostic.tags = [TAGS[rule.tag]];
  }
  return diagnostic;
}

function diagnosticOfMany(
  document: vscode.TextDocument,
  { machines }: Analysis,
  findings: readonly Finding[],
  count: number,
): vscode.Diagnostic {
  const [first, ...others] = findings as [Finding, ...Finding[]];
  const diagnostic = diagnosticOf(document, first);
  const alike = others.every(other => messageOf(other) === diagnostic.message);
  const placeOf = (other: Finding): string => {
    const name = nameOf(machines[other.machine]);
    return alike ? name : startingWith(name, messageOf(other));
  };
  // The number leads: the panel cuts off the end of a line.
  diagnostic.message = `In ${counted(count, 'machine')}: ${alike ? diagnostic.message : ruleOf(first).title}`;
  diagnostic.relatedInformation = [
    ...(diagnostic.relatedInformation ?? []),
    ...others.slice(0, MOST_RELATED).map(other => relatedAt(document, other.span, placeOf(other))),
  ];
  return diagnostic;
}

function startingWith(name: string, message: string): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}

/** What the tool that reads the file refuses, and suppressions that do nothing. Broken JSON is not among it: VS Code itself says where that stands. */
function fileDiagnostics(
  document: vscode.TextDocument,
  problems: readonly FileProblem[],
  most: number,
): vscode.Diagnostic[] {
  const told = problems.filter(problem => 'message' in problem);
  return [...groupBy(told, ({ code }) => code).values()].flatMap(alike =>
    alike.slice(0, most).map((problem, index) => {
      const more = index === 0 && alike.length > most ? ` (and ${counted(alike.length - most, 'more place')})` : '';
      const range = rangeOf(document, problem);
      const diagnostic = new vscode.Diagnostic(range, problem.message + more, SEVERITIES[severityOfProblem(problem)]);
      diagnostic.source = SOURCE;
      diagnostic.code = problem.code;
      if (problem.code === 'suppression/unused') {
        diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
      }
      return diagnostic;
    }),
  );
}

/** A related place, in the document or in a file beside it. */
function relatedTo(
  document: vscode.TextDocument,
  { span, message, companion }: Related,
): vscode.DiagnosticRelatedInformation {
  if (companion === undefined) {
    return relatedAt(document, span, message);
  }
  const starts = lineStarts(companion.text);
  const position = (offset: number): vscode.Position => {
    const { line, character } = positionAt(starts, offset);
    return new vscode.Position(line, character);
  };
  const range = new vscode.Range(position(span.offset), position(span.end));
  const uri = vscode.Uri.joinPath(document.uri, '..', companion.path);
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, range), message);
}

function relatedAt(document: vscode.TextDocument, span: Span, message: string): vscode.DiagnosticRelatedInformation {
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(document.uri, rangeOf(document, span)), message);
}

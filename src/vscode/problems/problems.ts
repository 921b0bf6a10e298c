/** From the report of a file to its diagnostics, whether an editor has the file open or not. */
import * as vscode from 'vscode';
import { translated } from '../../core/l10n';
import { languageIdOf } from '../../core/languages/files';
import type { FileReport, FindingReport, ProblemReport, Range, RelatedReport } from '../../core/reports/report';
import { findRule } from '../../core/rules';
import type { Rule } from '../../core/rules/rule';
import type { Severity } from '../../core/rules/severity';
import { groupBy } from '../../core/wording';
import { shownName } from '../editor/text';
import { rulePageUri } from './documentation';

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
 * The diagnostics of a file. A rule that is broken in more machines than `most` is one diagnostic at its first place,
 * which names the others: a file of 93 machines must stay readable.
 */
export function diagnosticsOf(uri: vscode.Uri, report: FileReport, most: number): vscode.Diagnostic[] {
  const own = report.findings.filter(({ path }) => path === undefined);
  const groups = groupBy(own, ({ rule, severity }) => `${severity} ${rule}`);
  const found = [...groups.values()].flatMap(findings => {
    const machines = new Set(findings.map(({ machine }) => machine)).size;
    return machines > most
      ? [diagnosticOfMany(uri, report, findings, machines)]
      : findings.map(finding => diagnosticOf(uri, finding));
  });
  const problems = report.problems.filter(({ path }) => path === undefined);
  return [...found, ...fileDiagnostics(uri, problems, most)];
}

/** Those of the files beside it, by file. */
export function diagnosticsBeside(
  uri: vscode.Uri,
  { findings, problems }: FileReport,
  most: number,
): [vscode.Uri, vscode.Diagnostic[]][] {
  const found = groupBy(findings, ({ path }) => path);
  const refused = groupBy(problems, ({ path }) => path);
  const paths = [...new Set([...found.keys(), ...refused.keys()])];
  return paths.flatMap((path): [vscode.Uri, vscode.Diagnostic[]][] => {
    const own = (found.get(path) ?? []).map(finding => diagnosticOf(uri, finding));
    const beside = uriOfPlace(uri, { path });
    return path === undefined ? [] : [[beside, [...own, ...fileDiagnostics(beside, refused.get(path) ?? [], most)]]];
  });
}

/** The file of a place in the report of a file. */
export function uriOfPlace<T extends vscode.Uri | undefined>(
  uri: T,
  { path }: { readonly path?: string | undefined },
): T | vscode.Uri {
  return uri === undefined || path === undefined ? uri : vscode.Uri.joinPath(uri, '..', path);
}

/** The rule or the kind of problem that a diagnostic is of. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function editorRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** `uri`: of the definition, from whose folder other paths are. */
export function diagnosticOf(uri: vscode.Uri, finding: FindingReport): vscode.Diagnostic {
  const rule = findRule(finding.rule);
  const diagnostic = new vscode.Diagnostic(editorRange(finding.range), finding.message, SEVERITIES[finding.severity]);
  diagnostic.source = SOURCE;
  if (finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(related => relatedTo(uri, related));
  }
  if (rule !== undefined) {
    diagnostic.code = { value: rule.id, target: rulePageUri(rule) };
  }
  if (rule?.tag !== undefined) {
    diagnostic.tags = [TAGS[rule.tag]];
  }
  return diagnostic;
}

function diagnosticOfMany(
  uri: vscode.Uri,
  { machines }: FileReport,
  findings: readonly FindingReport[],
  count: number,
): vscode.Diagnostic {
  const [first, ...others] = findings as [FindingReport, ...FindingReport[]];
  const diagnostic = diagnosticOf(uri, first);
  const alike = others.every(({ message }) => message === first.message);
  const placeOf = ({ machine, message }: FindingReport): string => {
    const name = shownName(machines[machine ?? -1]?.name);
    return alike ? name : startingWith(name, message);
  };
  // The number leads: the panel cuts off the end of a line.
  const what = alike ? first.message : (titleOf(first.rule) ?? first.message);
  diagnostic.message = vscode.l10n.t('In {0} machines: {1}', count, what);
  diagnostic.relatedInformation = [
    ...(diagnostic.relatedInformation ?? []),
    ...others.slice(0, MOST_RELATED).map(other => relatedAt(uri, other.range, placeOf(other))),
  ];
  return diagnostic;
}

function titleOf(rule: string): string | undefined {
  const title = findRule(rule)?.title;
  return title && translated(title);
}

function startingWith(name: string, message: string): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}

/**
 * What the tool that reads the file refuses, and suppressions that do nothing. Where JSON is broken, VS Code itself says;
 * where HCL is, nobody else may.
 */
function fileDiagnostics(uri: vscode.Uri, problems: readonly ProblemReport[], most: number): vscode.Diagnostic[] {
  const told = languageIdOf(uri.path) === 'hcl' ? problems : problems.filter(problem => !problem.fatal);
  return [...groupBy(told, ({ code }) => code).values()].flatMap(alike =>
    alike.slice(0, most).map(({ code, message, severity, range }, index) => {
      const shown = index === 0 && alike.length > most ? withMore(message, alike.length - most) : message;
      const place = range === null ? new vscode.Range(0, 0, 0, 0) : editorRange(range);
      const diagnostic = new vscode.Diagnostic(place, shown, SEVERITIES[severity]);
      diagnostic.source = SOURCE;
      diagnostic.code = code;
      if (code === 'suppression/unused') {
        diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
      }
      return diagnostic;
    }),
  );
}

function withMore(message: string, places: number): string {
  return places === 1
    ? vscode.l10n.t('{0} (and 1 more place)', message)
    : vscode.l10n.t('{0} (and {1} more places)', message, places);
}

/** A related place, in the file or in one beside it. */
function relatedTo(uri: vscode.Uri, { range, message, path }: RelatedReport): vscode.DiagnosticRelatedInformation {
  return relatedAt(uriOfPlace(uri, { path }), range, message);
}

function relatedAt(uri: vscode.Uri, range: Range, message: string): vscode.DiagnosticRelatedInformation {
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, editorRange(range)), message);
}

/** From the report of a file to what an editor underlines, in it and in the files beside it. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import type { Analysis } from '../../core/analysis';
import { languageIdOf } from '../../core/languages/files';
import { filesNamedBy, reportBeside } from '../../core/offers/beside';
import { type FindingReport, type ProblemReport, reportFile } from '../../core/reports/report';
import { findRule } from '../../core/rules';
import type { RuleFacts } from '../../core/rules/rule';
import type { Severity } from '../../core/rules/severity';

export const SOURCE = 'gen2-advisor';

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

const TAGS: Record<NonNullable<RuleFacts['tag']>, DiagnosticTag> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * By the address of the file that each stands in, answer files and the like among them. `uri`: that of what was
 * analysed. `uriOf`: that of a file of the analysis, '' for the one that it is of.
 */
export function diagnosticsIn(
  uri: string,
  analysis: Analysis,
  uriOf: (file: string) => string,
): Map<string, Diagnostic[]> {
  const report = reportFile(uri, analysis);
  const byFile = new Map<string, Diagnostic[]>([[uriOf(''), []]]);
  const add = (file: string | undefined, diagnostic: Diagnostic): void => {
    const uri = uriOf(file ?? '');
    const all = byFile.get(uri) ?? [];
    byFile.set(uri, all);
    all.push(diagnostic);
  };
  for (const finding of report.findings) {
    add(finding.path, ofFinding(finding, uriOf));
  }
  for (const file of filesNamedBy(analysis)) {
    for (const finding of reportBeside(analysis, file)) {
      add(file, ofFinding(finding, uriOf));
    }
  }
  // Where JSON is broken, the editor's own service for it says so; where HCL is, nobody else may.
  const told = report.problems.filter(({ fatal }) => !fatal || languageIdOf(report.path) === 'hcl');
  for (const problem of told) {
    add(problem.path, ofProblem(problem));
  }
  return byFile;
}

function ofFinding(finding: FindingReport, uriOf: (file: string) => string): Diagnostic {
  const { rule, range, message, severity, related } = finding;
  const tag = findRule(rule)?.tag;
  return {
    source: SOURCE,
    code: rule,
    range,
    message,
    severity: SEVERITIES[severity],
    ...(tag !== undefined && { tags: [TAGS[tag]] }),
    ...(related.length > 0 && {
      relatedInformation: related.map(each => ({
        location: { uri: uriOf(each.path ?? ''), range: each.range },
        message: each.message,
      })),
    }),
  };
}

function ofProblem({ code, range, message, severity }: ProblemReport): Diagnostic {
  return { source: SOURCE, code, range: range ?? TOP, message, severity: SEVERITIES[severity] };
}

/** Which findings a file itself suppresses, and which of its suppressions do nothing. */
import type { AssessedMachine } from '../analysis';
import type { Finding } from '../findings';
import { t } from '../l10n';
import type { JsonDocument } from '../languages/json/parse';
import { findRule } from '../rules';
import type { Severity } from '../rules/severity';
import { layoutOf } from '../text/layout';
import { positionAt } from '../text/lines';
import { type Directive, type Entry, readDirectives, type Scope, spanIn } from './directives';
import { unknownRule } from './nearest';
import type { SuppressedFinding, SuppressionProblem } from './suppression';

export interface Suppressed {
  /** Those that the file doesn't suppress. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** In the order of the text. */
  readonly problems: readonly SuppressionProblem[];
}

/** Takes out what the file suppresses. Of two suppressions of the same finding the second one does nothing. */
export function suppress(
  document: JsonDocument,
  machines: readonly AssessedMachine[],
  findings: readonly Finding[],
): Suppressed {
  const directives = readDirectives(
    document,
    machines.map(({ machine }) => machine.node),
  );
  if (directives.length === 0) {
    return { findings, suppressed: [], problems: [] };
  }
  const byKey = new Map<string, Suppression>();
  for (const suppression of directives.flatMap(suppressionsOf)) {
    const key = keyOf(suppression.directive.scope, suppression.entry.rule, suppression.entry.machine);
    if (!byKey.has(key)) {
      byKey.set(key, suppression);
    }
  }
  const { lines } = layoutOf(document);
  const used = new Set<Entry>();
  const left: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const found = suppressionOf(finding, machines[finding.machine], lines, byKey);
    if (found === undefined) {
      left.push(finding);
    } else {
      used.add(found.entry);
      suppressed.push({ ...finding, reason: found.directive.reason });
    }
  }
  const problems = directives.flatMap(directive => problemsOf(directive, used));
  return { findings: left, suppressed, problems: problems.sort((a, b) => a.offset - b.offset) };
}

interface Suppression {
  readonly directive: Directive;
  readonly entry: Entry;
}

function suppressionsOf(directive: Directive): Suppression[] {
  return directive.entries.map(entry => ({ directive, entry }));
}

/** The widest suppression of a finding: of the file, of its machine, or of its line. */
function suppressionOf(
  finding: Finding,
  assessed: AssessedMachine | undefined,
  lines: readonly number[],
  byKey: ReadonlyMap<string, Suppression>,
): Suppression | undefined {
  const scopes: readonly Scope[] = [
    { kind: 'file' },
    ...(assessed === undefined ? [] : [{ kind: 'machine', node: assessed.machine.node } as const]),
    { kind: 'line', line: positionAt(lines, finding.span.offset).line },
  ];
  for (const scope of scopes) {
    const found =
      byKey.get(keyOf(scope, finding.rule, undefined)) ?? byKey.get(keyOf(scope, finding.rule, assessed?.machine.name));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Two suppressions with the same key suppress the same findings. */
function keyOf(scope: Scope, rule: string, machine: string | undefined): string {
  return `${placeOf(scope)} ${rule}${machine === undefined ? '' : `@${machine}`}`;
}

function placeOf(scope: Scope): string {
  switch (scope.kind) {
    case 'file':
      return 'file';
    case 'machine':
      return `machine ${scope.node.offset}`;
    case 'line':
      return `line ${scope.line}`;
  }
}

function problemsOf(directive: Directive, used: ReadonlySet<Entry>): SuppressionProblem[] {
  const problem = (
    code: SuppressionProblem['code'],
    severity: Severity,
    entry: Entry | undefined,
    message: string,
  ): SuppressionProblem => {
    const { offset, end } = spanIn(directive, entry);
    return { code, severity, message, offset, end, directive, entry };
  };
  if (directive.entries.length === 0) {
    return [
      problem('suppression/unknown-rule', 'warning', undefined, t('This names no rule, so it suppresses nothing')),
    ];
  }
  return directive.entries.flatMap(entry => {
    if (findRule(entry.rule) === undefined) {
      return [problem('suppression/unknown-rule', 'warning', entry, unknownRule(entry.rule))];
    }
    return used.has(entry)
      ? []
      : [
          problem(
            'suppression/unused',
            'information',
            entry,
            t('Nothing here breaks {rule}: this is not needed', { rule: entry.rule }),
          ),
        ];
  });
}

/** Which findings a file itself suppresses, and which of its suppressions do nothing. */
import type { AssessedMachine } from '../analysis';
import type { Finding } from '../findings';
import { t } from '../l10n';
import type { Documents } from '../languages/language';
import type { Severity } from '../rules/severity';
import { layoutOf } from '../text/layout';
import { positionAt } from '../text/lines';
import type { FileId } from '../text/place';
import { type Directive, type Entry, readDirectives, type Scope, spanIn } from './directives';
import { isRuleName, namesFor, unknownRule } from './rule-names';
import type { SuppressedFinding, SuppressionProblem } from './suppression';

export interface Suppressed {
  /** Those that the file doesn't suppress. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** In the order of the text. */
  readonly problems: readonly SuppressionProblem[];
}

/**
 * Takes out what the files suppress: that which is looked at, and those in which machines and findings stand. Of two suppressions of
 * the same finding the second one does nothing.
 */
export function suppress(
  documents: Documents,
  machines: readonly AssessedMachine[],
  findings: readonly Finding[],
): Suppressed {
  const { main } = documents;
  const own = readDirectives(
    main,
    machines.map(({ machine }) => machine.node),
  );
  const opened = [...filesBeside(main.file, machines, findings)].flatMap(file => documents.open(file) ?? []);
  const directives = [...own, ...opened.flatMap(document => readDirectives(document, []))];
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
  const lines = new Map([main, ...opened].map(document => [document.file, layoutOf(document).lines]));
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
  // What stands in a file beside may be for the machines of other files.
  const problems = own.flatMap(directive => problemsOf(directive, main.file, used));
  return { findings: left, suppressed, problems: problems.sort((a, b) => a.offset - b.offset) };
}

/** The other files in which machines and findings stand; a list of machines in one file has none. */
function filesBeside(
  own: FileId,
  machines: readonly AssessedMachine[],
  findings: readonly Finding[],
): ReadonlySet<FileId> {
  const beside = new Set<FileId>();
  for (const { at } of findings) {
    if (at.file !== own) {
      beside.add(at.file);
    }
  }
  for (const { machine } of machines) {
    if (machine.node.file !== own) {
      beside.add(machine.node.file);
    }
  }
  return beside;
}

interface Suppression {
  readonly directive: Directive;
  readonly entry: Entry;
}

function suppressionsOf(directive: Directive): Suppression[] {
  return directive.entries.map(entry => ({ directive, entry }));
}

/**
 * The widest suppression of a finding: of the file of its machine, of its own file, of its machine, or of its line;
 * whichever file of the definition is looked at. Of those that reach as far the one with the most exact name counts.
 */
function suppressionOf(
  { at, rule }: Finding,
  assessed: AssessedMachine | undefined,
  lines: ReadonlyMap<FileId, readonly number[]>,
  byKey: ReadonlyMap<string, Suppression>,
): Suppression | undefined {
  const { file, offset } = at;
  const starts = lines.get(file);
  const scopes: readonly Scope[] = [
    ...(assessed === undefined ? [] : [{ kind: 'file', file: assessed.machine.node.file } as const]),
    { kind: 'file', file },
    ...(assessed === undefined ? [] : [{ kind: 'machine', node: assessed.machine.node } as const]),
    ...(starts === undefined ? [] : [{ kind: 'line', file, line: positionAt(starts, offset).line } as const]),
  ];
  for (const scope of scopes) {
    for (const name of namesFor(rule)) {
      const found = byKey.get(keyOf(scope, name, undefined)) ?? byKey.get(keyOf(scope, name, assessed?.machine.name));
      if (found !== undefined) {
        return found;
      }
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
      return `file ${scope.file}`;
    case 'machine':
      return `machine ${scope.node.offset} of ${scope.node.file}`;
    case 'line':
      return `line ${scope.line} of ${scope.file}`;
  }
}

function problemsOf(directive: Directive, file: FileId, used: ReadonlySet<Entry>): SuppressionProblem[] {
  const problem = (
    code: SuppressionProblem['code'],
    severity: Severity,
    entry: Entry | undefined,
    message: string,
  ): SuppressionProblem => {
    const { offset, end } = spanIn(directive, entry);
    return { code, severity, message, file, offset, end, directive, entry };
  };
  if (directive.entries.length === 0) {
    return [
      problem('suppression/unknown-rule', 'warning', undefined, t('This names no rule, so it suppresses nothing')),
    ];
  }
  return directive.entries.flatMap(entry => {
    if (!isRuleName(entry.rule)) {
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

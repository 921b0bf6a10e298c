/** The page of a rule: why there is one, what to do, and examples as the engine judges them. Everything is Markdown. */
import type { Analysis } from '../analysis';
import { type AnalysisOptions, analyze } from '../analyze';
import { factsOf } from '../explanation';
import { type Finding, lossText, messageOf } from '../findings';
import { remedyClass, remedyOf } from '../fixes';
import { t, translated } from '../l10n';
import { languageIdOf } from '../languages/files';
import { SOURCES } from '../machine/sources';
import type { Example, FailingExample, RuleFacts } from '../rules/rule';
import { severityIn } from '../rules/severity';
import { lineStarts, positionAt } from '../text/lines';
import { blocks, escapeMarkdown, fenced, link, list, table } from '../text/markdown';

/** An example without the marks of its test. */
export type PageExample = Example & Pick<FailingExample, 'fixed' | 'fixedFiles'>;

/** What the page of a rule shows; it is no part of the bundle. */
export interface RuleExamples {
  readonly failing: readonly PageExample[];
  readonly passing: readonly PageExample[];
}

/** Where the page of a rule stands below the folder of all of them; links between the pages follow it. */
export function rulePagePath(rule: string): string {
  return `${rule}.md`;
}

/** The page of all rules, in the same folder. */
export const RULES_PAGE_PATH = 'README.md';

export function rulePage(rule: RuleFacts, examples: RuleExamples): string {
  return blocks(
    `# ${saidOf(rule.title)}`,
    table([t('rule'), t('impact'), ...severityColumns()], [[`\`${rule.id}\``, rule.impact, ...severities(rule)]]),
    saidOf(rule.why),
    `**${t('What to do:')}** ${saidOf(rule.whatToDo)}`,
    list(factsOf(rule).map(escapeMarkdown)),
    `## ${t('Reported')}`,
    ...examples.failing.flatMap(example => failing(rule, example)),
    `## ${t('Not reported')}`,
    ...examples.passing.flatMap(definition),
    `## ${t('Sources')}`,
    list(rule.sources.map(key => link(SOURCES[key].title, SOURCES[key].url))),
    link(t('All rules'), `../${RULES_PAGE_PATH}`),
  );
}

/** The headers of {@link severities}. */
export function severityColumns(): string[] {
  return [t('in a Generation 2 definition'), t('in a Generation 1 definition')];
}

export function severities(rule: Pick<RuleFacts, 'impact' | 'generation'>): string[] {
  return [severityIn(2, rule) ?? '–', severityIn(1, rule) ?? '–'];
}

/** How an example is analysed. */
export function optionsOf({ host, azureSecurity, fileName = 'example.vm.json', files = {} }: Example): AnalysisOptions {
  return {
    fileName,
    files: { read: path => files[path] },
    ...(host !== undefined && { host }),
    ...(azureSecurity !== undefined && { azureSecurity }),
  };
}

/** A text of a rule's own in the reader's language. */
export function saidOf(english: string): string {
  return escapeMarkdown(translated(english));
}

function failing(rule: RuleFacts, example: PageExample): string[] {
  const analysis = analyze(example.text, optionsOf(example));
  const findings = analysis.findings.filter(finding => finding.rule === rule.id);
  const remedy = findings[0] && remedyOf(analysis, findings[0]);
  return [
    ...definition(example),
    fenced('text', findings.map(finding => findingText(analysis, finding)).join('\n')),
    ...(example.fixed === undefined && example.fixedFiles === undefined
      ? []
      : [
          remedy === 'fix' ? t('After the fix:') : t('After the conversion of the machine:'),
          ...(example.fixed === undefined ? [] : [fenced(languageOf(example), example.fixed)]),
          ...filesBeside(example.fixedFiles),
        ]),
  ];
}

/** As editors of Markdown call it. */
function languageOf({ fileName = '' }: PageExample): string {
  return languageIdOf(fileName) ?? 'json';
}

/** An example and the files beside it. */
function definition(example: PageExample): string[] {
  const { text, host, azureSecurity, files = {} } = example;
  return [
    ...(host === undefined ? [] : [t('With the host {host}:', { host })]),
    ...(azureSecurity === undefined ? [] : [t('With the security profile {profile}:', { profile: azureSecurity })]),
    fenced(languageOf(example), text),
    ...filesBeside(files),
  ];
}

function filesBeside(files: Example['files'] = {}): string[] {
  return Object.entries(files).flatMap(([path, companion]) => [
    t('With {file} beside it:', { file: `\`${path}\`` }),
    fenced('text', companion.trimEnd()),
  ]);
}

/** As on the command line: the 1-based place, how bad it is, what it is, and what is on offer. */
function findingText(analysis: Analysis, finding: Finding): string {
  const { line, character } = positionAt(lineStarts(analysis.documents.main.text), finding.at.offset);
  const message = `${line + 1}:${character + 1}  ${finding.severity}  ${messageOf(finding)}`;
  const remedy = remedyOf(analysis, finding);
  if (remedy === 'none') {
    return message;
  }
  const safe = remedyClass(analysis, finding) === 'safe';
  const [offer, lost] =
    remedy === 'fix'
      ? [safe ? t('safe fix') : t('lossy fix'), [finding.fix?.lost]]
      : [safe ? t('safe conversion') : t('lossy conversion'), analysis.machines[finding.machine]?.plan.lost ?? []];
  const losses = lost.filter(loss => loss !== undefined).map(loss => t('(loses {what})', { what: lossText(loss) }));
  return `${message}\n  ${[offer, ...losses].join(' ')}`;
}

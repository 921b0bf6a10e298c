/** A page for each rule, with its examples as the engine judges them, and the list of the rules. */
import { type Analysis, analyze } from '../../src/core/analyze';
import { type Finding, lossText, messageOf } from '../../src/core/findings';
import { remedyClass, remedyOf } from '../../src/core/fixes';
import { SOURCES } from '../../src/core/machine/sources';
import { RULES } from '../../src/core/rules';
import type { Example, FailingExample, Impact, Rule } from '../../src/core/rules/rule';
import { severityIn } from '../../src/core/rules/severity';
import { lineStarts, positionAt } from '../../src/core/text/lines';
import { escapeMarkdown } from '../../src/core/text/markdown';
import { groupBy } from '../../src/core/wording';
import { optionsOf, type RuleFile, ruleFiles, unmarked } from '../rule-files';
import { type Document, section, whole } from './document';
import { blocks, fenced, GENERATED, link, list, table } from './markdown';

export const RULES_FOLDER = 'docs/rules';

const IMPACTS: Record<Impact, string> = {
  blocks: "the machine can't run in the generation at all",
  converts: "the generation doesn't have it, and it can be rewritten",
  manual: 'it works after a person has done something outside of the file',
  informs: 'good to know',
};

const SEVERITY_COLUMNS = ['in a Generation 2 definition', 'in a Generation 1 definition'];

export function rulePages(): Document[] {
  return [
    ...ruleFiles().map(file => whole(`${RULES_FOLDER}/${file.id}.md`, page(file))),
    whole(`${RULES_FOLDER}/README.md`, index()),
    section('README.md', 'rules', readmeTable()),
  ];
}

function page({ rule, examples }: RuleFile): string {
  return blocks(
    `# ${titleOf(rule)}`,
    GENERATED,
    table(['rule', 'impact', ...SEVERITY_COLUMNS], [[`\`${rule.id}\``, rule.impact, ...severities(rule)]]),
    escapeMarkdown(rule.why),
    `**What to do:** ${escapeMarkdown(rule.whatToDo)}`,
    moves(rule),
    '## Reported',
    ...examples.failing.flatMap(example => failing(rule, example)),
    '## Not reported',
    ...examples.passing.flatMap(example => [
      hostOf(example),
      fenced('json', unmarked(example.text).text),
      ...filesOf(example),
    ]),
    '## Sources',
    list(rule.sources.map(key => link(SOURCES[key].title, SOURCES[key].url))),
    '[All rules](../README.md)',
  );
}

function severities(rule: Pick<Rule, 'impact' | 'generation'>): string[] {
  return [severityIn(2, rule) ?? '–', severityIn(1, rule) ?? '–'];
}

function moves({ replacedBy, gained, lost }: Rule): string {
  const named = { 'Replaced by': replacedBy, Gained: gained, Lost: lost };
  return list(
    Object.entries(named).flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${escapeMarkdown(text)}`])),
  );
}

function failing(rule: Rule, example: FailingExample): (string | undefined)[] {
  const { text } = unmarked(example.text);
  const analysis = analyze(text, optionsOf(example));
  const findings = analysis.findings.filter(finding => finding.rule === rule.id);
  const remedy = findings[0] && remedyOf(analysis, findings[0]);
  return [
    hostOf(example),
    fenced('json', text),
    ...filesOf(example),
    fenced('text', findings.map(finding => findingText(analysis, finding)).join('\n')),
    ...(example.fixed === undefined
      ? []
      : [remedy === 'fix' ? 'After the fix:' : 'After the conversion of the machine:', fenced('json', example.fixed)]),
  ];
}

/** The files beside an example. */
function filesOf({ files = {} }: Example): string[] {
  return Object.entries(files).flatMap(([path, text]) => [
    `With \`${path}\` beside it:`,
    fenced('text', text.trimEnd()),
  ]);
}

/** As on the command line: the 1-based place, how bad it is, what it is, and what is on offer. */
function findingText(analysis: Analysis, finding: Finding): string {
  const { line, character } = positionAt(lineStarts(analysis.document.text), finding.span.offset);
  const message = `${line + 1}:${character + 1}  ${finding.severity}  ${messageOf(finding)}`;
  const remedy = remedyOf(analysis, finding);
  if (remedy === 'none') {
    return message;
  }
  const lost = remedy === 'fix' ? [finding.fix?.lost] : (analysis.machines[finding.machine]?.plan.lost ?? []);
  const losses = lost.flatMap(loss => (loss === undefined ? [] : [` (loses ${lossText(loss)})`]));
  return `${message}\n  ${remedyClass(analysis, finding)} ${remedy === 'fix' ? 'fix' : 'conversion'}${losses.join('')}`;
}

function hostOf({ host }: Example): string | undefined {
  return host === undefined ? undefined : `With the host ${host}:`;
}

/** The rules of each subject in a row, in the order of their subjects. */
function readmeTable(): string {
  const bySubject = groupBy(RULES, subjectOf);
  return table(
    ['about', 'rules'],
    [...bySubject].map(([subject, rules]) => [`\`${subject}\``, rules.map(shortLinkTo).join(', ')]),
  );
}

function subjectOf({ id }: Rule): string {
  return id.slice(0, id.indexOf('/'));
}

function shortLinkTo(rule: Rule): string {
  return `[${rule.id.slice(subjectOf(rule).length + 1)}](${RULES_FOLDER}/${rule.id}.md)`;
}

function index(): string {
  const impacts = Object.keys(IMPACTS) as Impact[];
  return blocks(
    '# Rules',
    GENERATED,
    'How bad a finding is follows from the impact of its rule and from what the definition says that it is: a machine that says Generation 2 and breaks its rules is an error, a Generation 1 machine is valid. What rests on a guess, such as a guest known by the name of its ISO, names its evidence and is never an error; nor is what the sources differ on.',
    table(
      ['impact', 'meaning', ...SEVERITY_COLUMNS],
      impacts.map(impact => [impact, IMPACTS[impact], ...severities({ impact, generation: 2 })]),
    ),
    'The rules `generation-1/…` are those of Generation 1: they hold only where a definition says Generation 1.',
    table(
      ['rule', 'title', 'impact', ...SEVERITY_COLUMNS],
      RULES.map(rule => [linkTo(rule, ''), titleOf(rule), rule.impact, ...severities(rule)]),
    ),
  );
}

function titleOf({ title }: Rule): string {
  return escapeMarkdown(title);
}

function linkTo({ id }: Rule, folder: string): string {
  return `[\`${id}\`](${folder}${id}.md)`;
}

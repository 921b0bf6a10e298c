/** The rules as SARIF describes them: what a finding's page shows. */
import type { ReportingDescriptor } from 'sarif';
import type { SuppressionProblem } from '../control/suppressions';
import type { FormatProblem } from '../formats/format';
import { mainSource, SOURCES } from '../machine/sources';
import { RULES } from '../rules';
import type { Rule } from '../rules/rule';
import { type Severity, severityOf } from '../rules/severity';
import { escapeMarkdown } from '../text/markdown';
import { fileRule } from './identity';

type Level = 'error' | 'warning' | 'note';

export const LEVELS: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', information: 'note' };

/** How GitHub names the severity of what is no security problem. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
};

const FILE_PROBLEMS: Readonly<Record<(FormatProblem | SuppressionProblem)['code'], string>> = {
  'duplicate-key': 'A property stands twice in one object',
  comment: 'A comment, which the tool that reads the file refuses',
  'trailing-comma': 'A comma with nothing behind it, which the tool that reads the file refuses',
  'control-character': 'A control character in a string',
  'invalid-escape': 'An escape that JSON does not have',
  'suppression/unused': 'A suppression of a rule that nothing breaks there',
  'suppression/unknown-rule': 'A suppression of a rule that there is not',
};

/** All rules, those of this program first. */
export function descriptors(): ReportingDescriptor[] {
  const ofFiles = Object.entries(FILE_PROBLEMS).map(([code, text]): ReportingDescriptor => {
    return { id: fileRule(code), shortDescription: { text }, ...settings('warning', ['hyper-v', 'file']) };
  });
  return [...RULES.map(descriptorOf), ...ofFiles];
}

function descriptorOf(rule: Rule): ReportingDescriptor {
  const { id, title, why, impact, generation } = rule;
  const [subject = id] = id.split('/');
  const { defaultConfiguration, properties } = settings(severityOf(impact, true, false), ['hyper-v', subject]);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    helpUri: mainSource(rule.sources).url,
    defaultConfiguration,
    properties: { ...properties, impact, generation },
  };
}

/** What a rule is by default; each result says what it is in its machine. */
function settings(severity: Severity, tags: readonly string[]) {
  return {
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [...tags], precision: 'high', 'problem.severity': PROBLEM_SEVERITIES[severity] },
  };
}

/** What replaces, gains and loses, where the rule says so. */
function facts({ replacedBy, gained, lost }: Rule): readonly (readonly [name: string, text: string])[] {
  return Object.entries({ 'Replaced by': replacedBy, Gained: gained, Lost: lost }).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
}

function helpText(rule: Rule): string {
  return [
    rule.why,
    `What to do: ${rule.whatToDo}`,
    ...facts(rule).map(([name, text]) => `${name}: ${text}`),
    ...rule.sources.map(key => `${SOURCES[key].title}: ${SOURCES[key].url}`),
  ].join('\n');
}

function helpMarkdown(rule: Rule): string {
  const list = [
    ...facts(rule).map(([name, text]) => `- ${name}: ${escapeMarkdown(text)}`),
    ...rule.sources.map(key => `- [${escapeMarkdown(SOURCES[key].title)}](<${SOURCES[key].url}>)`),
  ];
  return [escapeMarkdown(rule.why), `**What to do:** ${escapeMarkdown(rule.whatToDo)}`, list.join('\n')].join('\n\n');
}

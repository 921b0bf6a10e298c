/** The rules as SARIF describes them: what a finding's page shows. */
import type { ReportingDescriptor } from 'sarif';
import { factsOf } from '../explanation';
import { sentence, t, translated } from '../l10n';
import { mainSource, SOURCES } from '../machine/sources';
import { RULES } from '../rules';
import type { RuleFacts } from '../rules/rule';
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

const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  'duplicate-key': sentence('A property stands twice in one object'),
  comment: sentence('A comment, which the tool that reads the file refuses'),
  'trailing-comma': sentence('A comma with nothing behind it, which the tool that reads the file refuses'),
  'control-character': sentence('A control character in a string'),
  'invalid-escape': sentence('An escape that JSON does not have'),
  'nothing-to-read': sentence('A file that is to be read as a definition, and has no machine'),
  'suppression/unused': sentence('A suppression of a rule that nothing breaks there'),
  'suppression/unknown-rule': sentence('A suppression of a rule that there is not'),
};

/** All rules, those of this program first. */
export function descriptors(): ReportingDescriptor[] {
  const ofFiles = Object.entries(FILE_PROBLEMS).map(([code, text]): ReportingDescriptor => {
    return {
      id: fileRule(code),
      shortDescription: { text: translated(text) },
      ...settings('warning', ['hyper-v', 'file']),
    };
  });
  return [...RULES.map(descriptorOf), ...ofFiles];
}

function descriptorOf(rule: RuleFacts): ReportingDescriptor {
  const { id, title, why, impact, generation } = rule;
  const [subject = id] = id.split('/');
  const { defaultConfiguration, properties } = settings(severityOf(impact, true, false), ['hyper-v', subject]);
  return {
    id,
    shortDescription: { text: translated(title) },
    fullDescription: { text: translated(why) },
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

function helpText(rule: RuleFacts): string {
  return [
    translated(rule.why),
    `${t('What to do:')} ${translated(rule.whatToDo)}`,
    ...factsOf(rule),
    ...rule.sources.map(key => `${SOURCES[key].title}: ${SOURCES[key].url}`),
  ].join('\n');
}

function helpMarkdown(rule: RuleFacts): string {
  const list = [
    ...factsOf(rule).map(fact => `- ${escapeMarkdown(fact)}`),
    ...rule.sources.map(key => `- [${escapeMarkdown(SOURCES[key].title)}](<${SOURCES[key].url}>)`),
  ];
  return [
    escapeMarkdown(translated(rule.why)),
    `**${t('What to do:')}** ${escapeMarkdown(translated(rule.whatToDo))}`,
    list.join('\n'),
  ].join('\n\n');
}

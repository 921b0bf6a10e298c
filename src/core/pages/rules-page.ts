/** The page of all rules: what their impacts mean, and the way to the page of each. */
import { sentence, t, translated } from '../l10n';
import { RULES } from '../rules';
import type { Impact } from '../rules/impact';
import { blocks, table } from '../text/markdown';
import { rulePagePath, saidOf, severities, severityColumns } from './rule-page';

const IMPACTS: Record<Impact, string> = {
  blocks: sentence("the machine can't run in the generation at all"),
  converts: sentence("the generation doesn't have it, and it can be rewritten"),
  manual: sentence('it works after a person has done something outside of the file'),
  informs: sentence('good to know'),
};

export function rulesPage(): string {
  const impacts = Object.keys(IMPACTS) as Impact[];
  return blocks(
    `# ${t('Rules')}`,
    t(
      'How bad a finding is follows from the impact of its rule and from what the definition says that it is: a machine that says Generation 2 and breaks its rules is an error, a Generation 1 machine is valid. What rests on a guess, such as a guest known by the name of its ISO, names its evidence and is never an error; nor is what the sources differ on.',
    ),
    table(
      [t('impact'), t('meaning'), ...severityColumns()],
      impacts.map(impact => [impact, translated(IMPACTS[impact]), ...severities({ impact, generation: 2 })]),
    ),
    t('The rules `generation-1/…` are those of Generation 1: they hold only where a definition says Generation 1.'),
    table(
      [t('rule'), t('title'), t('impact'), ...severityColumns()],
      RULES.map(rule => [
        `[\`${rule.id}\`](${rulePagePath(rule.id)})`,
        saidOf(rule.title),
        rule.impact,
        ...severities(rule),
      ]),
    ),
  );
}

/** Offers by which somebody decides about a rule in a file; behind all that repairs something. */
import type { Analysis } from '../analysis';
import type { SuppressionProblem } from '../control/suppression';
import { REACHES, type Reach, removalEdits, suppressionEdits } from '../control/suppression-edits';
import type { Finding } from '../findings';
import { t } from '../l10n';
import type { Span } from '../text/place';
import { MOST_ALIKE, type Offer, touches, touchesIn } from './offer';

/** With more rules than this in a selection, their actions would be a menu that nobody reads. */
const MOST_RULES = 3;

/** What takes a suppression away that does nothing, or can't be read. */
export function removalOffers(analysis: Analysis, span: Span): Offer[] {
  return analysis.problems
    .flatMap(problem => ('directive' in problem && touches(problem, span) ? [problem] : []))
    .slice(0, MOST_ALIKE)
    .map(problem => removalOffer(analysis, problem));
}

function removalOffer(analysis: Analysis, problem: SuppressionProblem): Offer {
  return {
    title:
      problem.entry === undefined
        ? t('Remove the suppression')
        : t('Remove the suppression of {rule}', { rule: problem.entry.rule }),
    findings: [],
    problem,
    isPreferred: false,
    machines: 1,
    edits: () => removalEdits(analysis, problem),
  };
}

/** One finding of each rule at a place about which somebody may want to decide. */
export function rulesToDecide(analysis: Analysis, span: Span): readonly Finding[] {
  const here = analysis.findings.filter(({ at }) => touchesIn(analysis, at, span));
  const byRule = new Map(here.map(finding => [finding.rule, finding]));
  return byRule.size > MOST_RULES ? [] : [...byRule.values()];
}

const DISABLING: Record<Reach, (rule: string) => string> = {
  line: rule => t('Disable {rule} for this line', { rule }),
  machine: rule => t('Disable {rule} for this machine', { rule }),
  file: rule => t('Disable {rule} for this file', { rule }),
};

/** What suppresses a finding, as far as there is a form for it. `comments`: as for `suppressionEdits`. */
export function suppressionOffers(analysis: Analysis, finding: Finding, comments: boolean): Offer[] {
  return REACHES.flatMap((reach): Offer[] => {
    const edits = suppressionEdits(analysis, finding, reach, comments);
    return edits === undefined
      ? []
      : [
          {
            title: DISABLING[reach](finding.rule),
            findings: [finding],
            isPreferred: false,
            machines: 1,
            edits: () => edits,
          },
        ];
  });
}

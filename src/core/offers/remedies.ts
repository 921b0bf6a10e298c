/** What makes a problem of a file go that is no finding of a rule. */
import type { Analysis } from '../analysis';
import type { Problem } from '../languages/language';
import { canWrite, planEdits } from '../languages/plan';
import type { Span } from '../text/place';
import { type Offer, touchesIn } from './offer';

export function remedyOffers(analysis: Analysis, span: Span): Offer[] {
  return analysis.problems.flatMap((problem: Problem): Offer[] => {
    const { remedy } = problem;
    return remedy === undefined || !touchesIn(analysis, problem, span) || !canWrite(analysis.documents, remedy.edits)
      ? []
      : [
          {
            title: remedy.title,
            findings: [],
            problem,
            isPreferred: true,
            machines: 1,
            edits: () => planEdits(analysis.documents, remedy.edits),
          },
        ];
  });
}

/** What makes a problem of a file go that is no finding of a rule. */
import type { Analysis } from '../analysis';
import type { Problem } from '../languages/language';
import { canWrite, planEdits } from '../languages/plan';
import type { Span } from '../text/place';
import { MOST_ALIKE, type Offer, touchesIn } from './offer';

export function remedyOffers(analysis: Analysis, span: Span): Offer[] {
  const offers: Offer[] = [];
  for (const problem of analysis.problems) {
    const offer = touchesIn(analysis, problem, span) ? remedyOffer(analysis, problem) : undefined;
    if (offer !== undefined && offers.push(offer) === MOST_ALIKE) {
      break;
    }
  }
  return offers;
}

function remedyOffer(analysis: Analysis, problem: Problem): Offer | undefined {
  const { remedy } = problem;
  return remedy === undefined || !canWrite(analysis.documents, remedy.edits)
    ? undefined
    : {
        title: remedy.title,
        findings: [],
        problem,
        isPreferred: true,
        machines: 1,
        edits: () => planEdits(analysis.documents, remedy.edits),
      };
}

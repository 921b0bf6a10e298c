/** What a finding says of the evidence and the facts that it rests on. */
import type { Guest, PlacedEvidence } from '../machine/machine';

/**
 * For a report about a guest: from what that was concluded, where no field made for it states it. Without `evidence`
 * the report is about the system.
 */
export function inferredFrom(guest: Guest, evidence: PlacedEvidence | undefined): { readonly inferredFrom?: string } {
  const source = evidence ?? guest.recognised.systemEvidence;
  // A system may be stated and its architecture concluded, and the other way round.
  return source === undefined || source.kind === 'stated' || source.kind === 'architecture'
    ? {}
    : { inferredFrom: source.text };
}

/** For a report about Secure Boot: the facts are certain only for guests of which Generation 2 is. */
export function uncertainOf({ recognised }: Guest): { readonly uncertain?: true } {
  return recognised.system?.generation2 === 'yes' ? {} : { uncertain: true };
}

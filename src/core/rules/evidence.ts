/** What a finding says of the evidence and the facts that it rests on. */
import type { Guest, PlacedEvidence } from '../machine/machine';

/** For a report about a guest that the definition doesn't state: from what it was concluded. */
export function inferredFrom(guest: Guest, evidence: PlacedEvidence | undefined): { readonly inferredFrom?: string } {
  const source = evidence ?? guest.recognised.systemEvidence;
  return guest.origin === 'inferred' && source !== undefined ? { inferredFrom: source.text } : {};
}

/** For a report about Secure Boot: the facts are certain only for guests of which Generation 2 is. */
export function uncertainOf({ recognised }: Guest): { readonly uncertain?: true } {
  return recognised.system?.generation2 === 'yes' ? {} : { uncertain: true };
}

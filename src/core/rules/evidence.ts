/** What a finding says of the evidence that it rests on. */
import type { Guest, PlacedEvidence } from '../machine/machine';

/** For a report about a guest that the definition doesn't state: from what it was concluded. */
export function inferredFrom(guest: Guest, evidence: PlacedEvidence | undefined): { readonly inferredFrom?: string } {
  const source = evidence ?? guest.recognised.systemEvidence;
  return guest.origin === 'inferred' && source !== undefined ? { inferredFrom: source.text } : {};
}

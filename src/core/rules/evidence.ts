/** What a finding says of the evidence and the facts that it rests on. */
import { leavesVersionOpen } from '../machine/guests/catalogue';
import type { Guest, PlacedEvidence } from '../machine/machine';

/**
 * For a report about a guest: from what that was concluded, where no field made for it states it. Without `evidence`
 * the report is about the system.
 */
export function inferredFrom(guest: Guest, evidence: PlacedEvidence | undefined): string | undefined {
  const source = evidence ?? guest.recognised.systemEvidence;
  // A system may be stated and its architecture concluded, and the other way round.
  return source === undefined || source.kind === 'stated' || source.kind === 'architecture' ? undefined : source.text;
}

/** Whether the definition names only a product, and which version it is decides about Generation 2. */
export function lacksVersion({ recognised: { name, system } }: Guest): boolean {
  // A Windows that is in no table, such as Windows 3.11, is read as any Windows.
  return system !== undefined && (name === system.name || system.family === 'windows') && leavesVersionOpen(system);
}

/** For a report about Secure Boot: the facts are certain only for guests of which Generation 2 is. */
export function uncertainOf({ recognised }: Guest): { readonly uncertain?: true } {
  return recognised.system?.generation2 === 'yes' ? {} : { uncertain: true };
}

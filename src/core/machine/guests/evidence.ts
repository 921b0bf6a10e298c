/**
 * Where a text that may name the guest comes from, strongest first:
 * a field made for the architecture; a field made for the system; the installation image; the machine's or builder's
 * name; the disc that is in a drive of a machine that exists, which may be there for anything; the definition's file
 * name; the name of what is built; an answer file's path; a disk's file name; a variable; the notes; the guest type that
 * a sibling builder for another hypervisor has; what only a Windows is spoken to with.
 */
export const EVIDENCE_KINDS = [
  'architecture',
  'stated',
  'iso',
  'name',
  'disc',
  'template',
  'box',
  'answer-file',
  'disk',
  'variable',
  'notes',
  'guest-type',
  'tool',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A text that may name the guest, exactly as in the file after the format resolved its variables. */
export interface GuestEvidence {
  readonly kind: EvidenceKind;
  readonly text: string;
}

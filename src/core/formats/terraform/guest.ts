/** What a resource lets conclude of the guest of its machine. */
import type { Documents } from '../../languages/language';
import type { EvidenceKind } from '../../machine/guests/evidence';
import { recogniseGuest } from '../../machine/guests/recognise';
import type { Drive, Guest, PlacedEvidence } from '../../machine/machine';
import { pathBeside } from '../../text/place';
import { textIn } from './drives';
import { argument } from './parts';
import type { MachineResource } from './resources';

/** Longer notes are cut: the guest is named at their beginning or not at all. */
const LONGEST_TEXT = 2_000;

export function guestOf(
  resource: MachineResource,
  drives: readonly Drive[],
  documents: Documents,
  isAlone: boolean,
): Guest | undefined {
  const { settings, label, header, body } = resource;
  const evidence: PlacedEvidence[] = [];
  const add = (kind: EvidenceKind, text: string, at: PlacedEvidence['at']): void => {
    if (text.trim() !== '') {
      evidence.push({ kind, text: text.slice(0, LONGEST_TEXT), at });
    }
  };
  for (const key of ['name', 'notes'] as const) {
    const member = argument(settings, key);
    const kind = key === 'name' ? 'name' : 'notes';
    add(kind, textIn(documents, member, settings), member?.value);
  }
  add('name', label, header);
  // What is made of nothing has to be installed of the disc; what is in the drive of another may be there for anything.
  const isNew = drives.some(({ kind, made }) => kind === 'disk' && made === 'new');
  for (const { kind, pathText, physical, path } of drives) {
    if (pathText !== undefined && physical === undefined) {
      add(kind === 'dvd' ? (isNew ? 'iso' : 'disc') : 'disk', pathText, path?.at);
    }
  }
  if (isAlone && documents.path !== undefined) {
    add('template', pathBeside(documents.path, body.file), undefined);
  }
  const recognised = recogniseGuest(evidence);
  if (recognised === undefined) {
    return undefined;
  }
  const telling = recognised.systemEvidence ?? recognised.architectureEvidence;
  return { recognised, origin: 'inferred', at: telling?.at ?? header };
}

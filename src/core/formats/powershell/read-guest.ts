/** The guest of a machine: stated, or concluded from its notes, its name and the images in its drives. */

import { known, type Listing } from '../../machine/field';
import { type EvidenceKind, recogniseGuest } from '../../machine/guests/recognise';
import type { Drive, Guest, PlacedEvidence } from '../../machine/machine';
import type { JsonNode, JsonProperty, Span } from '../../text/tree';
import { lineOfNode, type ReadContext } from './context';
import { type Properties, propertiesOf } from './keys';
import { readText, valueIn } from './values';

/** Longer notes are cut: the guest is named at their beginning or not at all. */
const LONGEST_TEXT = 2_000;

export function readGuest(
  context: ReadContext,
  machine: Properties<'machine'>,
  drives: Listing<Drive>,
  span: Span,
): Guest | undefined {
  // A definition says what to install; what is in the drive of a machine that exists may be there for anything.
  const dvd: EvidenceKind = context.dialect.absent === 'default' ? 'iso' : 'disc';
  const evidence: PlacedEvidence[] = [
    ...statedGuest(context, machine),
    ...evidenceAt(context, 'name', valueIn(machine.get('Name'))),
    ...drives.items.flatMap((drive): PlacedEvidence[] => {
      const path = known(drive.path);
      const at = drive.path?.span ?? drive.span;
      return path === undefined ? [] : [{ kind: drive.kind === 'dvd' ? dvd : 'disk', text: path, span: at }];
    }),
    ...evidenceAt(context, 'notes', valueIn(machine.get('Notes'))),
  ];
  const recognised = recogniseGuest(evidence);
  if (recognised === undefined) {
    return undefined;
  }
  const telling = recognised.systemEvidence ?? recognised.architectureEvidence;
  const stated = telling?.kind === 'stated' || telling?.kind === 'architecture';
  return { recognised, origin: stated ? 'literal' : 'inferred', span: telling?.span ?? span };
}

function statedGuest(context: ReadContext, machine: Properties<'machine'>): PlacedEvidence[] {
  const architecture = evidenceAt(context, 'architecture', valueIn(machine.get('Architecture')));
  const value = valueIn(machine.get('GuestOperatingSystem'));
  if (value?.type !== 'object') {
    return [...evidenceAt(context, 'stated', value), ...architecture];
  }
  const properties = propertiesOf(value, 'guest');
  const name = evidenceAt(context, 'stated', valueIn(properties.get('Name')));
  const version = versionText(properties.get('Version'));
  return [
    ...name.map(item => ({ ...item, text: version === '' ? item.text : `${item.text} ${version}` })),
    ...evidenceAt(context, 'architecture', valueIn(properties.get('Architecture'))),
    ...architecture,
  ];
}

function versionText(property: JsonProperty | undefined): string {
  const value = valueIn(property);
  return value?.type === 'number' ? String(value.value) : value === undefined ? '' : (readText(value) ?? '');
}

function evidenceAt(context: ReadContext, kind: EvidenceKind, node: JsonNode | undefined): PlacedEvidence[] {
  const text = node === undefined ? undefined : readText(node);
  return text === undefined || node === undefined || text.trim() === ''
    ? []
    : [{ kind, text: text.slice(0, LONGEST_TEXT), span: lineOfNode(context, node) }];
}

/** The guest of a machine: stated, or concluded from its notes, its name and the images in its drives. */

import type { Body, Node } from '../../languages/tree';
import type { Listing } from '../../machine/field';
import type { EvidenceKind } from '../../machine/guests/evidence';
import { recogniseGuest } from '../../machine/guests/recognise';
import type { Drive, Guest, PlacedEvidence } from '../../machine/machine';
import type { Place } from '../../text/place';
import { lineOfNode, type ReadContext } from './context';
import { hasOthers, isKeyOf, propertiesOf } from './keys';
import type { Properties } from './properties';
import { readText, valueIn } from './values';

/** Longer notes are cut: the guest is named at their beginning or not at all. */
const LONGEST_TEXT = 2_000;

export function readGuest(
  context: ReadContext,
  object: Body,
  machine: Properties<'machine'>,
  drives: Listing<Drive>,
  at: Place,
): Guest | undefined {
  const evidence: PlacedEvidence[] = [];
  const add = (kind: EvidenceKind, node: Node | undefined, version = ''): void => {
    const text = node === undefined ? '' : wordsIn(node);
    if (node !== undefined && text.trim() !== '') {
      evidence.push({ kind, text: text.slice(0, LONGEST_TEXT) + version, at: lineOfNode(context, node) });
    }
  };
  addStatement(object, machine, add);
  add('name', valueIn(machine.get('Name')));
  // A definition says what to install; what is in the drive of a machine that exists may be there for anything.
  const dvd = context.dialect.absent === 'default' ? 'iso' : 'disc';
  for (const { kind, path, physical } of drives.items) {
    // A drive of the host is no image, whatever is called so.
    if (path?.known && physical === undefined) {
      evidence.push({ kind: kind === 'dvd' ? dvd : 'disk', text: path.value, at: path.at });
    }
  }
  add('notes', valueIn(machine.get('Notes')));
  const recognised = recogniseGuest(evidence);
  if (recognised === undefined) {
    return undefined;
  }
  const telling = recognised.systemEvidence ?? recognised.architectureEvidence;
  const stated = telling?.kind === 'stated' || telling?.kind === 'architecture';
  return { recognised, origin: stated ? 'literal' : 'inferred', at: telling?.at ?? at };
}

/** What the machine has fields for: its guest, in words or as an object, and the guest's architecture. */
function addStatement(
  object: Body,
  machine: Properties<'machine'>,
  add: (kind: EvidenceKind, node: Node | undefined, version?: string) => void,
): void {
  const guest = valueIn(machine.get('GuestOperatingSystem'));
  if (guest?.kind === 'body') {
    const properties = propertiesOf(guest, 'guest');
    const version = valueIn(properties.get('Version'));
    const versionText = version === undefined ? '' : wordsIn(version);
    add('stated', valueIn(properties.get('Name')), versionText === '' ? '' : ` ${versionText}`);
    add('architecture', valueIn(properties.get('Architecture')) ?? wordFor32Bit(guest, 'guest', properties));
  } else {
    add('stated', guest);
  }
  add('architecture', valueIn(machine.get('Architecture')) ?? wordFor32Bit(object, 'machine', machine));
}

/** A value that means nothing but 32-bit, under a key that says nothing else of such an object. */
function wordFor32Bit(
  object: Body,
  scope: 'machine' | 'guest',
  read: Properties<'machine'> | Properties<'guest'>,
): Node | undefined {
  if (!hasOthers(object, read)) {
    return undefined;
  }
  return object.members.find(member => {
    const { value } = member;
    return value.kind === 'text' && WORD_FOR_32_BIT.test(value.value) && !isKeyOf(scope, member);
  })?.value;
}

const WORD_FOR_32_BIT = /^\s*(?:x86|i[3-6]86|ia-?32|(?:x86 )?\(?32[ _-]?bits?\)?)\s*$/i;

function wordsIn(node: Node): string {
  return node.kind === 'number' ? String(node.value) : (readText(node) ?? '');
}

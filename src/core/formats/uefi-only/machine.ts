/**
 * Machines of tools that know UEFI alone: no BIOS, no IDE, no floppy, so nothing of them is Generation 1 and nothing is
 * converted. Of their disks only names are read: these tools take a .vhd as well, and attach it to SCSI.
 */
import { sentence, t } from '../../l10n';
import type { Body, Member, Node } from '../../languages/tree';
import type { Change, Writers } from '../../machine/change';
import { type Field, type Known, literal, unknown } from '../../machine/field';
import type { EvidenceKind } from '../../machine/guests/evidence';
import { recogniseGuest } from '../../machine/guests/recognise';
import type { Firmware, Generation, Guest, PlacedEvidence, VirtualMachine } from '../../machine/machine';
import type { Place } from '../../text/place';
import type { HyperVFormat } from '../format';

export interface UefiMachine {
  readonly name: string;
  readonly node: Body;
  readonly at: Place;
  readonly generation: Field<Generation>;
  readonly guest: Guest | undefined;
  readonly firmware: Pick<Firmware, 'secureBoot' | 'secureBootTemplate'>;
  readonly tpm: Field<boolean>;
}

export function uefiMachine({ firmware, tpm, ...machine }: UefiMachine): VirtualMachine {
  const unlisted = { items: [], complete: false };
  return {
    ...machine,
    listedBy: 'uefi-only',
    drives: unlisted,
    networkAdapters: unlisted,
    firmware: { ...firmware, orders: [] },
    security: { tpm },
    comPorts: [],
    emulatedDevices: [],
    scripts: [],
  };
}

/** Generation 2, which follows from what stands in a place. */
export function generation2(at: Place): Known<Generation> {
  return { known: true, value: 2, origin: 'inferred', at, node: undefined };
}

/** What the file leaves to its tool. */
export function unsaid(node: Node, at: Place) {
  return { ...unknown(node, 'not-exported'), at };
}

/** A text of an image or a name that may tell the guest. */
export type Telling = readonly [kind: EvidenceKind, node: Node | undefined];

/** Longer ones name nothing. */
const LONGEST_TEXT = 2_000;

export function guestOf(telling: readonly Telling[], at: Place): Guest | undefined {
  const evidence = telling.flatMap(([kind, node]): PlacedEvidence[] =>
    node?.kind === 'text' && node.value.trim() !== ''
      ? [{ kind, text: node.value.slice(0, LONGEST_TEXT), at: node }]
      : [],
  );
  const recognised = recogniseGuest(evidence);
  const clue = recognised?.systemEvidence ?? recognised?.architectureEvidence;
  return recognised && { recognised, origin: 'inferred', at: clue?.at ?? at };
}

export function truthAt(node: Node | undefined): Field<boolean> | undefined {
  return node?.kind === 'boolean' ? literal(node.value, node) : node && unknown(node, 'unread');
}

/** The last member of a key, as these tools write it. */
export function memberCalled(node: Node | undefined, key: string): Member | undefined {
  return node?.kind === 'body' ? node.members.findLast(member => member.key === key) : undefined;
}

export function nodeAt(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce((within, key) => memberCalled(within, key)?.value, node);
}

/** Why there is no runbook, as the end of a sentence. */
const NEVER_CONVERTED = sentence('its tool makes machines with UEFI alone, so there is nothing to convert');

const cannot = () => ({ cannot: t('definitions of this format are judged and never changed') });

const NO_WRITERS: Writers<VirtualMachine, Change> = {
  'set-generation': cannot,
  'move-drive-to-scsi': cannot,
  'use-vhdx': cannot,
  'use-gpt': cannot,
  'remove-drive': cannot,
  'remove-floppy-drive': cannot,
  'replace-floppy-files-by-disc': cannot,
  'make-adapter-synthetic': cannot,
  'set-firmware-uefi': cannot,
  'replace-boot-order': cannot,
  'remove-numlock': cannot,
  'set-secure-boot': cannot,
  'set-tpm': cannot,
  'set-configuration-version': cannot,
  'turn-off-older-os-compatibility': cannot,
  'rewrite-boot-command': cannot,
  'press-keys-at-start': cannot,
  'change-drive-letter': cannot,
  'lay-out-for-uefi': cannot,
  'change-drive-letter-beside': cannot,
  'remove-com-port': cannot,
  'remove-device': cannot,
};

/** What formats of such tools have in common. */
export const UEFI_ONLY = {
  kind: 'hyper-v',
  languages: ['json'],
  write: NO_WRITERS,
  neverConverted: NEVER_CONVERTED,
  suppression: { comments: true, keys: 'none' },
  problems: () => [],
} as const satisfies Partial<HyperVFormat>;

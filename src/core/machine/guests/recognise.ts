import { sentence, translated } from '../../l10n';
import { sortFew } from '../../sort';
import { says32Bit } from './architecture';
import { covers } from './catalogue';
import { EVIDENCE_KINDS, type EvidenceKind, type GuestEvidence } from './evidence';
import { type Reading, read } from './reading';
import type { Architecture, GuestSystem } from './system';
import { onlyPlainWords, plain, resolved } from './words';

/** What guest a machine has, and from what that is known. */
export interface RecognisedGuest<E extends GuestEvidence = GuestEvidence> {
  /** `undefined`: only the architecture is known, or a name that is in no table. */
  readonly system: GuestSystem | undefined;
  /** To show: the system with its version as stated, or the text stated. */
  readonly name: string;
  /** `undefined`: not known. Never guessed, but implied where the system exists in one architecture only. */
  readonly architecture: Architecture | undefined;
  readonly systemEvidence: E | undefined;
  readonly architectureEvidence: E | undefined;
  /** What names another system or architecture, and is weaker or no stronger. */
  readonly contradictions: readonly Contradiction<E>[];
}

/** Evidence that speaks against what was recognised. */
export interface Contradiction<E extends GuestEvidence = GuestEvidence> {
  readonly evidence: E;
  /** To show: the system that it names, or '32-bit guest'. */
  readonly name: string;
  /** What of it can't be true of the one guest; both may be, and then it is the system. */
  readonly of: 'system' | 'architecture';
}

interface Read<E> extends Reading {
  readonly evidence: E;
  readonly strength: number;
}

const STRENGTH = Object.fromEntries(EVIDENCE_KINDS.map((kind, index) => [kind, index])) as Readonly<
  Record<EvidenceKind, number>
>;

// A guest type's width is chosen with more care than its name, so for the architecture it comes before loose texts.
const ARCHITECTURE_STRENGTH: typeof STRENGTH = { ...STRENGTH, 'guest-type': STRENGTH.disk + 0.5 };

const WIDTHS: Readonly<Record<Architecture, string>> = {
  x64: sentence('64-bit guest'),
  x86: sentence('32-bit guest'),
  arm64: sentence('ARM64 guest'),
};

/**
 * The guest that the texts name: the strongest evidence wins, and what contradicts it is said. Texts of equal strength
 * that name different systems decide nothing: a wrong guest would be worse than none.
 */
export function recogniseGuest<E extends GuestEvidence>(evidence: readonly E[]): RecognisedGuest<E> | undefined {
  const reads: Read<E>[] = [];
  let unreadStatement: E | undefined;
  for (const item of evidence) {
    const { system, name, architecture } = read(item.kind, item.text);
    if (item.kind === 'stated' && system === undefined && namesSomething(item.text)) {
      unreadStatement ??= item;
    }
    if (system === undefined && architecture === undefined) {
      continue;
    }
    reads.push({ system, name, architecture, evidence: item, strength: STRENGTH[item.kind] });
  }
  const chosen = chooseSystem(reads, unreadStatement !== undefined);
  const architecture = chooseArchitecture(reads, chosen);
  const contradictions: Contradiction<E>[] = [];
  for (const candidate of reads) {
    const contradiction = contradictionOf(candidate, chosen, architecture);
    if (contradiction !== undefined) {
      contradictions.push(contradiction);
    }
  }
  const name =
    chosen?.name ??
    unreadStatement?.text.trim() ??
    (architecture.value === undefined ? undefined : translated(WIDTHS[architecture.value])) ??
    contradictions[0]?.name;
  if (name === undefined) {
    return undefined;
  }
  const systemEvidence = chosen?.evidence ?? unreadStatement;
  return {
    system: chosen?.system,
    name,
    architecture: architecture.value,
    systemEvidence,
    architectureEvidence: architecture.evidence,
    contradictions,
  };
}

/** Whether a stated text names more than a width or an edition: then it is a system, known or not. */
function namesSomething(text: string): boolean {
  const form = plain(resolved(text) ?? '');
  return /[a-z]/.test(form) && !onlyPlainWords(form);
}

type SystemRead<E> = Read<E> & { readonly system: GuestSystem; readonly name: string };

/** @param stated whether a field made for it states a system that no table has: then only the image may say another. */
function chooseSystem<E extends GuestEvidence>(reads: readonly Read<E>[], stated: boolean): SystemRead<E> | undefined {
  const named = reads
    .filter((candidate): candidate is SystemRead<E> => candidate.system !== undefined)
    .filter(candidate => !stated || candidate.evidence.kind === 'iso' || candidate.evidence.kind === 'stated');
  sortFew(named, (left, right) => left.strength - right.strength);
  let [chosen] = named;
  // What the stronger texts said of the same guest less fully.
  let wider: SystemRead<E> | undefined;
  for (const next of named) {
    if (chosen === undefined || next === chosen) {
      continue;
    }
    const alike = covers(chosen.system, next.system) || covers(next.system, chosen.system);
    if (!alike && next.strength === chosen.strength) {
      return wider;
    }
    // 'Windows' stated and an image of Windows Server 2019 are one guest, said more fully by the weaker text; a guest
    // type is too approximate for that.
    const fuller = chosen.system.id !== next.system.id && covers(chosen.system, next.system);
    if (!fuller || next.evidence.kind === 'guest-type') {
      continue;
    }
    if (next.strength > chosen.strength) {
      wider = chosen;
    }
    chosen = next;
  }
  return chosen;
}

interface ChosenArchitecture<E> {
  readonly value?: Architecture;
  readonly evidence?: E;
}

function chooseArchitecture<E extends GuestEvidence>(
  reads: readonly Read<E>[],
  chosen: SystemRead<E> | undefined,
): ChosenArchitecture<E> {
  const possible = chosen?.system.architectures;
  const strength = (candidate: Read<E>): number => ARCHITECTURE_STRENGTH[candidate.evidence.kind];
  const named = reads.filter(
    item =>
      item.architecture !== undefined &&
      (possible === undefined || possible.includes(item.architecture) || insistsOn32Bit(item)),
  );
  sortFew(named, (left, right) => strength(left) - strength(right));
  const [first] = named;
  if (first?.architecture !== undefined) {
    const split = named.some(item => strength(item) === strength(first) && item.architecture !== first.architecture);
    return split ? {} : { value: first.architecture, evidence: first.evidence };
  }
  const [only, ...others] = possible ?? [];
  return chosen === undefined || only === undefined || others.length > 0
    ? {}
    : { value: only, evidence: chosen.evidence };
}

/**
 * Whether a text says 32-bit so that it holds where no such edition is known: a table may lack one, and a machine that
 * somebody calls 32-bit is not one to move unasked. Of a guest type the width is often a default.
 */
function insistsOn32Bit<E extends GuestEvidence>({ architecture, evidence: { kind, text } }: Read<E>): boolean {
  return (
    architecture === 'x86' &&
    kind !== 'guest-type' &&
    (kind === 'architecture' || says32Bit(plain(resolved(text) ?? '')))
  );
}

function contradictionOf<E extends GuestEvidence>(
  candidate: Read<E>,
  chosen: SystemRead<E> | undefined,
  architecture: ChosenArchitecture<E>,
): Contradiction<E> | undefined {
  const { evidence } = candidate;
  if (candidate.name !== undefined && contradictsSystem(candidate, chosen)) {
    return { evidence, name: candidate.name, of: 'system' };
  }
  if (candidate.architecture !== undefined && contradictsArchitecture(candidate, architecture)) {
    return { evidence, name: translated(WIDTHS[candidate.architecture]), of: 'architecture' };
  }
  return undefined;
}

function contradictsSystem<E extends GuestEvidence>(candidate: Read<E>, chosen: SystemRead<E> | undefined): boolean {
  if (candidate.system === undefined) {
    return false;
  }
  if (chosen === undefined) {
    return candidate.evidence.kind !== 'guest-type';
  }
  if (covers(candidate.system, chosen.system) || covers(chosen.system, candidate.system)) {
    return false;
  }
  if (candidate.evidence.kind === 'tool') {
    return false;
  }
  // A sibling's guest type is the nearest that its tool had; only another kind of system is worth a word.
  if (candidate.evidence.kind === 'guest-type') {
    return candidate.system.family !== chosen.system.family;
  }
  return !sameCode(candidate.system.id, chosen.system.id);
}

/** A preview, Nano or Hyper-V Server beside the Windows Server of its year is no contradiction. */
function sameCode(left: string, right: string): boolean {
  const both = [left, right];
  if (both.includes('windows-server-insider')) {
    return both.every(id => id.startsWith('windows-server-'));
  }
  const [a, b] = both.map(id => id.replace('hyper-v-', 'windows-').replace('-nano', ''));
  return a === b;
}

/** A text that says the system doesn't contradict itself: the 'x86' of 'ws2016-x86' is a kind of processor. */
function contradictsArchitecture<E>(candidate: Read<E>, chosen: ChosenArchitecture<E>): boolean {
  return (
    candidate.architecture !== undefined &&
    chosen.value !== undefined &&
    candidate.architecture !== chosen.value &&
    candidate.evidence !== chosen.evidence
  );
}

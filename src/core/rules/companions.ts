/** What the rules about companion files share. */
import type { CompanionFile, CompanionKind, CompanionSource } from '../companions/companion';
import { isUnread } from '../companions/kinds';
import { installsSystem, readCommands } from '../companions/script';
import { REASONS } from '../companions/uefi/written';
import type { Change } from '../machine/change';
import type { ScriptText, VirtualMachine } from '../machine/machine';
import { firstLineOf } from '../text/lines';
import type { Span } from '../text/place';
import type { Fix, Related, Report } from './rule';

type Read<K extends CompanionKind> = Extract<CompanionFile, { kind: K }> & {
  readonly source: CompanionSource;
  readonly content: NonNullable<Extract<CompanionFile, { kind: K }>['content']>;
};

/** Places in one file that a finding shows: as many as a person looks at, whatever a file repeats. */
const MOST_PLACES = 10;

/** The companion files of some kinds whose text was had and read. */
export function readCompanions<K extends CompanionKind>(
  { companionFiles }: VirtualMachine,
  ...kinds: readonly K[]
): readonly Read<K>[] {
  return companionFiles === undefined || companionFiles.length === 0
    ? NONE
    : companionFiles.filter((file): file is Read<K> => isRead(file) && kinds.some(kind => kind === file.kind));
}

const NONE: readonly never[] = [];

function isRead({ source, content }: CompanionFile): boolean {
  return source !== undefined && content !== undefined;
}

/** A place in a companion file, as related to a finding in the definition: of one over several lines, the first. */
export function placeIn({ source }: { readonly source: CompanionSource }, span: Span, message: string): Related {
  const { inside, path, text } = source;
  return { at: inside ?? firstLineOf(text, { file: path, offset: span.offset, end: span.end }), message };
}

/** The first of some places in a companion file. */
export function placesIn(
  file: { readonly source: CompanionSource },
  spans: readonly Span[],
  message: string,
): readonly Related[] {
  return spans.slice(0, MOST_PLACES).map(span => placeIn(file, span, message));
}

/**
 * The layout for UEFI as what is on offer, or where the file says why it is none. Of a file that others need as it is, a
 * copy is changed.
 */
export function layoutForUefi(
  file: Read<CompanionKind>,
  at: Span,
): { readonly offer: Pick<Report, 'fix'>; readonly left: readonly Related[] } {
  const { forUefi, fitsBoth, neededBy, inPlace, copy: copied } = file.rewritten;
  const isNeeded = neededBy().length > 0;
  const written = forUefi(fitsBoth && isNeeded);
  if ('cannot' in written) {
    return { offer: {}, left: [placeIn(file, at, REASONS[written.cannot])] };
  }
  const copy = fitsBoth || !isNeeded || inPlace ? undefined : copied();
  if (copy !== undefined && 'cannot' in copy) {
    return { offer: {}, left: [placeIn(file, at, REASONS[copy.cannot])] };
  }
  const changes: readonly Change[] = [{ kind: 'lay-out-for-uefi', file, ...(copy && { copy }) }];
  const fix: Fix = { class: 'safe', changes, alone: false };
  return { offer: { fix }, left: [] };
}

/** Why it isn't known what a companion file says of the disk; undefined where it is. */
export function unreadBecause(
  file: CompanionFile,
): 'holder' | 'unopened' | 'default' | 'malformed' | 'unsupported' | 'elsewhere' | undefined {
  if (file.holder) {
    return 'holder';
  }
  if (file.source === undefined) {
    return file.unopened ? 'unopened' : 'default';
  }
  if (file.content === undefined) {
    return isUnread(file.kind) ? 'unsupported' : 'malformed';
  }
  return file.content.elsewhere === undefined ? undefined : 'elsewhere';
}

/** What lays out the disk of an installation without an EFI system partition, and stands in the definition itself. */
export function scriptsWithoutEfi({ scripts, companionFiles = [] }: VirtualMachine): readonly ScriptText[] {
  const laying = scripts.filter(({ text }) => {
    const { partitions, efi } = readCommands(text);
    return partitions !== undefined && !efi;
  });
  // What is typed lays out the disk that is installed to; what runs in an installed system, another one.
  const isNew = (): boolean =>
    [...scripts, ...companionFiles.flatMap(({ source }) => source ?? [])].some(({ text }) => installsSystem(text));
  return laying.length === 0 || isNew() ? laying : laying.filter(({ kind }) => kind === 'boot-command');
}

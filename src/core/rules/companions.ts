/** What the rules about companion files share. */
import type { CompanionFile, CompanionKind } from '../companions/companion';
import type { VirtualMachine } from '../machine/machine';
import type { Span } from '../text/place';
import type { Related } from './rule';

type Read<K extends CompanionKind> = Extract<CompanionFile, { kind: K }> & {
  readonly text: string;
  readonly content: NonNullable<Extract<CompanionFile, { kind: K }>['content']>;
};

/** The companion files of a kind whose text was had and read. */
export function readCompanions<K extends CompanionKind>({ companionFiles = [] }: VirtualMachine, kind: K): Read<K>[] {
  return companionFiles.filter(
    (file): file is Read<K> => file.kind === kind && file.text !== undefined && file.content !== undefined,
  );
}

/** A place in a companion file, as related to a finding in the definition. */
export function placeIn({ path, text }: { path: string; text: string }, span: Span, message: string): Related {
  return { span, message, companion: { path, text } };
}

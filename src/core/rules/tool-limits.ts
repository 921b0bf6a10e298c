/** What the rules about limits of a tool share. */
import type { Drive, Generation, VirtualMachine } from '../machine/machine';

/** What a definition has of more than its tool takes. */
interface Beyond {
  readonly first: Drive;
  /** For `{tool}` and `{most}` in a message. */
  readonly arguments: Readonly<Record<string, string>>;
}

/** The discs that the tool doesn't take in a generation, which are the last ones of the definition; undefined without any. */
export function discsBeyond({ drives, toolLimits }: VirtualMachine, generation: Generation): Beyond | undefined {
  const { tool = '', discs, furtherDiscs } = toolLimits ?? {};
  if (discs === undefined || furtherDiscs === undefined) {
    return undefined;
  }
  const first = drives.items.filter(drive => drive.kind === 'dvd')[discs[generation]];
  return first && { first, arguments: { tool, most: String(furtherDiscs[generation]) } };
}

/** What the rules about limits of a tool share. */
import type { Drive, Generation, VirtualMachine } from '../machine/machine';

/** The discs that the tool doesn't take in a generation; the last ones of the definition. */
export function discsBeyond({ drives, toolLimits }: VirtualMachine, generation: Generation): Drive[] {
  const discs = drives.items.filter(drive => drive.kind === 'dvd');
  return toolLimits === undefined ? [] : discs.slice(toolLimits.discs[generation]);
}

/** Which devices an export leaves out as a whole, because nobody selected them: a machine without them is another one. */
import type { VirtualMachine } from './machine';

/** Whether nothing says which disks there are: the DVD drives beside them say nothing of that. */
export function leavesOutDisks({ drives }: VirtualMachine): boolean {
  return !drives.complete && drives.unreadable === undefined && !drives.items.some(({ kind }) => kind === 'disk');
}

/** Whether nothing says which network adapters there are. */
export function leavesOutAdapters({ networkAdapters }: VirtualMachine): boolean {
  const { complete, items, unreadable } = networkAdapters;
  return !complete && unreadable === undefined && items.length === 0;
}

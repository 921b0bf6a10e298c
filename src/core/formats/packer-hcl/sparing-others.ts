/** Sources of which builds make machines that are not alike: what changes there changes for all of them. */
import { type FileEdit, targetOf } from '../../languages/edit';
import { type ChangeWriters, writeChange } from '../../machine/change';
import type { VirtualMachine } from '../../machine/machine';
import type { Place } from '../../text/place';
import { builderOf } from '../packer/read';

/** The writers, which leave such a source as it is. */
export function sparingOthers(writers: ChangeWriters): ChangeWriters {
  const kinds = Object.keys(writers) as (keyof ChangeWriters)[];
  const spared = kinds.map(kind => [
    kind,
    (machine: VirtualMachine, change: Parameters<typeof writeChange>[2]): ReturnType<typeof writeChange> => {
      const written = writeChange(writers, machine, change);
      const { node } = builderOf(machine);
      const isSource =
        machine.isMadeWithOthers && 'edits' in written && written.edits.some(edit => isWithin(edit, node));
      return isSource ? { cannot: 'the source makes other machines as well' } : written;
    },
  ]);
  return Object.fromEntries(spared) as ChangeWriters;
}

function isWithin(edit: FileEdit, source: Place): boolean {
  const at = edit.kind === 'copy' ? undefined : targetOf(edit);
  return at !== undefined && at.file === source.file && source.offset <= at.offset && at.end <= source.end;
}

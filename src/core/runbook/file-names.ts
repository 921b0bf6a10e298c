/** Names of the files that a runbook makes beside a machine's disks. */
import { known } from '../machine/field';
import type { VirtualMachine } from '../machine/machine';
import type { NewDrive } from './drives';
import { pathLiteral } from './quote';

type FileSource = Extract<NewDrive['source'], { kind: 'file' }>;

/** Paths as Windows compares them. */
const sameCase = (path: string): string => path.replaceAll('/', '\\').toLowerCase();

/**
 * Assignments of the paths that the steps use: of each disk, of the .vhdx that takes the place of a .vhd, and of the copy
 * that the old machine gets of its boot disk. None of the new ones is the path of another drive of the machine.
 */
export function diskVariables(
  machine: VirtualMachine,
  drives: readonly NewDrive[],
  keptVariable: (drive: NewDrive) => string | undefined,
): string[] {
  const taken = new Set(machine.drives.items.flatMap(drive => known(drive.path) ?? []).map(sameCase));
  return drives.flatMap(drive => {
    const { source } = drive;
    if (source.kind !== 'file') {
      return [];
    }
    const kept = keptVariable(drive);
    const path = known(drive.drive.path);
    return [
      `$disk${source.index} = ${source.path}`,
      ...(source.convert
        ? [`$newDisk${source.index} = ${source.convertedPath ?? besides(source, path, '.vhdx', taken)}`]
        : []),
      ...(kept === undefined ? [] : [`${kept} = ${besides(source, path, '.generation-1.vhdx', taken)}`]),
    ];
  });
}

/** A path beside a disk's; as an expression of the script where its own is only known there. */
function besides({ index, path }: FileSource, stated: string | undefined, ending: string, taken: Set<string>): string {
  if (stated === undefined || path.startsWith('$')) {
    return `[IO.Path]::ChangeExtension($disk${index}, '${ending}')`;
  }
  const stem = stated.replace(/\.[^.\\/]*$/, '');
  let free = `${stem}${ending}`;
  for (let number = 2; taken.has(sameCase(free)); number += 1) {
    free = `${stem} (${number})${ending}`;
  }
  taken.add(sameCase(free));
  return pathLiteral(free);
}

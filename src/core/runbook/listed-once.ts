/** Drives that a list of a host has twice, such as those of Get-VM with what Get-VHD says of their files beside them. */
import { placeOf } from '../machine/devices';
import { known } from '../machine/field';
import type { Drive } from '../machine/machine';

/**
 * Each disk once: Hyper-V attaches no file twice to one machine. Where two say different places, one of the paths is wrong,
 * and which, the host tells when the script starts.
 */
export function listedOnce(drives: readonly Drive[], boot: Drive | undefined): readonly Drive[] {
  const rank = (drive: Drive) => (drive === boot ? 0 : placeOf(drive) !== undefined ? 1 : 2);
  const byFile = new Map<string, Drive[]>();
  const again = new Set<Drive>();
  for (const drive of drives.toSorted((a, b) => rank(a) - rank(b))) {
    const file = fileOf(drive);
    const before = file === undefined ? [] : (byFile.get(file) ?? []);
    if (before.some(other => isSame(other, drive))) {
      again.add(drive);
    } else if (file !== undefined) {
      byFile.set(file, [...before, drive]);
    }
  }
  return drives.filter(drive => !again.has(drive));
}

/** One image can be in several DVD drives: only one without a place is another drive's. */
function isSame(other: Drive, drive: Drive): boolean {
  const [place, otherPlace] = [placeOf(drive), placeOf(other)];
  return drive.kind === 'dvd'
    ? place === undefined && otherPlace !== undefined
    : place === undefined || otherPlace === undefined || place === otherPlace;
}

function fileOf({ kind, path, physical }: Drive): string | undefined {
  const file = physical === undefined ? known(path) : undefined;
  return file === undefined ? undefined : `${kind} ${file.replaceAll('/', '\\').toLowerCase()}`;
}

/** How a path names a drive of the host: a letter or a device (Set-VMDvdDrive), a disk with its number (Get-VMHardDiskDrive). */
import type { Drive } from './machine';

const DVD_OF_HOST = /^(?:[a-z]:\\?|\\\\[.?]\\(?:cdrom\d+|[a-z]:))$/i;
const DISK_OF_HOST = /^(?:\\\\[.?]\\physicaldrive(\d{1,5})$|disk (\d{1,5}) [\d.,]{1,12} [kmgt]b\b)/i;

/** The number of a disk, or the path of a DVD drive; undefined where a path names no drive of the host. */
export function hostDriveIn(path: string, kind: Drive['kind']): number | string | undefined {
  if (kind === 'dvd') {
    return DVD_OF_HOST.test(path) ? path : undefined;
  }
  const [, device, shown] = DISK_OF_HOST.exec(path.slice(0, 100)) ?? [];
  const number = device ?? shown;
  return number === undefined ? undefined : Number(number);
}

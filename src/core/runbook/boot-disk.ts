/** How a boot disk gets from MBR, which Generation 2 can't start from, to GPT. */
import { known } from '../machine/field';
import type { GuestSystem } from '../machine/guests/catalogue';
import type { NewDrive } from './drives';

export type BootDiskMethod =
  /** It is GPT already, or there is none. */
  | 'none'
  /** The host's mbr2gpt converts the disk while the machine is off (MBR: "any attached system disk"). */
  | 'mbr2gpt'
  /** No mbr2gpt for this Windows: its files go to a new disk (CVM). */
  | 're-image'
  /** A rescue system converts the disk and installs a boot loader for UEFI. */
  | 'linux'
  /** No source says how. */
  | 'by-hand';

export function bootDiskMethod(system: GuestSystem | undefined, boot: NewDrive | undefined): BootDiskMethod {
  if (boot === undefined) {
    return 'none';
  }
  if (boot.source.kind === 'physical') {
    return 'by-hand';
  }
  switch (system?.family) {
    case 'windows':
      return known(boot.drive.partitionStyle) === 'gpt' ? 'none' : windowsMethod(system);
    case 'linux':
      return 'linux';
    default:
      return 'by-hand';
  }
}

function windowsMethod({ mbr2gpt }: GuestSystem): BootDiskMethod {
  return mbr2gpt === 'unsupported' ? 're-image' : 'mbr2gpt';
}

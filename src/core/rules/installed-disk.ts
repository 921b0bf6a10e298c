/** The guest that is installed on a machine's disk, and how the disk becomes one that UEFI starts from. */
import { sentence } from '../l10n';
import { installedDisk } from '../machine/devices';
import { known } from '../machine/field';
import type { Drive, Guest, VirtualMachine } from '../machine/machine';

/** Each way is said once, by one rule. */
export type DiskWork =
  /** The guest has mbr2gpt in the box. */
  | 'mbr2gpt'
  /** Only other media have it. */
  | 'other-media'
  /** mbr2gpt does not support the guest. */
  | 'unsupported'
  /** Windows that is on GPT already. */
  | 'none'
  /** An EFI partition and a boot loader, on MBR as on GPT: GRUB starts from either by BIOS. */
  | 'linux'
  /** No source says how. */
  | 'unknown';

export interface InstalledGuest {
  readonly disk: Drive;
  readonly guest: Guest | undefined;
  readonly work: DiskWork;
}

/** Undefined where nothing is installed, or a guest that can't move at all: of that one this is what to say. */
export function installedGuest(machine: VirtualMachine): InstalledGuest | undefined {
  const disk = installedDisk(machine);
  const { guest } = machine;
  const { system, architecture } = guest?.recognised ?? {};
  return disk === undefined || system?.generation2 === 'no' || architecture === 'x86'
    ? undefined
    : { disk, guest, work: workOn(disk, guest) };
}

function workOn(disk: Drive, guest: Guest | undefined): DiskWork {
  const system = guest?.recognised.system;
  switch (system?.family) {
    case 'linux':
      return 'linux';
    case 'windows':
      return known(disk.partitionStyle) === 'gpt' ? 'none' : windowsWork(system.mbr2gpt);
    default:
      return 'unknown';
  }
}

function windowsWork(mbr2gpt: 'in-box' | 'other-media' | 'unsupported' | undefined): DiskWork {
  return mbr2gpt === 'in-box' ? 'mbr2gpt' : (mbr2gpt ?? 'unknown');
}

/** What a person does with a disk that is MBR: mbr2gpt is for Windows from 10 and Server 2016 on, and may be only on other media (MBR, AZUP). */
export function wayToGpt(guest: Guest | undefined): string {
  const { family, mbr2gpt } = guest?.recognised.system ?? {};
  if (family === 'windows' || guest === undefined) {
    return mbr2gpt === 'unsupported'
      ? sentence('upgrade the guest first, or image the disk anew')
      : sentence('convert the disk to GPT with mbr2gpt, or image it anew');
  }
  return sentence('convert the disk to GPT and install a boot loader for UEFI, or install the guest anew');
}

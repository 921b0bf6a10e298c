/** Which number each partition of an MBR layout has once an EFI system partition and an MSR partition are among them. */

/** Where Windows is installed to, as far as something says it. */
export interface Target {
  readonly disk?: number | undefined;
  readonly partition?: number | undefined;
}

export interface Renumbering {
  /** The number of the EFI system partition; that of the MSR partition is the next one. */
  readonly efi: number;
  /** Whether a partition that was there becomes the EFI system partition. */
  readonly isThere: boolean;
  readonly numberOf: (before: number) => number;
}

/** The system partition of BIOS becomes that of UEFI, with the MSR partition behind it. */
export function inPlaceOf(system: number): Renumbering {
  return { efi: system, isThere: true, numberOf: before => (before > system ? before + 1 : before) };
}

/** Both are new, in front of a partition. */
export function inFrontOf(first: number): Renumbering {
  return { efi: first, isThere: false, numberOf: before => (before >= first ? before + 2 : before) };
}

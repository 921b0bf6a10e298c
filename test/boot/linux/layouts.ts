/** Disks of a Debian with a BIOS, as its installer lays them out. In sectors of 512 bytes, where nothing else is said. */

/** What the guest mounts, or swaps to. */
export interface Volume {
  readonly at: '/' | '/boot' | 'swap';
  /** Where it begins, and its size: of a partition, or of a volume of LVM. */
  readonly start: number;
  readonly size: number;
}

export interface Layout {
  readonly name: string;
  /** What sfdisk reads. */
  readonly table: readonly string[];
  readonly volumes: readonly Volume[];
  /** The partition with a group of LVM, in which `/` and `swap` are volumes. */
  readonly lvm?: { readonly start: number; readonly size: number };
  /** Of the disk. */
  readonly sectors: number;
  /** As the rescue system names it. */
  readonly root: string;
}

const MB = 2048;
const DISK = 2600 * MB;
/** Where LVM begins to put data in its partition, unless it is told otherwise. */
const LVM_DATA = MB;

export const LAYOUTS: readonly Layout[] = [
  {
    name: 'root and an extended partition with swap',
    table: [
      '1: start=1M, size=2300M, type=83, bootable',
      '2: start=2301M, size=98M, type=5',
      '5: start=2302M, size=96M, type=82',
    ],
    volumes: [
      { at: '/', start: MB, size: 2300 * MB },
      { at: 'swap', start: 2302 * MB, size: 96 * MB },
    ],
    sectors: DISK,
    root: '/dev/sda1',
  },
  {
    name: 'no room behind the last partition',
    table: ['1: start=1M, size=2599M, type=83, bootable'],
    volumes: [{ at: '/', start: MB, size: DISK - MB }],
    sectors: DISK,
    root: '/dev/sda1',
  },
  {
    name: 'a /boot of its own',
    table: ['1: start=1M, size=250M, type=83, bootable', '2: start=251M, size=2200M, type=83'],
    volumes: [
      { at: '/boot', start: MB, size: 250 * MB },
      { at: '/', start: 251 * MB, size: 2200 * MB },
    ],
    sectors: DISK,
    root: '/dev/sda2',
  },
  {
    name: 'root and swap on LVM, and a /boot of its own',
    table: [
      '1: start=1M, size=250M, type=83, bootable',
      '2: start=251M, size=2300M, type=5',
      '5: start=252M, size=2298M, type=8e',
    ],
    lvm: { start: 252 * MB, size: 2298 * MB },
    volumes: [
      { at: '/boot', start: MB, size: 250 * MB },
      { at: '/', start: 252 * MB + LVM_DATA, size: 2200 * MB },
      { at: 'swap', start: 252 * MB + LVM_DATA + 2200 * MB, size: 64 * MB },
    ],
    sectors: DISK,
    root: '/dev/guest/root',
  },
];

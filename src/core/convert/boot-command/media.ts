/** How the installation media of distributions start: what of a BIOS boot menu is found again in the one for UEFI. */
import type { GuestSystem } from '../../machine/guests/catalogue';

/** What of isolinux' menu a medium's GRUB has as well. */
export interface GrubMedium {
  /**
   * The entry that <tab> edits in isolinux is the one that 'e' edits in GRUB: same entries, same order, same default.
   * There the kernel's line stands so many lines below the first one, which is `setparams`.
   */
  readonly linesToKernel?: number;
  /** Where the kernel and its initrd lie that isolinux finds in its own folder, when no path is typed. */
  readonly folder?: { readonly path: string; readonly files: readonly string[] };
  /** What the entry starts whose options <f6> edits. */
  readonly options?: Kernel;
  /** The entries that isolinux knows by a name: by keys that choose them in GRUB's menu, or by what they start. */
  readonly labels?: ReadonlyMap<string, { readonly keys: string } | Kernel>;
}

export interface Kernel {
  readonly kernel: string;
  readonly initrd: string;
  readonly arguments: string;
}

/** One entry up. GRUB takes it for <up>, which Hyper-V may type as a digit (PKR21). */
const UP = '<leftCtrlOn>p<leftCtrlOff><wait>';

/**
 * Red Hat's family from release 7: an entry's first line is empty, its second the kernel's. 'Install', which isolinux
 * calls linux, stands above the default, which tests the medium first (LORAX).
 */
const ANACONDA: GrubMedium = {
  linesToKernel: 2,
  labels: new Map([['linux', { keys: UP }]]),
  // Those of the media's own GRUB; /isolinux, which had copies of them, is gone from the newest.
  folder: { path: '/images/pxeboot', files: ['vmlinuz', 'initrd.img'] },
};

/** Server discs of 20.04: casper, started by isolinux for the last time (PKRBASE). */
const UBUNTU_LIVE: GrubMedium = {
  options: { kernel: '/casper/vmlinuz', initrd: '/casper/initrd', arguments: 'quiet ---' },
};

/** The text installer, and the entry 'Automated install' (DEBIANBOOT). */
const DEBIAN: GrubMedium = {
  labels: new Map([
    ['install', debian('vga=788 --- quiet')],
    ['auto', debian('auto=true priority=critical vga=788 --- quiet')],
  ]),
};

/** Without showopts, which is for isolinux' own menu (SUSEBOOT). */
const SUSE: GrubMedium = {
  labels: new Map([
    [
      'linux',
      {
        kernel: '/boot/x86_64/loader/linux',
        initrd: '/boot/x86_64/loader/initrd',
        arguments: 'splash=silent',
      },
    ],
  ]),
};

function debian(args: string): Kernel {
  return { kernel: '/install.amd/vmlinuz', initrd: '/install.amd/initrd.gz', arguments: args };
}

/** The media, by the ids of the systems that they install. */
const MEDIA: readonly (readonly [ids: RegExp, medium: GrubMedium | MediumGap])[] = [
  [/^(?:rhel|centos|oracle-linux)-(?:7|8|9|10)\b/, ANACONDA],
  [/^(?:centos-stream|almalinux|rocky|fedora)\b/, ANACONDA],
  [/^(?:rhel|centos|oracle-linux)-/, 'legacy-grub'],
  [/^(?:rhel|centos|oracle-linux|scientific-linux)$/, 'no-release'],
  [/^ubuntu-20\.04$/, UBUNTU_LIVE],
  [/^debian\b(?!-7)/, DEBIAN],
  [/^(?:sles-1[25]|opensuse(?:-leap|-tumbleweed)?$)/, SUSE],
];

/** Why nothing can be said of a medium. */
export type MediumGap =
  /** Which system is installed isn't known. */
  | 'no-guest'
  /** Nor which release of it, although that matters. */
  | 'no-release'
  /** Its UEFI media start GRUB Legacy, which takes other keys. */
  | 'legacy-grub'
  /** Nothing was read about its media. */
  | 'no-medium';

/** The medium that installs a system. */
export function mediumOf(system: GuestSystem | undefined): GrubMedium | MediumGap {
  if (system === undefined || system.id === 'linux') {
    return 'no-guest';
  }
  return MEDIA.find(([ids]) => ids.test(system.id))?.[1] ?? 'no-medium';
}

/** The entries that isolinux of any of these media knows by a name. */
export const LABELS: ReadonlySet<string> = new Set(
  [ANACONDA, DEBIAN, SUSE].flatMap(({ labels }) => [...(labels?.keys() ?? [])]),
);

/** Whether the installer is the Anaconda that came with Red Hat Enterprise Linux 7. */
export function isAnaconda(system: GuestSystem | undefined): boolean {
  return mediumOf(system) === ANACONDA;
}

import { guestRelease, guestSystem } from './catalogue';
import type { Architecture, GuestSystem } from './system';

/** What a guest type of VirtualBox, VMware or Parallels says. */
export interface GuestType {
  readonly system?: GuestSystem;
  readonly architecture?: Architecture;
}

// Old systems only: from Windows 8 on, files choose the nearest type that the tool had when they were written
// ('Windows2012_64' for 2016, 'windows9-64' and 'Windows10_64' for Windows 11, 'RedHat_64' for CentOS), so a newer type
// says no more than Windows, and a distribution's type no more than that, without its version.
const SYSTEMS: ReadonlyMap<string, string> = new Map([
  ['windowsnt4', 'windows-nt-4'],
  ['winnt', 'windows-nt-4'],
  ['windows95', 'windows-95'],
  ['win95', 'windows-95'],
  ['windows98', 'windows-98'],
  ['win98', 'windows-98'],
  ['windowsme', 'windows-me'],
  ['windows2000', 'windows-2000'],
  ['windowsxp', 'windows-xp'],
  ['winxppro', 'windows-xp'],
  ['winxphome', 'windows-xp'],
  ['winxp', 'windows-xp'],
  ['windows2003', 'windows-server-2003'],
  ['windowsvista', 'windows-vista'],
  ['winvista', 'windows-vista'],
  ['windows7', 'windows-7'],
  ['win7', 'windows-7'],
  ['windows7srv', 'windows-server-2008-r2'],
]);

const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/^ubuntu/, 'ubuntu'],
  [/^debian/, 'debian'],
  [/^fedora/, 'fedora'],
  [/^freebsd/, 'freebsd'],
  [/^openbsd/, 'openbsd'],
  [/^netbsd/, 'netbsd'],
  [/^opensuse/, 'opensuse'],
  [/^gentoo/, 'gentoo'],
  [/^archlinux/, 'arch-linux'],
  // One type for Red Hat, CentOS and everything made of them.
  [
    /^(?:redhat|rhel|centos|oracle|linux|other\dxlinux|other\dx?linux|otherlinux|sles|suse|mandriva|mandrake|xandros|turbolinux)/,
    'linux',
  ],
];

/** Reads a guest type. `undefined`: it says nothing ('Other_64' says the architecture). */
export function guestType(text: string): GuestType {
  const match = /^([A-Za-z][A-Za-z0-9.]*(?:-[A-Za-z0-9.]+)?)(?:_(64|arm64))?$/i.exec(text.trim());
  if (match === null) return {};
  // 'win-10' of Parallels ends in a number that is no width; 'centos-64' and 'windows9-64' of VMware in one that is.
  const whole = match[1] ?? '';
  const dash = /^(.*)-(64|arm64)$/i.exec(whole);
  const name = (dash?.[1] ?? whole).toLowerCase().replace('-', '');
  const width = (dash?.[2] ?? match[2])?.toLowerCase();
  const system = systemOf(name);
  const architecture = width === '64' ? 'x64' : width === 'arm64' ? 'arm64' : narrow(whole);
  return { ...(system === undefined ? {} : { system }), ...(architecture === undefined ? {} : { architecture }) };
}

function systemOf(name: string): GuestSystem | undefined {
  const id = SYSTEMS.get(name);
  if (id !== undefined) return guestSystem(id);
  if (/^(?:windows|win[\dnxv]|longhorn)/.test(name)) return guestSystem('windows');
  const product = PRODUCTS.find(([pattern]) => pattern.test(name))?.[1];
  return product === undefined ? undefined : guestRelease(product);
}

/**
 * The types without a width that mean 32-bit: VirtualBox's, which begin with a capital, and VMware's that Parallels
 * has not. 'ubuntu' may be either tool's and says nothing; 'Other' is no statement at all.
 */
function narrow(name: string): Architecture | undefined {
  if (/^Other/.test(name)) return undefined;
  return /^[A-Z]/.test(name) || /^windows\d+(?:srv)?$|^win(?:XP|Vista|NT|2000)/.test(name) ? 'x86' : undefined;
}

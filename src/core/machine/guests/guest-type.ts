import { guestRelease, guestSystem } from './catalogue';
import type { Architecture, GuestSystem } from './system';
import { windowsNamed } from './windows-names';
import { plain } from './words';

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
  ['windows7server', 'windows-server-2008-r2'],
]);

const PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/^ubuntu/, 'ubuntu'],
  [/^debian/, 'debian'],
  [/^fedora/, 'fedora'],
  [/^freebsd/, 'freebsd'],
  [/^openbsd/, 'openbsd'],
  [/^netbsd/, 'netbsd'],
  [/^opensuseleap/, 'opensuse-leap'],
  [/^opensusetumbleweed/, 'opensuse-tumbleweed'],
  [/^opensuse/, 'opensuse'],
  [/^gentoo/, 'gentoo'],
  [/^archlinux/, 'arch-linux'],
  // One type for Red Hat, CentOS and everything made of them.
  [
    /^(?:redhat|rhel|centos|oracle|linux|other\dx?linux|otherlinux|sles|suse|mandriva|mandrake|xandros|turbolinux)/,
    'linux',
  ],
];

// Words with points, joined by '-' or '_': 'Ubuntu22_LTS_64', 'linux-2.6', 'arm-debian11-64'. Anything else is free text.
const IDENTIFIER = /^[a-z][a-z0-9.]{0,40}(?:[-_][a-z0-9.]{1,40}){0,3}$/i;
// vSphere's: 'windows9_64Guest', 'windows9Server64Guest', 'ubuntu64Guest', 'otherGuest64'.
const VSPHERE = /^(.*?)_?(64)?guest(64)?$/i;
const WIDTH = /^(?:(arm)-)?(.*?)(?:[-_](64|arm64))?$/i;

/** Reads a guest type. `undefined`: it says nothing ('Other_64' says the architecture). */
export function guestType(text: string): GuestType {
  const type = text.trim();
  if (!IDENTIFIER.test(type) || /^windows ?server ?20\d\d/i.test(type)) {
    return namedInWords(type);
  }
  const vsphere = VSPHERE.exec(type);
  const [, arm, rest = '', width] = WIDTH.exec(type) ?? [];
  const name = (vsphere?.[1] ?? rest).toLowerCase().replace(/[-_]/g, '');
  const is64 = vsphere === null ? width === '64' : (vsphere[2] ?? vsphere[3]) !== undefined;
  const system = systemOf(name);
  const isArm = arm !== undefined || width?.toLowerCase() === 'arm64';
  const architecture = isArm ? 'arm64' : is64 ? wide(name) : narrow(type);
  return { ...(system === undefined ? {} : { system }), ...(architecture === undefined ? {} : { architecture }) };
}

/** The field of a plugin before Packer's own takes words: 'WindowsServer2012R2Datacenter'. */
function namedInWords(text: string): GuestType {
  const [named, ...others] = windowsNamed(plain(text), 'none');
  return named === undefined || others.length > 0 ? {} : { system: named.system };
}

function systemOf(name: string): GuestSystem | undefined {
  const id = SYSTEMS.get(name);
  if (id !== undefined) {
    return guestSystem(id);
  }
  if (/^(?:windows|win[\dnxv]|longhorn)/.test(name)) {
    return guestSystem('windows');
  }
  const product = PRODUCTS.find(([pattern]) => pattern.test(name))?.[1];
  return product === undefined ? undefined : guestRelease(product);
}

function wide(name: string): Architecture | undefined {
  // macOS is no guest of Hyper-V: whatever is built there is something else.
  return /^(?:darwin|macos)/.test(name) ? undefined : 'x64';
}

// Every other Windows without a width ('Windows2012') is no type of VirtualBox.
const VIRTUALBOX_32_BIT =
  /^(?:Windows(?:31|95|98|Me|NT4|2000|XP|2003|Vista|2008|7|8|81|10)|Linux(?:2[246])?|ArchLinux|Debian|Fedora|Gentoo|Mandriva|Oracle|RedHat|OpenSUSE|Turbolinux|Ubuntu|Xandros|FreeBSD|OpenBSD|NetBSD)$/;
const VMWARE_32_BIT = /^(?:windows[789]|win(?:XP(?:Pro|Home)|Vista|NT|2000\w{3,5}))(?:Guest)?$/;

/**
 * The types without a width that mean 32-bit: VirtualBox's, which start no 64-bit guest, and VMware's for Windows.
 * 'ubuntu' may be VMware's, which starts both, or Parallels', which has one type for both, and says nothing.
 */
function narrow(type: string): Architecture | undefined {
  return VIRTUALBOX_32_BIT.test(type) || VMWARE_32_BIT.test(type) ? 'x86' : undefined;
}

import { once } from '../../once';
import { guestRelease, productName } from './catalogue';
import type { Named } from './named';
import { OTHERS } from './others';
import {
  anyVersion,
  between,
  betweenOrPointed,
  DEBIAN_CODE_NAME,
  debianVersion,
  FILLER,
  oracleVersion,
  servicePack,
  servicePackTitle,
  UBUNTU_CODE_NAME,
  ubuntuVersion,
  V,
} from './unix-versions';

/** How a product is written and where its version stands; the version group may be absent from a match. */
export interface NamePattern {
  /** A part of every text that can match: one look-up spares the pattern. */
  readonly hint: string;
  readonly pattern: RegExp;
  /** A text that it reads and that none before it does; for the tests. */
  readonly example: string;
  readonly product: string | ((match: RegExpExecArray) => string | undefined);
  /** The version as the catalogue counts; `undefined` when what was read is no version of the product. */
  readonly version?: (match: RegExpExecArray) => string | undefined;
  /** Where the version is written otherwise than the catalogue counts ('11.4' for SP4). */
  readonly title?: (version: string) => string;
}

/** A product all of whose versions are one system: what follows is only said in the name. `word`: how it is written. */
const any = ({ word, ...row }: Pick<NamePattern, 'hint' | 'product' | 'example'> & { word: string }): NamePattern => {
  const pattern = once(() => new RegExp(`${word}${FILLER} ?v?(?:(\\d{1,2}(?:\\.\\d{1,2}){0,2})(?![0-9]))?`, 'g'));
  return {
    ...row,
    get pattern() {
      return pattern();
    },
    version: anyVersion,
  };
};

export const UNIX_PATTERNS: readonly NamePattern[] = [
  {
    hint: 'ubuntu',
    example: 'ubuntu-22.04.3-live-server',
    product: 'ubuntu',
    pattern: new RegExp(
      `ubuntu(?:server|studio)?${FILLER}(?: ?v?(\\d{1,2})[. ]?(04|06|10)(?![0-9])(?! 20\\d\\d(?: |$))(?! \\d\\d\\.(?:04|10)(?![0-9]))| ?(${UBUNTU_CODE_NAME}))?`,
      'g',
    ),
    version: ubuntuVersion,
  },
  {
    hint: 'debian',
    example: 'debian-12.5.0',
    product: 'debian',
    pattern: new RegExp(`debian(?: gnu)?${FILLER}(?: ?v?${V}| ?(${DEBIAN_CODE_NAME}))?`, 'g'),
    version: debianVersion,
  },
  {
    hint: 'centos',
    example: 'CentOS Stream 9',
    product: match => (match[1] === undefined && match[3] === undefined ? 'centos' : 'centos-stream'),
    pattern: new RegExp(`centos${FILLER}( ?stream(?: release)?)? ?v?(?:${V}(?: ?(s(?![a-z0-9])|stream))?)?`, 'g'),
    version: between(4, 10, 2),
  },
  {
    hint: 'rhel',
    example: 'rhel-server-7.9',
    product: 'rhel',
    pattern: new RegExp(`(?<![a-z0-9])rhel(?: ?server)?${FILLER} ?v?(?:${V})?`, 'g'),
    version: between(4, 10),
  },
  {
    // 'Red Hat Linux 9' without 'Enterprise' is a product of 2003: named without a version.
    hint: 'hat',
    example: 'Red Hat Enterprise Linux 8.6',
    product: 'rhel',
    pattern: new RegExp(
      `red ?hat ?enterprise(?: ?linux)?${FILLER} ?v?(?:${V})?|redhat ?${V}|red ?hat(?: linux)?(?![a-z])`,
      'g',
    ),
    version: match => between(4, 10)(match) ?? between(4, 10, 2)(match),
  },
  {
    hint: 'oracle',
    example: 'Oracle Linux 8.7',
    product: 'oracle-linux',
    pattern: /oracle ?linux(?: server)?(?: release)?(?: ?(?:ol|r)?(\d{1,2})(?:(?: ?u|\.)(\d{1,2}))?(?![0-9]))?/g,
    version: oracleVersion,
  },
  {
    // Templates of bento: 'oracle-8.6-x86_64'. The database's versions have no architecture behind them.
    hint: 'oracle',
    example: 'oracle-8.6-x86_64',
    product: 'oracle-linux',
    pattern: /(?<![a-z0-9])oracle ([6-9]|10)\.(\d{1,2}) (?=x64|aarch64)/g,
    version: oracleVersion,
  },
  {
    // The folders of Oracle's and its mirrors' sites: '/OL7/u9/'. 'OL7' without the word is anything.
    hint: 'oracle ol',
    example: 'oracle/OL7/u9',
    product: 'oracle-linux',
    pattern: /oracle ol(\d{1,2})(?: u(\d{1,2}))?(?![0-9])/g,
    version: oracleVersion,
  },
  {
    hint: 'alma',
    example: 'AlmaLinux 9.2',
    product: 'almalinux',
    pattern: new RegExp(`alma ?linux${FILLER} ?(?:${V})?|(?<![a-z0-9])alma(\\d{1,2})(?![0-9])`, 'g'),
    version: match => between(8, 10)(match) ?? between(8, 10, 2)(match),
  },
  {
    hint: 'rocky',
    example: 'Rocky-9.3',
    product: 'rocky',
    pattern: new RegExp(`(?<![a-z0-9])rocky(?: ?linux${FILLER} ?(?:${V})?| ?(8|9|10)(?:\\.(\\d{1,2}))?(?![0-9]))`, 'g'),
    version: match =>
      between(8, 10)(match) ??
      (match[2] === undefined || match[3] === undefined ? match[2] : `${match[2]}.${match[3]}`),
  },
  {
    hint: 'sle',
    example: 'SLES 15 SP4',
    product: 'sles',
    pattern:
      /(?<![a-z0-9])sles?(?: server)? ?(?:for sap (?:applications )?)?v?(\d{2})(?:[ .]?sp ?(\d)|\.(\d))?(?![0-9])/g,
    version: servicePack,
    title: servicePackTitle,
  },
  {
    hint: 'suse linux enterprise',
    example: 'SUSE Linux Enterprise 15',
    product: 'sles',
    pattern:
      /suse linux enterprise(?: server)?(?: for sap(?: applications)?)?(?: (\d{2})(?:[ .]?sp ?(\d)|\.(\d))?(?![0-9]))?/g,
    version: servicePack,
    title: servicePackTitle,
  },
  {
    hint: 'suse',
    example: 'openSUSE Leap 15.5',
    product: match =>
      match[1] === 'tumbleweed'
        ? 'opensuse-tumbleweed'
        : match[1] === 'leap' || /^(?:15|16|42)/.test(match[2] ?? '')
          ? 'opensuse-leap'
          : 'opensuse',
    pattern: new RegExp(`open ?suse(?! ?(?:leap ?)?micro) ?(leap|tumbleweed)?${FILLER} ?(?:${V})?`, 'g'),
    version: between(10, 42, 2),
  },
  {
    // The media of 16: 'Leap-16.0-online-installer', 'agama-installer-Leap.x86_64-16.0'.
    hint: 'leap',
    example: 'Leap-16.0-online-installer',
    product: 'opensuse-leap',
    pattern: /(?<![a-z]|suse |suse)leap(?: x64)? ?(1[56](?:\.\d)?|42\.\d)(?![0-9])/g,
    version: match => match[1],
  },
  {
    hint: 'fedora',
    example: 'Fedora 40',
    product: 'fedora',
    pattern: new RegExp(`fedora(?: coreos| rawhide)?${FILLER} ?(?:(\\d{2})(?![0-9]))?`, 'g'),
    version: between(10, 60),
  },
  {
    hint: 'freebsd',
    example: 'FreeBSD-13.2-RELEASE',
    product: 'freebsd',
    pattern: new RegExp(`freebsd ?v?(?:${V})?`, 'g'),
    version: betweenOrPointed(1, 8, 20),
  },
  any({ hint: 'openbsd', product: 'openbsd', word: 'openbsd', example: 'OpenBSD 7.4' }),
  any({ hint: 'netbsd', product: 'netbsd', word: 'netbsd', example: 'NetBSD 10.0' }),
  any({ hint: 'dragonfly', product: 'dragonflybsd', word: 'dragonfly ?bsd', example: 'DragonFly BSD 6.4' }),
  any({ hint: 'dfly', product: 'dragonflybsd', word: '(?<![a-z0-9])dfly', example: 'dfly-x86_64-6.4.0_REL.iso' }),
  any({ hint: 'hardenedbsd', product: 'hardenedbsd', word: 'hardenedbsd', example: 'HardenedBSD 14' }),
  any({ hint: 'pfsense', product: 'pfsense', word: 'pfsense(?: ce)?', example: 'pfSense CE 2.7.2' }),
  any({ hint: 'opnsense', product: 'opnsense', word: 'opnsense', example: 'OPNsense 25.7' }),
  any({ hint: 'omnios', product: 'omnios', word: 'omnios', example: 'OmniOS r151046' }),
  any({ hint: 'openindiana', product: 'openindiana', word: 'openindiana', example: 'OpenIndiana' }),
  {
    hint: 'oi hipster',
    product: 'openindiana',
    pattern: /(?<![a-z0-9])oi hipster(?![a-z])/g,
    example: 'OI-hipster-text',
  },
  { hint: 'arch', product: 'arch-linux', pattern: /(?<![a-z])arch ?linux/g, example: 'archlinux-2024.05.01' },
  {
    // A mountain and a kind of house too: only with the product's words or a version behind it.
    hint: 'alpine',
    example: 'alpine-virt-3.19.1',
    product: 'alpine',
    pattern:
      /(?<![a-z0-9])alpine(?: ?linux(?: v?(3\.\d{1,2})(?![0-9]))?| (?:virt|vanilla|standard|extended)(?: (3\.\d{1,2})(?![0-9]))?| ?v?(3\.\d{1,2})(?![0-9]))/g,
    version: match => match[1] ?? match[2] ?? match[3],
  },
  any({
    hint: 'flatcar',
    product: 'flatcar',
    word: 'flatcar(?: container linux)?',
    example: 'Flatcar Container Linux',
  }),
  any({ hint: 'azure', product: 'azure-linux', word: '(?<![a-z])azure ?linux', example: 'Azure Linux 3.0' }),
  any({ hint: 'mariner', product: 'azure-linux', word: 'cbl ?mariner', example: 'CBL-Mariner 2.0' }),
  any({ hint: 'gentoo', product: 'gentoo', word: 'gentoo', example: 'Gentoo' }),
  any({ hint: 'nixos', product: 'nixos', word: 'nixos', example: 'NixOS 24.05' }),
  any({
    hint: 'devuan',
    product: 'devuan',
    word: 'devuan(?: (?:jessie|ascii|beowulf|chimaera|daedalus|excalibur))?',
    example: 'Devuan Daedalus',
  }),
  any({ hint: 'void', product: 'void', word: '(?<![a-z])void ?(?:linux|live)', example: 'void-live-x86_64' }),
  any({ hint: 'kali', product: 'kali', word: '(?<![a-z])kali(?: gnu)? ?linux', example: 'Kali Linux' }),
  {
    hint: 'kali ',
    example: 'kali-rolling',
    product: 'kali',
    pattern: /(?<![a-z0-9])kali (rolling|20\d\d\.\d)/g,
    version: match => match[1],
  },
  any({ hint: 'mint', product: 'linux-mint', word: 'linux ?mint', example: 'Linux Mint 21' }),
  any({ hint: 'scientific', product: 'scientific-linux', word: 'scientific ?linux', example: 'Scientific Linux 7.9' }),
  any({ hint: 'amazon', product: 'amazon-linux', word: 'amazon ?linux', example: 'Amazon Linux 2' }),
  {
    hint: 'amzn2',
    product: 'amazon-linux',
    pattern: /(?<![a-z0-9])amzn2(?![0-9])/g,
    version: () => '2',
    example: 'amzn2-x86_64',
  },
  {
    hint: 'al2023',
    product: 'amazon-linux',
    pattern: /(?<![a-z0-9])al2023(?![0-9])/g,
    version: () => '2023',
    example: 'al2023-hyperv-x86_64',
  },
  any({ hint: 'photon', product: 'photon', word: '(?<![a-z])photon ?os', example: 'Photon OS 5.0' }),
  {
    hint: 'photon ',
    product: 'photon',
    pattern: /(?<![a-z])photon ([1-5]\.\d)(?![0-9])/g,
    version: match => match[1],
    example: 'photon-4.0',
  },
  any({ hint: 'coreos', product: 'coreos', word: '(?<![a-z]|fedora )coreos', example: 'CoreOS stable' }),
  any({ hint: 'vyos', product: 'vyos', word: '(?<![a-z])vyos', example: 'VyOS 1.5' }),
];

/** Whether a text can name one of the products that have no pattern of their own, of which there are many. */
const OTHER_HINT = new RegExp(OTHERS.map(({ hint }) => hint).join('|'));
const otherPatterns = once(() =>
  OTHERS.map(({ product, word }) =>
    any({ hint: '', product: product.key, word: `(?:${word})`, example: product.name }),
  ),
);

const HINT = new RegExp([...new Set(UNIX_PATTERNS.map(({ hint }) => hint))].join('|'));

/** The Linux distributions, BSD and other systems that a text in plain form names. */
export function unixNamed(text: string): Named[] {
  const found: Named[] = [];
  if (HINT.test(text)) {
    addNamed(text, UNIX_PATTERNS, found);
  }
  if (OTHER_HINT.test(text)) {
    addNamed(text, otherPatterns(), found);
  }
  return found;
}

function addNamed(text: string, patterns: readonly NamePattern[], found: Named[]): void {
  for (const entry of patterns) {
    if (!text.includes(entry.hint)) {
      continue;
    }
    entry.pattern.lastIndex = 0;
    for (let match = entry.pattern.exec(text); match !== null; match = entry.pattern.exec(text)) {
      const product = typeof entry.product === 'string' ? entry.product : entry.product(match);
      const version = entry.version?.(match);
      const system = product === undefined ? undefined : guestRelease(product, version);
      if (system === undefined || product === undefined) {
        continue;
      }
      const title = version === undefined ? '' : ` ${entry.title?.(version) ?? version}`;
      const name = `${productName(product) ?? system.name}${title}`;
      found.push({ system, name, versioned: version !== undefined, at: match.index, length: match[0].length });
    }
  }
}

/** How an image is called that does not say its product, and what it is read as instead. */
export interface ImageName {
  readonly pattern: RegExp;
  /** A text that it reads and that none before it does; for the tests. */
  readonly example: string;
  readonly means: (match: RegExpExecArray) => string;
}

/** Disks: a machine may be called 'noble-server', and hardly so. A release that is in no table is one of Ubuntu still. */
const CLOUD_IMAGES: readonly ImageName[] = [
  {
    pattern: /^([a-z]{4,12}) (?:server|minimal) cloudimg(?![a-z])/,
    example: 'jammy-server-cloudimg-amd64',
    means: match => `ubuntu ${match[1]}`,
  },
];

export const IMAGES: readonly ImageName[] = [
  ...CLOUD_IMAGES,
  {
    pattern: new RegExp(`^(${UBUNTU_CODE_NAME}) (?:desktop|server|live)(?![a-z])`),
    example: 'focal-live-server',
    means: match => `ubuntu ${match[1]}`,
  },
  // Debian's media before a release, and those with firmware beside the free ones.
  {
    pattern: new RegExp(`^(${DEBIAN_CODE_NAME}) di (?:alpha|beta|rc)?\\d`),
    example: 'trixie-DI-rc1-amd64-netinst',
    means: match => `debian ${match[1]}`,
  },
  {
    pattern: /^firmware (\d{1,2}\.\d{1,2}\.\d) (?:x64|amd64|i386|multi)/,
    example: 'firmware-11.6.0-amd64-netinst',
    means: match => `debian ${match[1]}`,
  },
  {
    pattern: /^(?:install|cd|miniroot)(\d)(\d)$/,
    example: 'install75',
    means: match => `openbsd ${match[1]}.${match[2]}`,
  },
  {
    pattern: /^(?:install (?:amd64|x86|arm64) minimal|admincd amd64|livegui amd64) \d{8}t/,
    example: 'install-amd64-minimal-20240505T170430Z',
    means: () => 'gentoo',
  },
  { pattern: /^netgate installer/, example: 'netgate-installer-amd64', means: () => 'pfsense' },
  {
    pattern: /^photon (?:minimal|full|real time|rt|ova|hyperv|azure) ([1-9]\.\d)(?![0-9])/,
    example: 'photon-minimal-5.0',
    means: match => `photon ${match[1]}`,
  },
  {
    pattern: /^sl (\d(?:\.\d)?) (?:dvd|x64|i386|everything|netboot)/,
    example: 'SL-7.9-DVD',
    means: match => `scientific linux ${match[1]}`,
  },
];

/** The images that are named without their product: 'focal-live-server', 'install75', 'trixie-DI-rc1-amd64-netinst'. */
export function imageNamed(text: string): Named[] {
  return readAs(text, IMAGES);
}

/** Only those of them that are disks: 'jammy-server-cloudimg-amd64'. */
export function cloudImageNamed(text: string): Named[] {
  return text.includes('cloudimg') ? readAs(text, CLOUD_IMAGES) : [];
}

function readAs(text: string, images: readonly ImageName[]): Named[] {
  for (const { pattern, means } of images) {
    const match = pattern.exec(text);
    if (match !== null) {
      return unixNamed(means(match)).map(named => ({ ...named, at: 0, length: text.length }));
    }
  }
  return [];
}

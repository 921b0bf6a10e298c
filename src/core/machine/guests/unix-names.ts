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
interface NamePattern {
  /** A part of every text that can match: one look-up spares the pattern. */
  readonly hint: string;
  readonly pattern: RegExp;
  readonly product: string | ((match: RegExpExecArray) => string | undefined);
  /** The version as the catalogue counts; `undefined` when what was read is no version of the product. */
  readonly version?: (match: RegExpExecArray) => string | undefined;
  /** Where the version is written otherwise than the catalogue counts ('11.4' for SP4). */
  readonly title?: (version: string) => string;
}

/** A product all of whose versions are one system: what follows is only said in the name. */
const any = (hint: string, product: string, name: string): NamePattern => {
  const pattern = once(() => new RegExp(`${name}${FILLER} ?v?(?:(\\d{1,2}(?:\\.\\d{1,2}){0,2})(?![0-9]))?`, 'g'));
  return {
    hint,
    product,
    get pattern() {
      return pattern();
    },
    version: anyVersion,
  };
};

/** A word that names a product with its version. */
const named = (hint: string, product: string, pattern: RegExp, version: string): NamePattern => ({
  hint,
  product,
  pattern,
  version: () => version,
});

const PATTERNS: readonly NamePattern[] = [
  {
    hint: 'ubuntu',
    product: 'ubuntu',
    pattern: new RegExp(
      `ubuntu(?:server|studio)?${FILLER}(?: ?v?(\\d{1,2})[. ]?(04|06|10)(?![0-9])(?! 20\\d\\d(?: |$))(?! \\d\\d\\.(?:04|10)(?![0-9]))| ?(${UBUNTU_CODE_NAME}))?`,
      'g',
    ),
    version: ubuntuVersion,
  },
  {
    hint: 'debian',
    product: 'debian',
    pattern: new RegExp(`debian(?: gnu)?${FILLER}(?: ?v?${V}| ?(${DEBIAN_CODE_NAME}))?`, 'g'),
    version: debianVersion,
  },
  {
    hint: 'centos',
    product: match => (match[1] === undefined && match[3] === undefined ? 'centos' : 'centos-stream'),
    pattern: new RegExp(`centos${FILLER}( ?stream(?: release)?)? ?v?(?:${V}(?: ?(s(?![a-z0-9])|stream))?)?`, 'g'),
    version: between(4, 10, 2),
  },
  {
    hint: 'rhel',
    product: 'rhel',
    pattern: new RegExp(`(?<![a-z0-9])rhel(?: ?server)?${FILLER} ?v?(?:${V})?`, 'g'),
    version: between(4, 10),
  },
  {
    // 'Red Hat Linux 9' without 'Enterprise' is a product of 2003: named without a version.
    hint: 'hat',
    product: 'rhel',
    pattern: new RegExp(
      `red ?hat ?enterprise(?: ?linux)?${FILLER} ?v?(?:${V})?|redhat ?${V}|red ?hat(?: linux)?(?![a-z])`,
      'g',
    ),
    version: match => between(4, 10)(match) ?? between(4, 10, 2)(match),
  },
  {
    hint: 'oracle',
    product: 'oracle-linux',
    pattern: /oracle ?linux(?: server)?(?: release)?(?: ?(?:ol|r)?(\d{1,2})(?:(?: ?u|\.)(\d{1,2}))?(?![0-9]))?/g,
    version: oracleVersion,
  },
  {
    // Templates of bento: 'oracle-8.6-x86_64'. The database's versions have no architecture behind them.
    hint: 'oracle',
    product: 'oracle-linux',
    pattern: /(?<![a-z0-9])oracle ([6-9]|10)\.(\d{1,2}) (?=x64|aarch64)/g,
    version: oracleVersion,
  },
  {
    // The folders of Oracle's and its mirrors' sites: '/OL7/u9/'. 'OL7' without the word is anything.
    hint: 'oracle ol',
    product: 'oracle-linux',
    pattern: /oracle ol(\d{1,2})(?: u(\d{1,2}))?(?![0-9])/g,
    version: oracleVersion,
  },
  {
    hint: 'alma',
    product: 'almalinux',
    pattern: new RegExp(`alma ?linux${FILLER} ?(?:${V})?|(?<![a-z0-9])alma(\\d{1,2})(?![0-9])`, 'g'),
    version: match => between(8, 10)(match) ?? between(8, 10, 2)(match),
  },
  {
    hint: 'rocky',
    product: 'rocky',
    pattern: new RegExp(`(?<![a-z0-9])rocky(?: ?linux${FILLER} ?(?:${V})?| ?(8|9|10)(?:\\.(\\d{1,2}))?(?![0-9]))`, 'g'),
    version: match =>
      between(8, 10)(match) ??
      (match[2] === undefined || match[3] === undefined ? match[2] : `${match[2]}.${match[3]}`),
  },
  {
    hint: 'sle',
    product: 'sles',
    pattern:
      /(?<![a-z0-9])sles?(?: server)? ?(?:for sap (?:applications )?)?v?(\d{2})(?:[ .]?sp ?(\d)|\.(\d))?(?![0-9])/g,
    version: servicePack,
    title: servicePackTitle,
  },
  {
    hint: 'suse linux enterprise',
    product: 'sles',
    pattern:
      /suse linux enterprise(?: server)?(?: for sap(?: applications)?)?(?: (\d{2})(?:[ .]?sp ?(\d)|\.(\d))?(?![0-9]))?/g,
    version: servicePack,
    title: servicePackTitle,
  },
  {
    hint: 'suse',
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
    product: 'opensuse-leap',
    pattern: /(?<![a-z]|suse |suse)leap(?: x64)? ?(1[56](?:\.\d)?|42\.\d)(?![0-9])/g,
    version: match => match[1],
  },
  {
    hint: 'fedora',
    product: 'fedora',
    pattern: new RegExp(`fedora(?: coreos| rawhide)?${FILLER} ?(?:(\\d{2})(?![0-9]))?`, 'g'),
    version: between(10, 60),
  },
  {
    hint: 'freebsd',
    product: 'freebsd',
    pattern: new RegExp(`freebsd ?v?(?:${V})?`, 'g'),
    version: betweenOrPointed(1, 8, 20),
  },
  any('openbsd', 'openbsd', 'openbsd'),
  any('netbsd', 'netbsd', 'netbsd'),
  any('dragonfly', 'dragonflybsd', 'dragonfly ?bsd'),
  any('dfly', 'dragonflybsd', '(?<![a-z0-9])dfly'),
  any('hardenedbsd', 'hardenedbsd', 'hardenedbsd'),
  any('pfsense', 'pfsense', 'pfsense(?: ce)?'),
  any('opnsense', 'opnsense', 'opnsense'),
  any('omnios', 'omnios', 'omnios'),
  any('openindiana', 'openindiana', 'openindiana'),
  { hint: 'oi hipster', product: 'openindiana', pattern: /(?<![a-z0-9])oi hipster(?![a-z])/g },
  { hint: 'arch', product: 'arch-linux', pattern: /(?<![a-z])arch ?linux/g },
  {
    // A mountain and a kind of house too: only with the product's words or a version behind it.
    hint: 'alpine',
    product: 'alpine',
    pattern:
      /(?<![a-z0-9])alpine(?: ?linux(?: v?(3\.\d{1,2})(?![0-9]))?| (?:virt|vanilla|standard|extended)(?: (3\.\d{1,2})(?![0-9]))?| ?v?(3\.\d{1,2})(?![0-9]))/g,
    version: match => match[1] ?? match[2] ?? match[3],
  },
  any('flatcar', 'flatcar', 'flatcar(?: container linux)?'),
  any('azure', 'azure-linux', '(?<![a-z])azure ?linux'),
  any('mariner', 'azure-linux', 'cbl ?mariner'),
  any('gentoo', 'gentoo', 'gentoo'),
  any('nixos', 'nixos', 'nixos'),
  any('devuan', 'devuan', 'devuan(?: (?:jessie|ascii|beowulf|chimaera|daedalus|excalibur))?'),
  any('void', 'void', '(?<![a-z])void ?(?:linux|live)'),
  any('kali', 'kali', '(?<![a-z])kali(?: gnu)? ?linux'),
  {
    hint: 'kali ',
    product: 'kali',
    pattern: /(?<![a-z0-9])kali (rolling|20\d\d\.\d)/g,
    version: match => match[1],
  },
  any('mint', 'linux-mint', 'linux ?mint'),
  any('scientific', 'scientific-linux', 'scientific ?linux'),
  any('amazon', 'amazon-linux', 'amazon ?linux'),
  named('amzn2', 'amazon-linux', /(?<![a-z0-9])amzn2(?![0-9])/g, '2'),
  named('al2023', 'amazon-linux', /(?<![a-z0-9])al2023(?![0-9])/g, '2023'),
  any('photon', 'photon', '(?<![a-z])photon ?os'),
  { hint: 'photon ', product: 'photon', pattern: /(?<![a-z])photon ([1-5]\.\d)(?![0-9])/g, version: match => match[1] },
  any('coreos', 'coreos', '(?<![a-z]|fedora )coreos'),
  any('vyos', 'vyos', '(?<![a-z])vyos'),
];

/** Whether a text can name one of the products that have no pattern of their own, of which there are many. */
const OTHER_HINT = new RegExp(OTHERS.map(({ hint }) => hint).join('|'));
const otherPatterns = once(() => OTHERS.map(({ product, word }) => any('', product.key, `(?:${word})`)));

const HINT =
  /ubuntu|debian|centos|hat|rhel|linux|oracle|alma|rocky|sle|suse|leap|fedora|bsd|dfly|sense|arch|alpine|os|mariner|gentoo|devuan|void|amzn2|al2023|flatcar|kali|photon|hipster/;

/** The Linux distributions, BSD and other systems that a text in plain form names. */
export function unixNamed(text: string): Named[] {
  const found: Named[] = [];
  if (HINT.test(text)) {
    addNamed(text, PATTERNS, found);
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
interface ImageName {
  readonly pattern: RegExp;
  readonly means: (match: RegExpExecArray) => string;
}

/** Disks: a machine may be called 'noble-server', and hardly so. A release that is in no table is one of Ubuntu still. */
const CLOUD_IMAGES: readonly ImageName[] = [
  { pattern: /^([a-z]{4,12}) (?:server|minimal) cloudimg(?![a-z])/, means: match => `ubuntu ${match[1]}` },
];

const IMAGES: readonly ImageName[] = [
  ...CLOUD_IMAGES,
  {
    pattern: new RegExp(`^(${UBUNTU_CODE_NAME}) (?:desktop|server|live)(?![a-z])`),
    means: match => `ubuntu ${match[1]}`,
  },
  // Debian's media before a release, and those with firmware beside the free ones.
  { pattern: new RegExp(`^(${DEBIAN_CODE_NAME}) di (?:alpha|beta|rc)?\\d`), means: match => `debian ${match[1]}` },
  { pattern: /^firmware (\d{1,2}\.\d{1,2}\.\d) (?:x64|amd64|i386|multi)/, means: match => `debian ${match[1]}` },
  { pattern: /^(?:install|cd|miniroot)(\d)(\d)$/, means: match => `openbsd ${match[1]}.${match[2]}` },
  { pattern: /^(?:install (?:amd64|x86|arm64) minimal|admincd amd64|livegui amd64) \d{8}t/, means: () => 'gentoo' },
  { pattern: /^netgate installer/, means: () => 'pfsense' },
  {
    pattern: /^photon (?:minimal|full|real time|rt|ova|hyperv|azure) ([1-9]\.\d)(?![0-9])/,
    means: match => `photon ${match[1]}`,
  },
  { pattern: /^sl (\d(?:\.\d)?) (?:dvd|x64|i386|everything|netboot)/, means: match => `scientific linux ${match[1]}` },
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

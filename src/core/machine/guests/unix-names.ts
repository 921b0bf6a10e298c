import { guestRelease, productName } from './catalogue';
import type { Named } from './named';

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

/** A version whose major number lies in a range: 'centos-65' and 'debian01' name no version. */
const between =
  (first: number, last: number, group = 1) =>
  (match: RegExpExecArray): string | undefined => {
    const text = match[group];
    if (text === undefined || text.startsWith('0')) return undefined;
    const major = Number.parseInt(text, 10);
    return major >= first && major <= last ? text : undefined;
  };

// A version: not a part of a longer number, of a date or of a word ('centos 7x').
const V = '(\\d{1,2}(?:\\.\\d{1,2})?)(?![0-9])';
const FILLER =
  '(?: (?:linux|gnu|server|desktop|live|legacy|minimal|cloud|lts|release|baseos|workstation|os|edition|everything|netinst|dvd|x64|amd64|i386|alternate)){0,4}';

const CODE_NAMES: ReadonlyMap<string, string> = new Map([
  ['precise', '12.04'],
  ['trusty', '14.04'],
  ['vivid', '15.04'],
  ['wily', '15.10'],
  ['xenial', '16.04'],
  ['yakkety', '16.10'],
  ['zesty', '17.04'],
  ['artful', '17.10'],
  ['bionic', '18.04'],
  ['cosmic', '18.10'],
  ['disco', '19.04'],
  ['eoan', '19.10'],
  ['focal', '20.04'],
  ['groovy', '20.10'],
  ['hirsute', '21.04'],
  ['impish', '21.10'],
  ['jammy', '22.04'],
  ['kinetic', '22.10'],
  ['lunar', '23.04'],
  ['mantic', '23.10'],
  ['noble', '24.04'],
  ['oracular', '24.10'],
  ['plucky', '25.04'],
]);
const CODE_NAME = [...CODE_NAMES.keys()].join('|');
const DEBIAN_CODE_NAMES: ReadonlyMap<string, string> = new Map([
  ['wheezy', '7'],
  ['jessie', '8'],
  ['stretch', '9'],
  ['buster', '10'],
  ['bullseye', '11'],
  ['bookworm', '12'],
  ['trixie', '13'],
]);

/** '14.04', '1604', '22 04': year and month of a release, April or October (and June, once). */
function ubuntuVersion(match: RegExpExecArray): string | undefined {
  const [, year, month, codeName] = match;
  if (codeName !== undefined) return CODE_NAMES.get(codeName);
  if (year === undefined || Number(year) < 6 || Number(year) > 39) return undefined;
  return `${Number(year)}.${month}`;
}

const servicePack = (match: RegExpExecArray): string | undefined => {
  const [, major, pack, point] = match;
  if (major === undefined || Number(major) < 9 || Number(major) > 16) return undefined;
  const minor = pack ?? point;
  return minor === undefined ? major : `${major}.${minor}`;
};

const oracleVersion = (match: RegExpExecArray): string | undefined => {
  const [, major, update] = match;
  if (major === undefined || Number(major) < 4 || Number(major) > 10) return undefined;
  return update === undefined ? major : `${Number(major)}.${Number(update)}`;
};

/** A product all of whose versions are one system: what follows is only said in the name. */
const any = (hint: string, product: string, name: string): NamePattern => ({
  hint,
  product,
  pattern: new RegExp(`${name}${FILLER} ?v?(?:(\\d{1,2}(?:\\.\\d{1,2}){0,2})(?![0-9]))?`, 'g'),
  version: match => match.slice(1).find(part => part !== undefined),
});

const PATTERNS: readonly NamePattern[] = [
  {
    hint: 'ubuntu',
    product: 'ubuntu',
    pattern: new RegExp(`ubuntu(?:server)?${FILLER} ?v?(?:(\\d{1,2})[. ]?(04|06|10)(?![0-9])|(${CODE_NAME}))?`, 'g'),
    version: ubuntuVersion,
  },
  {
    hint: 'debian',
    product: 'debian',
    pattern: new RegExp(`debian(?: gnu)?${FILLER} ?v?(?:${V}|(${[...DEBIAN_CODE_NAMES.keys()].join('|')}))?`, 'g'),
    version: match => (match[2] === undefined ? between(3, 14)(match) : DEBIAN_CODE_NAMES.get(match[2])),
  },
  {
    hint: 'centos',
    product: match => (match[1] === undefined && match[3] === undefined ? 'centos' : 'centos-stream'),
    pattern: new RegExp(`centos${FILLER}( ?stream)? ?v?(?:${V}(?: ?(s(?![a-z0-9])|stream))?)?`, 'g'),
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
    pattern: /oracle ?linux(?: server)?(?: ?(?:ol|r)?(\d{1,2})(?:(?: ?u|\.)(\d{1,2}))?(?![0-9]))?/g,
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
    pattern: /(?<![a-z0-9])sles?(?: server)? ?(?:for sap )?v?(\d{2})(?:[ .]?sp ?(\d)|\.(\d))?(?![0-9])/g,
    version: servicePack,
    title: version => version.replace('.', ' SP'),
  },
  {
    hint: 'suse linux enterprise',
    product: 'sles',
    pattern:
      /suse linux enterprise(?: server)?(?: for sap(?: applications)?)?(?: (\d{2})(?:[ .]?sp ?(\d)|\.(\d))?(?![0-9]))?/g,
    version: servicePack,
    title: version => version.replace('.', ' SP'),
  },
  {
    hint: 'suse',
    product: match =>
      match[1] === 'tumbleweed'
        ? 'opensuse-tumbleweed'
        : match[1] === 'leap' || /^(?:15|16|42)/.test(match[2] ?? '')
          ? 'opensuse-leap'
          : 'opensuse',
    pattern: new RegExp(`open ?suse ?(leap|tumbleweed)?${FILLER} ?(?:${V})?`, 'g'),
    version: between(10, 42, 2),
  },
  {
    hint: 'fedora',
    product: 'fedora',
    pattern: new RegExp(`fedora${FILLER} ?(?:(\\d{2})(?![0-9]))?`, 'g'),
    version: between(10, 60),
  },
  {
    hint: 'freebsd',
    product: 'freebsd',
    pattern: new RegExp(`freebsd ?v?(?:${V})?`, 'g'),
    version: between(1, 20),
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
  any('kali', 'kali', '(?<![a-z])kali ?linux'),
  any('mint', 'linux-mint', 'linux ?mint'),
  any('scientific', 'scientific-linux', 'scientific ?linux'),
  any('amazon', 'amazon-linux', 'amazon ?linux|amzn2'),
  any('photon', 'photon', '(?<![a-z])photon ?os'),
  any('coreos', 'coreos', '(?<![a-z])coreos'),
  any('vyos', 'vyos', '(?<![a-z])vyos'),
];

const HINT =
  /ubuntu|debian|centos|hat|rhel|linux|oracle|alma|rocky|sle|suse|fedora|bsd|dfly|sense|arch|alpine|os|mariner|gentoo|devuan|void|amzn2|flatcar/;

/** The Linux distributions, BSD and other systems that a text in plain form names. */
export function unixNamed(text: string): Named[] {
  if (!HINT.test(text)) return [];
  const found: Named[] = [];
  for (const entry of PATTERNS) {
    if (!text.includes(entry.hint)) continue;
    entry.pattern.lastIndex = 0;
    for (let match = entry.pattern.exec(text); match !== null; match = entry.pattern.exec(text)) {
      const product = typeof entry.product === 'string' ? entry.product : entry.product(match);
      const version = entry.version?.(match);
      const system = product === undefined ? undefined : guestRelease(product, version);
      if (system === undefined || product === undefined) continue;
      const title = version === undefined ? '' : ` ${entry.title?.(version) ?? version}`;
      const name = `${productName(product) ?? system.name}${title}`;
      found.push({ system, name, versioned: version !== undefined, at: match.index, length: match[0].length });
    }
  }
  return found;
}

/** The Ubuntu images that are named by the release alone: 'bionic-server-cloudimg-amd64', 'focal-live-server'. */
export function ubuntuImageNamed(text: string): Named[] {
  const match = new RegExp(`^(${CODE_NAME}) (?:desktop|server|live)(?![a-z])`).exec(text);
  const version = CODE_NAMES.get(match?.[1] ?? '');
  const system = version === undefined ? undefined : guestRelease('ubuntu', version);
  return system === undefined
    ? []
    : [{ system, name: `Ubuntu ${version}`, versioned: true, at: 0, length: text.length }];
}

import type { SourceKey } from '../sources';
import { type Architecture, type Distribution, distribution, type GuestFacts, type ReleaseRow } from './system';

const ALL: readonly Architecture[] = ['x86', 'x64', 'arm64'];
const PC: readonly Architecture[] = ['x86', 'x64'];
const WIDE: readonly Architecture[] = ['x64', 'arm64'];

// Microsoft's pages: row "Boot using UEFI" gives generation2, row "Secure boot" gives secureBoot. The template exists
// from host 2016 on (NEW16), so a Linux guest on 2012 R2 starts with Secure Boot off only (UBU, RHEL19, SUSE).
type More = Partial<GuestFacts>;
type CodeNames = Readonly<Record<string, string>>;
const signed = (sources: readonly SourceKey[], more: More = {}): GuestFacts => ({
  generation2: 'yes',
  secureBoot: 'yes',
  secureBootTemplate: 'MicrosoftUEFICertificateAuthority',
  firstHostWithSecureBoot: '2016',
  sources,
  ...more,
});
const unsigned = (sources: readonly SourceKey[], more: More = {}): GuestFacts => ({
  generation2: 'yes',
  secureBoot: 'no',
  sources,
  ...more,
});
const never = (sources: readonly SourceKey[], more: More = {}): GuestFacts => ({
  generation2: 'no',
  secureBoot: 'no',
  sources,
  ...more,
});
const disputed = (sources: readonly SourceKey[], remarks: string, more: More = {}): GuestFacts => ({
  generation2: 'sources-disagree',
  secureBoot: 'no',
  sources,
  remarks,
  ...more,
});
const unknown = (remarks?: string, more: More = {}): GuestFacts => ({
  generation2: 'unverified',
  secureBoot: 'unverified',
  sources: [],
  ...(remarks === undefined ? {} : { remarks }),
  ...more,
});

/**
 * In no table of Microsoft's, with a loader that Microsoft signed: a fact of its own, which the templates of Secure Boot
 * are about (SEC2), and no promise of Generation 2.
 */
const unlisted = (sources: readonly SourceKey[], more: More = {}): GuestFacts =>
  signed(sources, { generation2: 'unverified', ...more });

const LIS_NOTE = 'Installing the integration services on an existing machine does not make it a Generation 2 guest.';
const HOSTS_6_8 = { firstHost: '2016', lastHost: '2019' } as const;
const NOT_LISTED_2012R2 = 'The 2019 page has UEFI boot on hosts 2016 and 2019 only; the table of 2016 says no for 6.x.';
const FIRST_HOSTS_8_5 = { firstHost: '2016', disputedFirstHost: '2019' } as const;
const HOST_8_5 = 'Note 15 asks host 2019 for 8.5 although the table of the same page shows 2016.';

// RHEL25 and RHEL19 are one page for both products.
const redHat = (arm: boolean): readonly ReleaseRow[] => {
  const later = { architectures: arm ? ALL : WIDE } as const;
  return [
    { version: '5', facts: never(['PLAN16'], { architectures: PC }) },
    {
      first: '6.0',
      last: '6.3',
      facts: never(['PLAN16'], { architectures: PC, remarks: 'The table of 2016 says no for 6.x.' }),
    },
    { first: '6.4', last: '6.7', facts: never(['RHEL19', 'RHEL25'], { architectures: PC, remarks: LIS_NOTE }) },
    {
      first: '6.8',
      last: '6.10',
      facts: disputed(['RHEL19', 'PLAN16'], NOT_LISTED_2012R2, { architectures: PC, ...HOSTS_6_8 }),
    },
    {
      version: '6',
      facts: disputed(['RHEL19', 'RHEL25', 'PLAN16'], `Up to 6.7: no. From 6.8: ${NOT_LISTED_2012R2}`, {
        architectures: PC,
        ...HOSTS_6_8,
      }),
    },
    { version: '7', facts: signed(['RHEL25', 'RHEL19', 'PLAN16', 'FEAT16'], { ...later, firstHost: '2012R2' }) },
    { first: '8.0', last: '8.4', facts: signed(['RHEL25'], { architectures: WIDE, firstHost: '2016' }) },
    {
      first: '8.5',
      last: '8',
      facts: signed(['RHEL25'], { architectures: WIDE, ...FIRST_HOSTS_8_5, remarks: HOST_8_5 }),
    },
    { version: '8', facts: signed(['RHEL25'], { architectures: WIDE, firstHost: '2016', remarks: HOST_8_5 }) },
    {
      version: '9',
      facts: signed(['RHEL25', 'REDHAT9'], { architectures: WIDE, firstHost: '2016', processor: 'x86-64-v2' }),
    },
  ];
};

const CANONICAL = 'A machine newly made around the disk needs /EFI/BOOT/bootx64.efi: note 11 of the Ubuntu page.';
const lts = (
  version: string,
  codeName: string,
  sources: readonly SourceKey[],
  architectures: readonly Architecture[],
  more: More = {},
): ReleaseRow => ({
  version,
  facts: signed(sources, { architectures, remarks: CANONICAL, ...more, codeNames: { [version]: codeName } }),
});
// Microsoft's tables name the long-term releases only. The loader of those is signed from 14.04 on (UBU).
const INTERIM = 'An interim release; the tables name the long-term releases only.';
const interim = ([version, codeName]: readonly [string, string]): ReleaseRow => ({
  version,
  facts:
    Number(version) < 14
      ? unknown(INTERIM, { codeNames: { [version]: codeName } })
      : unlisted(['UBU'], {
          remarks: `${INTERIM} The loader is that of the long-term releases.`,
          codeNames: { [version]: codeName },
        }),
});
const INTERIM_RELEASES: CodeNames = {
  '12.10': 'quantal',
  '13.04': 'raring',
  '13.10': 'saucy',
  '14.10': 'utopic',
  '15.04': 'vivid',
  '15.10': 'wily',
  '16.10': 'yakkety',
  '17.04': 'zesty',
  '17.10': 'artful',
  '18.10': 'cosmic',
  '19.04': 'disco',
  '19.10': 'eoan',
  '20.10': 'groovy',
  '21.04': 'hirsute',
  '21.10': 'impish',
  '22.10': 'kinetic',
  '23.04': 'lunar',
  '23.10': 'mantic',
  '24.10': 'oracular',
  '25.04': 'plucky',
  '25.10': 'questing',
};

const LATER = 'Later than the pages of Microsoft that were read.';
const CLONE =
  'No Hyper-V page of Microsoft names it; same code base as Red Hat Enterprise Linux, shim signed by Microsoft.';

const ALPINE_BEFORE_UEFI = 'The media start from UEFI from 3.7 on, and the installer makes it work from 3.8 on.';

/** The Linux distributions with versions, in the order of Microsoft's pages. */
export const LINUX: readonly Distribution[] = [
  distribution('rhel', 'Red Hat Enterprise Linux', 'linux', ALL, [
    ...redHat(false),
    {
      version: '10',
      facts: signed(['RHEL25', 'REDHAT10'], { architectures: WIDE, firstHost: '2016', processor: 'x86-64-v3' }),
    },
  ]),
  distribution('centos', 'CentOS', 'linux', ALL, redHat(true)),
  distribution('centos-stream', 'CentOS Stream', 'linux', WIDE, [
    { version: '8', facts: unknown('The page names CentOS Stream with 9 only.') },
    { version: '9', facts: signed(['RHEL25', 'REDHAT9'], { firstHost: '2016', processor: 'x86-64-v2' }) },
    { version: '10', facts: unknown('The page names CentOS Stream with 9 only.', { processor: 'x86-64-v3' }) },
  ]),
  distribution('almalinux', 'AlmaLinux', 'linux', WIDE, [
    { version: '8', facts: signed(['ALMA', 'AZTL'], { remarks: CLONE }) },
    { version: '9', facts: signed(['ALMA', 'AZTL', 'REDHAT9'], { remarks: CLONE, processor: 'x86-64-v2' }) },
    {
      version: '10',
      facts: signed(['ALMA', 'REDHAT10'], {
        remarks: `${CLONE} A build for x86-64-v2 stands beside that for v3.`,
        processor: 'x86-64-v3',
      }),
    },
  ]),
  distribution('rocky', 'Rocky Linux', 'linux', WIDE, [
    {
      first: '8.0',
      last: '8.4',
      facts: { ...unknown('Secure Boot came with 8.5.'), secureBoot: 'no', sources: ['ROCKY'] },
    },
    { first: '8.5', last: '8', facts: signed(['ROCKY', 'AZTL'], { remarks: CLONE }) },
    { version: '8', facts: unknown('Secure Boot came with 8.5; the minor version is not stated.') },
    { version: '9', facts: signed(['ROCKY', 'AZTL', 'REDHAT9'], { remarks: CLONE, processor: 'x86-64-v2' }) },
    { version: '10', facts: unlisted(['SHIM', 'REDHAT10'], { remarks: LATER, processor: 'x86-64-v3' }) },
  ]),
  distribution('oracle-linux', 'Oracle Linux', 'linux', ALL, [
    {
      first: '6.0',
      last: '6.7',
      facts: never(['PLAN16'], { architectures: PC, remarks: 'The table of 2016 says no for 6.x.' }),
    },
    {
      first: '6.8',
      last: '6.10',
      facts: disputed(['ORA', 'PLAN16'], 'Oracle’s page ticks UEFI boot, the table of 2016 says no for 6.x.', {
        architectures: PC,
      }),
    },
    {
      version: '6',
      facts: disputed(['ORA', 'PLAN16'], 'Up to 6.7: no. From 6.8 the two pages disagree.', { architectures: PC }),
    },
    { first: '7.0', last: '7.2', facts: unknown('The page begins with 7.3.', { architectures: WIDE }) },
    { first: '7.3', last: '7', facts: signed(['ORA'], { architectures: WIDE }) },
    {
      version: '7',
      facts: unknown('From 7.3: yes, with Secure Boot (ORA). The minor version is not stated.', {
        architectures: WIDE,
        sources: ['ORA'],
      }),
    },
    { version: '8', facts: signed(['ORA', 'PLAN25'], { architectures: WIDE }) },
    { version: '9', facts: signed(['ORA', 'PLAN25', 'REDHAT9'], { architectures: WIDE, processor: 'x86-64-v2' }) },
    {
      version: '10',
      facts: unlisted(['ORA'], {
        architectures: WIDE,
        remarks: `${LATER} Its loader is inferred from that of 8 and 9.`,
        processor: 'x86-64-v3',
      }),
    },
  ]),
  distribution('oracle-linux-uek', 'Oracle Linux with the Unbreakable Enterprise Kernel', 'linux', PC, [
    { version: '3', facts: never(['PLAN25'], { remarks: 'R3, quarterly updates 1 to 3.' }) },
  ]),
  distribution('ubuntu', 'Ubuntu', 'linux', ALL, [
    { version: '12.04', facts: never(['PLAN16', 'UBU'], { codeNames: { '12.04': 'precise' } }) },
    lts('14.04', 'trusty', ['UBU', 'PLAN16', 'FEAT16'], ALL, { firstHost: '2012R2' }),
    lts('16.04', 'xenial', ['UBU', 'PLAN25'], ALL, { firstHost: '2012R2' }),
    lts('18.04', 'bionic', ['UBU', 'PLAN25'], ALL, { firstHost: '2012R2' }),
    lts('20.04', 'focal', ['UBU', 'PLAN25'], WIDE, { firstHost: '2012R2' }),
    lts('22.04', 'jammy', ['PLAN25'], WIDE),
    lts('24.04', 'noble', ['PLAN25'], WIDE),
    {
      version: '26.04',
      facts: unlisted(['UBU'], { architectures: WIDE, remarks: LATER, codeNames: { '26.04': 'resolute' } }),
    },
    ...Object.entries(INTERIM_RELEASES).map(interim),
  ]),
  distribution('debian', 'Debian', 'linux', ALL, [
    { version: '6', facts: unknown('Older than the pages.', { codeNames: { 6: 'squeeze' } }) },
    { version: '7', facts: never(['DEB', 'PLAN16'], { codeNames: { 7: 'wheezy' } }) },
    { first: '8', last: '9', facts: unsigned(['DEB'], { codeNames: { 8: 'jessie', 9: 'stretch' } }) },
    { first: '10', last: '11', facts: signed(['DEB', 'PLAN25'], { codeNames: { 10: 'buster', 11: 'bullseye' } }) },
    {
      version: '12',
      facts: signed(['PLAN25'], {
        remarks: 'Secure Boot is inferred: the Debian page ends at 11.',
        codeNames: { 12: 'bookworm' },
      }),
    },
    { version: '13', facts: unlisted(['SHIM'], { architectures: WIDE, remarks: LATER, codeNames: { 13: 'trixie' } }) },
  ]),
  distribution('sles', 'SUSE Linux Enterprise Server', 'linux', WIDE, [
    { version: '10', facts: never(['SUSE'], { architectures: PC }) },
    { first: '11.0', last: '11.3', facts: never(['SUSE'], { architectures: PC }) },
    {
      version: '11.4',
      facts: disputed(['SUSE', 'PLAN25'], 'SUSE’s page ticks UEFI boot, the planning page says no for the 11 series.', {
        architectures: PC,
      }),
    },
    {
      version: '11',
      facts: disputed(['SUSE', 'PLAN25'], 'Up to SP3: no. For SP4 the two pages disagree.', { architectures: PC }),
    },
    { version: '12', facts: signed(['SUSE', 'PLAN25', 'FEAT16'], { remarks: 'SUSE’s page begins with SP1.' }) },
    { version: '15', facts: signed(['SUSE', 'PLAN25']) },
    { version: '16', facts: unlisted(['SHIM'], { remarks: LATER }) },
  ]),
  distribution('opensuse', 'openSUSE', 'linux', ALL, [{ version: '12.3', facts: never(['PLAN25']) }]),
  distribution('opensuse-leap', 'openSUSE Leap', 'linux', WIDE, [], unlisted(['SHIM'])),
  distribution('opensuse-tumbleweed', 'openSUSE Tumbleweed', 'linux', ALL, [], unlisted(['SHIM'])),
  distribution('fedora', 'Fedora', 'linux', ALL, [], unlisted(['SHIM'])),
  distribution('arch-linux', 'Arch Linux', 'linux', PC, [], {
    ...unknown('The install media need Secure Boot off (secondary sources).'),
    secureBoot: 'no',
  }),
  distribution(
    'alpine',
    'Alpine Linux',
    'linux',
    ALL,
    [
      { version: '2', facts: never(['ALPINE'], { remarks: ALPINE_BEFORE_UEFI }) },
      { first: '3.0', last: '3.6', facts: never(['ALPINE'], { remarks: ALPINE_BEFORE_UEFI }) },
      {
        version: '3.7',
        facts: {
          ...unknown('Starts from UEFI; its installer uses an EFI partition only where there is one.'),
          secureBoot: 'no',
          installerMakesNoEfiPartition: true,
          sources: ['ALPINE'],
        },
      },
    ],
    {
      ...unknown('From 3.8 on the installer knows UEFI. The Alpine wiki: Secure Boot must be disabled.'),
      secureBoot: 'no',
      sources: ['ALPINE'],
    },
  ),
  distribution('flatcar', 'Flatcar Container Linux', 'linux', WIDE, [], {
    ...unsigned(['FLAT', 'FLATISO'], { remarks: 'Its discs start with BIOS alone.' }),
    mediaOfBios: true,
  }),
  distribution('azure-linux', 'Azure Linux', 'linux', WIDE, [], signed(['AZURELINUX'])),
  distribution('gentoo', 'Gentoo', 'linux', ALL, []),
  distribution('nixos', 'NixOS', 'linux', ALL, []),
  distribution('devuan', 'Devuan', 'linux', ALL, []),
  distribution('void', 'Void Linux', 'linux', ALL, []),
  distribution('kali', 'Kali Linux', 'linux', ALL, []),
  distribution('linux-mint', 'Linux Mint', 'linux', PC, []),
  distribution('scientific-linux', 'Scientific Linux', 'linux', PC, []),
  distribution('amazon-linux', 'Amazon Linux', 'linux', WIDE, []),
  distribution(
    'photon',
    'Photon OS',
    'linux',
    WIDE,
    [{ first: '1', last: '2', facts: unknown('The loader of 3.0 is the first that Microsoft signed.') }],
    unlisted(['SHIM'], { remarks: 'From 3.0 on.' }),
  ),
  distribution(
    'coreos',
    'Container Linux (CoreOS)',
    'linux',
    WIDE,
    [],
    unknown('Flatcar continues it, with its discs.', { mediaOfBios: true, sources: ['FLATISO'] }),
  ),
  distribution('vyos', 'VyOS', 'linux', WIDE, []),
  distribution('linux', 'Linux', 'linux', ALL, [], unknown('The distribution is not stated.')),
];

import type { SourceKey } from '../sources';
import { type Architecture, type Distribution, distribution, type GuestFacts, type ReleaseRow } from './system';

const ALL: readonly Architecture[] = ['x86', 'x64', 'arm64'];
const PC: readonly Architecture[] = ['x86', 'x64'];
const WIDE: readonly Architecture[] = ['x64', 'arm64'];

// Microsoft's pages: row "Boot using UEFI" gives generation2, row "Secure boot" gives secureBoot. The template exists
// from host 2016 on (NEW16), so a Linux guest on 2012 R2 starts with Secure Boot off only (UBU, RHEL19, SUSE).
type More = Partial<GuestFacts>;
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

const LIS_NOTE = 'Installing the integration services on an existing machine does not make it a Generation 2 guest.';
const HOSTS_6_8 = { firstHost: '2016', lastHost: '2019' } as const;
const NOT_LISTED_2012R2 = 'The 2019 page has UEFI boot on hosts 2016 and 2019 only; the table of 2016 says no for 6.x.';
const FIRST_HOSTS_8_5 = { firstHost: '2016', disputedFirstHost: '2019' } as const;
const HOST_8_5 = 'Note 15 asks host 2019 for 8.5 although the table of the same page shows 2016.';

// RHEL25 and RHEL19 are one page for both products.
const redHat = (arm: boolean): readonly ReleaseRow[] => {
  const later = { architectures: arm ? ALL : WIDE } as const;
  return [
    ['5', '5', never(['PLAN16'], { architectures: PC })],
    ['6.0', '6.3', never(['PLAN16'], { architectures: PC, remarks: 'The table of 2016 says no for 6.x.' })],
    ['6.4', '6.7', never(['RHEL19', 'RHEL25'], { architectures: PC, remarks: LIS_NOTE })],
    ['6.8', '6.10', disputed(['RHEL19', 'PLAN16'], NOT_LISTED_2012R2, { architectures: PC, ...HOSTS_6_8 })],
    [
      '6',
      '6',
      disputed(['RHEL19', 'RHEL25', 'PLAN16'], `Up to 6.7: no. From 6.8: ${NOT_LISTED_2012R2}`, {
        architectures: PC,
        ...HOSTS_6_8,
      }),
    ],
    ['7', '7', signed(['RHEL25', 'RHEL19', 'PLAN16', 'FEAT16'], { ...later, firstHost: '2012R2' })],
    ['8.0', '8.4', signed(['RHEL25'], { architectures: WIDE, firstHost: '2016' })],
    ['8.5', '8', signed(['RHEL25'], { architectures: WIDE, ...FIRST_HOSTS_8_5, remarks: HOST_8_5 })],
    ['8', '8', signed(['RHEL25'], { architectures: WIDE, firstHost: '2016', remarks: HOST_8_5 })],
    ['9', '9', signed(['RHEL25'], { architectures: WIDE, firstHost: '2016' })],
  ];
};

const CANONICAL = 'A machine newly made around the disk needs /EFI/BOOT/bootx64.efi: note 11 of the Ubuntu page.';
const lts = (sources: readonly SourceKey[], architectures: readonly Architecture[], more: More = {}): GuestFacts =>
  signed(sources, { architectures, remarks: CANONICAL, ...more });
// Microsoft's tables name the long-term releases only.
const INTERIM = 'An interim release; the tables name the long-term releases only.';
const interim = (version: string): ReleaseRow => [version, version, unknown(INTERIM)];

const CLONE =
  'No Hyper-V page of Microsoft names it; same code base as Red Hat Enterprise Linux, shim signed by Microsoft.';

/** The Linux distributions with versions, in the order of Microsoft's pages. */
export const LINUX: readonly Distribution[] = [
  distribution('rhel', 'Red Hat Enterprise Linux', 'linux', ALL, [
    ...redHat(false),
    ['10', '10', signed(['RHEL25'], { architectures: WIDE, firstHost: '2016' })],
  ]),
  distribution('centos', 'CentOS', 'linux', ALL, redHat(true)),
  distribution('centos-stream', 'CentOS Stream', 'linux', WIDE, [
    ['8', '8', unknown('The page names CentOS Stream with 9 only.')],
    ['9', '9', signed(['RHEL25'], { firstHost: '2016' })],
  ]),
  distribution('almalinux', 'AlmaLinux', 'linux', WIDE, [['8', '10', signed(['ALMA', 'AZTL'], { remarks: CLONE })]]),
  distribution('rocky', 'Rocky Linux', 'linux', WIDE, [
    ['8.0', '8.4', unknown('Secure Boot came with 8.5.')],
    ['8.5', '8', signed(['ROCKY', 'AZTL'], { remarks: CLONE })],
    ['8', '8', unknown('Secure Boot came with 8.5; the minor version is not stated.')],
    ['9', '9', signed(['ROCKY', 'AZTL'], { remarks: CLONE })],
  ]),
  distribution('oracle-linux', 'Oracle Linux', 'linux', ALL, [
    ['6.0', '6.7', never(['PLAN16'], { architectures: PC, remarks: 'The table of 2016 says no for 6.x.' })],
    [
      '6.8',
      '6.10',
      disputed(['ORA', 'PLAN16'], 'Oracle’s page ticks UEFI boot, the table of 2016 says no for 6.x.', {
        architectures: PC,
      }),
    ],
    ['6', '6', disputed(['ORA', 'PLAN16'], 'Up to 6.7: no. From 6.8 the two pages disagree.', { architectures: PC })],
    ['7.0', '7.2', unknown('The page begins with 7.3.', { architectures: WIDE })],
    ['7.3', '7', signed(['ORA'], { architectures: WIDE })],
    [
      '7',
      '7',
      unknown('From 7.3: yes, with Secure Boot (ORA). The minor version is not stated.', {
        architectures: WIDE,
        sources: ['ORA'],
      }),
    ],
    ['8', '9', signed(['ORA', 'PLAN25'], { architectures: WIDE })],
  ]),
  distribution('oracle-linux-uek', 'Oracle Linux with the Unbreakable Enterprise Kernel', 'linux', PC, [
    ['3', '3', never(['PLAN25'], { remarks: 'R3, quarterly updates 1 to 3.' })],
  ]),
  distribution('ubuntu', 'Ubuntu', 'linux', ALL, [
    ['12.04', '12.04', never(['PLAN16', 'UBU'])],
    ['14.04', '14.04', lts(['UBU', 'PLAN16', 'FEAT16'], ALL, { firstHost: '2012R2' })],
    ['16.04', '16.04', lts(['UBU', 'PLAN25'], ALL, { firstHost: '2012R2' })],
    ['18.04', '18.04', lts(['UBU', 'PLAN25'], ALL, { firstHost: '2012R2' })],
    ['20.04', '20.04', lts(['UBU', 'PLAN25'], WIDE, { firstHost: '2012R2' })],
    ['22.04', '22.04', lts(['PLAN25'], WIDE)],
    ['24.04', '24.04', lts(['PLAN25'], WIDE)],
    ...['12.10', '13.04', '13.10', '14.10', '15.04', '15.10', '16.10', '17.04', '17.10', '18.10'].map(interim),
    ...['19.04', '19.10', '20.10', '21.04', '21.10', '22.10', '23.04', '23.10', '24.10', '25.04', '25.10'].map(interim),
  ]),
  distribution('debian', 'Debian', 'linux', ALL, [
    ['7', '7', never(['DEB', 'PLAN16'])],
    ['8', '9', unsigned(['DEB'])],
    ['10', '11', signed(['DEB', 'PLAN25'])],
    ['12', '12', signed(['PLAN25'], { remarks: 'Secure Boot is inferred: the Debian page ends at 11.' })],
    ['13', '13', unknown(undefined, { architectures: WIDE })],
  ]),
  distribution('sles', 'SUSE Linux Enterprise Server', 'linux', WIDE, [
    ['10', '10', never(['SUSE'], { architectures: PC })],
    ['11.0', '11.3', never(['SUSE'], { architectures: PC })],
    [
      '11.4',
      '11.4',
      disputed(['SUSE', 'PLAN25'], 'SUSE’s page ticks UEFI boot, the planning page says no for the 11 series.', {
        architectures: PC,
      }),
    ],
    ['11', '11', disputed(['SUSE', 'PLAN25'], 'Up to SP3: no. For SP4 the two pages disagree.', { architectures: PC })],
    ['12', '12', signed(['SUSE', 'PLAN25', 'FEAT16'], { remarks: 'SUSE’s page begins with SP1.' })],
    ['15', '15', signed(['SUSE', 'PLAN25'])],
  ]),
  distribution('opensuse', 'openSUSE', 'linux', ALL, [['12.3', '12.3', never(['PLAN25'])]]),
  distribution('opensuse-leap', 'openSUSE Leap', 'linux', WIDE, []),
  distribution('opensuse-tumbleweed', 'openSUSE Tumbleweed', 'linux', ALL, []),
  distribution('fedora', 'Fedora', 'linux', ALL, []),
  distribution('arch-linux', 'Arch Linux', 'linux', PC, [], {
    ...unknown('The install media need Secure Boot off (secondary sources).'),
    secureBoot: 'no',
  }),
  distribution('alpine', 'Alpine Linux', 'linux', ALL, [], {
    ...unknown('The Alpine wiki: Secure Boot must be disabled.'),
    secureBoot: 'no',
  }),
  distribution('flatcar', 'Flatcar Container Linux', 'linux', WIDE, [], unsigned(['FLAT'])),
  distribution('azure-linux', 'Azure Linux', 'linux', WIDE, [], signed(['AZURELINUX'])),
  distribution('gentoo', 'Gentoo', 'linux', ALL, []),
  distribution('nixos', 'NixOS', 'linux', ALL, []),
  distribution('devuan', 'Devuan', 'linux', ALL, []),
  distribution('void', 'Void Linux', 'linux', ALL, []),
  distribution('kali', 'Kali Linux', 'linux', ALL, []),
  distribution('linux-mint', 'Linux Mint', 'linux', PC, []),
  distribution('scientific-linux', 'Scientific Linux', 'linux', PC, []),
  distribution('amazon-linux', 'Amazon Linux', 'linux', WIDE, []),
  distribution('photon', 'Photon OS', 'linux', WIDE, []),
  distribution('coreos', 'Container Linux (CoreOS)', 'linux', WIDE, []),
  distribution('vyos', 'VyOS', 'linux', WIDE, []),
  distribution('linux', 'Linux', 'linux', ALL, [], unknown('The distribution is not stated.')),
];

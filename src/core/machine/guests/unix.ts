import { type Architecture, type Distribution, distribution, type GuestFacts, UNVERIFIED } from './system';

const ALL: readonly Architecture[] = ['x86', 'x64', 'arm64'];
const PC: readonly Architecture[] = ['x86', 'x64'];
const OPENBSD_LATER: GuestFacts = { ...UNVERIFIED, remarks: 'Later than the manual pages that were read.' };
/** Of what is made of FreeBSD, with its loader. */
const BASED_ON_FREEBSD: GuestFacts = {
  generation2: 'unverified',
  secureBoot: 'no',
  remarks: 'Based on FreeBSD, with its loader.',
  sources: ['PLAN25', 'FBSD'],
};

/** The BSD systems and the others. No BSD loader is signed for Secure Boot (PLAN25, FBSD: blank up to 13). */
export const UNIX: readonly Distribution[] = [
  distribution(
    'freebsd',
    'FreeBSD',
    'bsd',
    ALL,
    [
      { first: '1', last: '10', facts: { generation2: 'no', secureBoot: 'no', sources: ['FBSD'] } },
      {
        version: '11.0',
        facts: {
          generation2: 'sources-disagree',
          secureBoot: 'no',
          remarks: 'The planning page says yes, the table of the FreeBSD page leaves it blank.',
          sources: ['PLAN25', 'FBSD'],
        },
      },
      { first: '11.1', last: '11.4', facts: { generation2: 'yes', secureBoot: 'no', sources: ['FBSD', 'PLAN25'] } },
      {
        version: '11',
        facts: {
          generation2: 'sources-disagree',
          secureBoot: 'no',
          remarks: 'From 11.1: yes. For 11.0 the two pages disagree; the minor version is not stated.',
          sources: ['PLAN25', 'FBSD'],
        },
      },
      { first: '12', last: '13', facts: { generation2: 'yes', secureBoot: 'no', sources: ['PLAN25', 'FBSD'] } },
      {
        first: '14',
        last: '15',
        facts: {
          generation2: 'unverified',
          secureBoot: 'no',
          remarks: 'Later than Microsoft’s pages. 15.0 was installed in Generation 2, with Secure Boot off.',
          sources: ['PLAN25', 'FBSDASK'],
        },
      },
    ],
    { ...UNVERIFIED, secureBoot: 'no', sources: ['PLAN25', 'FBSD'] },
  ),
  distribution(
    'openbsd',
    'OpenBSD',
    'bsd',
    ALL,
    [
      { version: '7.9', facts: OPENBSD_LATER },
      { first: '8', last: '9', facts: OPENBSD_LATER },
    ],
    {
      generation2: 'no',
      secureBoot: 'no',
      untried: true,
      remarks: 'Its manual page of the driver for Hyper-V says so, from 6.1 to 7.8.',
      sources: ['OPENBSD'],
    },
  ),
  distribution('netbsd', 'NetBSD', 'bsd', ALL, []),
  distribution('dragonflybsd', 'DragonFly BSD', 'bsd', ['x64'], []),
  distribution('hardenedbsd', 'HardenedBSD', 'bsd', ['x64', 'arm64'], [], BASED_ON_FREEBSD),
  distribution('pfsense', 'pfSense', 'bsd', PC, [], BASED_ON_FREEBSD),
  distribution('opnsense', 'OPNsense', 'bsd', PC, [], {
    ...BASED_ON_FREEBSD,
    remarks: 'Based on FreeBSD; starts with Secure Boot off only.',
    sources: ['OPNSENSE'],
  }),
  distribution('omnios', 'OmniOS', 'other', ['x64'], [], {
    generation2: 'unverified',
    secureBoot: 'no',
    remarks: 'A pull request reports Generation 2 with the serial console only.',
    sources: ['OMNIOS'],
  }),
  distribution('openindiana', 'OpenIndiana', 'other', ['x64'], []),
];

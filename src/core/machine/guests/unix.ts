import { type Architecture, type Distribution, distribution } from './system';

const ALL: readonly Architecture[] = ['x86', 'x64', 'arm64'];
const PC: readonly Architecture[] = ['x86', 'x64'];
const BASED_ON_FREEBSD = 'Based on FreeBSD; no source read names it.';

/** The BSD systems and the others. No BSD loader is signed for Secure Boot (PLAN25, FBSD: blank up to 13). */
export const UNIX: readonly Distribution[] = [
  distribution('freebsd', 'FreeBSD', 'bsd', ALL, [
    ['1', '10', { generation2: 'no', secureBoot: 'no', sources: ['FBSD'] }],
    [
      '11.0',
      '11.0',
      {
        generation2: 'sources-disagree',
        secureBoot: 'no',
        remarks: 'The planning page says yes, the table of the FreeBSD page leaves it blank.',
        sources: ['PLAN25', 'FBSD'],
      },
    ],
    ['11.1', '11.4', { generation2: 'yes', secureBoot: 'no', sources: ['FBSD', 'PLAN25'] }],
    [
      '11',
      '11',
      {
        generation2: 'sources-disagree',
        secureBoot: 'no',
        remarks: 'From 11.1: yes. For 11.0 the two pages disagree; the minor version is not stated.',
        sources: ['PLAN25', 'FBSD'],
      },
    ],
    ['12', '13', { generation2: 'yes', secureBoot: 'no', sources: ['PLAN25', 'FBSD'] }],
  ]),
  distribution('openbsd', 'OpenBSD', 'bsd', ALL, []),
  distribution('netbsd', 'NetBSD', 'bsd', ALL, []),
  distribution('dragonflybsd', 'DragonFly BSD', 'bsd', ['x64'], []),
  distribution('hardenedbsd', 'HardenedBSD', 'bsd', ['x64', 'arm64'], []),
  distribution('pfsense', 'pfSense', 'bsd', PC, [], {
    generation2: 'unverified',
    secureBoot: 'unverified',
    remarks: BASED_ON_FREEBSD,
    sources: [],
  }),
  distribution('opnsense', 'OPNsense', 'bsd', PC, [], {
    generation2: 'unverified',
    secureBoot: 'unverified',
    remarks: BASED_ON_FREEBSD,
    sources: [],
  }),
  distribution('omnios', 'OmniOS', 'other', ['x64'], [], {
    generation2: 'unverified',
    secureBoot: 'no',
    remarks: 'A pull request reports Generation 2 with the serial console only.',
    sources: ['OMNIOS'],
  }),
  distribution('openindiana', 'OpenIndiana', 'other', ['x64'], []),
];

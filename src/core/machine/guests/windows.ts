import type { SourceKey } from '../sources';
import type { Architecture, GuestSystem, Support } from './system';

type More = Partial<
  Pick<GuestSystem, 'firstHost' | 'maximumProcessors' | 'mbr2gpt' | 'upgrades' | 'processor' | 'remarks'>
>;

// Every Windows that runs as Generation 2 supports Secure Boot, all with the template MicrosoftWindows (FEAT16, FEAT25,
// PLAN16, OVR), so the one column gives both.
const row = (
  id: string,
  name: string,
  architectures: readonly Architecture[],
  generation1: Support,
  generation2: Support,
  sources: readonly SourceKey[],
  more: More = {},
): GuestSystem => ({
  id,
  name,
  family: 'windows',
  generation1,
  generation2,
  secureBoot: generation2,
  ...(generation2 === 'yes' ? { secureBootTemplate: 'MicrosoftWindows' as const } : {}),
  architectures,
  ...more,
  sources,
});

const X86: readonly Architecture[] = ['x86'];
const X64: readonly Architecture[] = ['x64'];
const BOTH: readonly Architecture[] = ['x86', 'x64'];

const NOT_LISTED = 'In no table of Generation 2 guests; those begin with Windows 8 and Windows Server 2012.';
const PIC =
  'Relies on the programmable interrupt controller, which Generation 2 lacks, so the 64-bit edition cannot either.';
const LATER =
  'Later than Windows Server 2012, so within the rule “Windows Server 2012 or greater”; in no table by its name.';
const OF_2012: More = { firstHost: '2012R2', maximumProcessors: 64, mbr2gpt: 'unsupported' };
const SERVER = (...years: readonly string[]): readonly string[] => years.map(year => `Windows Server ${year}`);
const SAME_CODE = 'In no table by its name; built of the Windows Server of the same year.';

// mbr2gpt came with Windows 10 1703 and is in its WinPE; the page names 7, 8 and 8.1 as not supported, and the servers
// of their code are treated alike (MBR). Server 2016 has none of its own, 2019 and later have it (AZUP).

/**
 * Windows clients and servers, oldest first. The processors: GUESTW, as Generation 2; 2016 and 2019 have 64 in Generation
 * 1, as every machine there.
 */
export const WINDOWS: readonly GuestSystem[] = [
  row('windows-nt-4', 'Windows NT 4.0', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-95', 'Windows 95', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-98', 'Windows 98', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-me', 'Windows Me', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-2000', 'Windows 2000', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-xp', 'Windows XP', BOTH, 'yes', 'no', ['PLAN16', 'OVR', 'EMBEDDED'], {
    remarks: `${NOT_LISTED} Windows Embedded Standard 2009 and POSReady 2009 are built of it.`,
  }),
  row('windows-server-2003', 'Windows Server 2003', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-server-2003-r2', 'Windows Server 2003 R2', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], {
    remarks: NOT_LISTED,
  }),
  row('windows-vista', 'Windows Vista', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-server-2008', 'Windows Server 2008', BOTH, 'yes', 'no', ['PLAN16', 'OVR', 'GUESTW'], {
    maximumProcessors: 8,
  }),
  row('windows-7', 'Windows 7', BOTH, 'yes', 'no', ['PLAN16', 'OVR', 'GUESTW', 'MBR', 'EMBEDDED'], {
    maximumProcessors: 4,
    mbr2gpt: 'unsupported',
    remarks: `${PIC} Windows Embedded Standard 7 and POSReady 7 are built of it.`,
  }),
  row('windows-server-2008-r2', 'Windows Server 2008 R2', X64, 'yes', 'no', ['PLAN16', 'OVR', 'GUESTW', 'SBS'], {
    maximumProcessors: 64,
    remarks: `${PIC} Small Business Server 2011, Home Server 2011 and MultiPoint Server 2011 are built of it.`,
  }),
  row('windows-8', 'Windows 8', BOTH, 'yes', 'yes', ['PLAN16', 'OVR', 'S0', 'MBR'], {
    firstHost: '2012R2',
    mbr2gpt: 'unsupported',
  }),
  row('windows-8.1', 'Windows 8.1', BOTH, 'yes', 'yes', ['PLAN16', 'S0', 'MBR', 'GUESTW'], {
    firstHost: '2012R2',
    maximumProcessors: 32,
    mbr2gpt: 'unsupported',
  }),
  row('windows-10', 'Windows 10', ['x86', 'x64', 'arm64'], 'yes', 'yes', ['PLAN25', 'MBR', 'GUESTW'], {
    maximumProcessors: 32,
    mbr2gpt: 'in-box',
    remarks: 'mbr2gpt is in the box from 1703 on; older releases need the WinPE of a later one.',
  }),
  row('windows-11', 'Windows 11', ['x64', 'arm64'], 'no', 'yes', ['PLAN25', 'GUESTW', 'W11', 'MBR'], {
    firstHost: '2019',
    maximumProcessors: 32,
    mbr2gpt: 'in-box',
    processor: 'sse4.2',
    remarks: 'Needs at least 2 processors, 4 GB of memory, a disk of 64 GB, Secure Boot and a virtual TPM.',
  }),
  row('windows-server-2012', 'Windows Server 2012', X64, 'yes', 'yes', ['PLAN25', 'S0', 'GUESTW', 'MBR', 'WSUP'], {
    ...OF_2012,
    upgrades: SERVER('2012 R2', '2016'),
  }),
  row(
    'windows-server-2012-r2',
    'Windows Server 2012 R2',
    X64,
    'yes',
    'yes',
    ['PLAN25', 'S0', 'GUESTW', 'MBR', 'WSUP'],
    { ...OF_2012, upgrades: SERVER('2016', '2019', '2025') },
  ),
  row('windows-server-2016', 'Windows Server 2016', X64, 'yes', 'yes', ['PLAN25', 'AZUP', 'GUESTW', 'WSUP'], {
    maximumProcessors: 240,
    mbr2gpt: 'other-media',
    upgrades: SERVER('2019', '2022', '2025'),
    remarks: 'Has no mbr2gpt of its own.',
  }),
  row('windows-server-2016-nano', 'Nano Server 2016', X64, 'yes', 'yes', ['PLAN25', 'AZUP'], {
    mbr2gpt: 'other-media',
    remarks: 'An installation option of Windows Server 2016.',
  }),
  row('windows-server-1709', 'Windows Server, version 1709', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-1803', 'Windows Server, version 1803', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-1809', 'Windows Server, version 1809', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2019', 'Windows Server 2019', X64, 'yes', 'yes', ['PLAN25', 'AZUP', 'GUESTW', 'WSUP'], {
    maximumProcessors: 240,
    mbr2gpt: 'in-box',
    upgrades: SERVER('2022', '2025'),
  }),
  row('windows-server-1903', 'Windows Server, version 1903', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-1909', 'Windows Server, version 1909', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2004', 'Windows Server, version 2004', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-20h2', 'Windows Server, version 20H2', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2022', 'Windows Server 2022', X64, 'yes', 'yes', ['PLAN25', 'GUESTW', 'AZUP'], {
    firstHost: '2019',
    maximumProcessors: 1024,
    mbr2gpt: 'in-box',
  }),
  row('windows-server-23h2', 'Windows Server, version 23H2', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2025', 'Windows Server 2025', X64, 'yes', 'yes', ['PLAN25', 'GUESTW', 'AZUP'], {
    firstHost: '2022',
    maximumProcessors: 2048,
    mbr2gpt: 'in-box',
  }),
  row('windows-server-insider', 'Windows Server Insider Preview', ['x64', 'arm64'], 'yes', 'yes', ['S0', 'PLAN25'], {
    remarks: LATER,
  }),
  row('hyper-v-server-2008-r2', 'Hyper-V Server 2008 R2', X64, 'yes', 'no', ['PLAN16', 'OVR'], {
    remarks: `${SAME_CODE} ${PIC}`,
  }),
  row('hyper-v-server-2012', 'Hyper-V Server 2012', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2012-r2', 'Hyper-V Server 2012 R2', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2016', 'Hyper-V Server 2016', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2019', 'Hyper-V Server 2019', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('windows', 'Windows', ['x86', 'x64', 'arm64'], 'unverified', 'unverified', [], {
    remarks: 'The version is not stated.',
  }),
];

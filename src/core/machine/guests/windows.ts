import type { HostId } from '../hosts';
import type { SourceKey } from '../sources';
import type { Architecture, GuestSystem, Support } from './system';

// Every Windows that runs as Generation 2 supports Secure Boot, all with the template MicrosoftWindows (FEAT16, FEAT25,
// PLAN16, OVR), so the one column gives both.
const row = (
  id: string,
  name: string,
  architectures: readonly Architecture[],
  generation1: Support,
  generation2: Support,
  sources: readonly SourceKey[],
  more: { readonly firstHost?: HostId; readonly remarks?: string } = {},
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
const SAME_CODE = 'In no table by its name; built of the Windows Server of the same year.';

/** Windows clients and servers, oldest first. */
export const WINDOWS: readonly GuestSystem[] = [
  row('windows-nt-4', 'Windows NT 4.0', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-95', 'Windows 95', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-98', 'Windows 98', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-me', 'Windows Me', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-2000', 'Windows 2000', X86, 'unverified', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-xp', 'Windows XP', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-server-2003', 'Windows Server 2003', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-server-2003-r2', 'Windows Server 2003 R2', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], {
    remarks: NOT_LISTED,
  }),
  row('windows-vista', 'Windows Vista', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: NOT_LISTED }),
  row('windows-server-2008', 'Windows Server 2008', BOTH, 'yes', 'no', ['PLAN16', 'OVR']),
  row('windows-7', 'Windows 7', BOTH, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: PIC }),
  row('windows-server-2008-r2', 'Windows Server 2008 R2', X64, 'yes', 'no', ['PLAN16', 'OVR'], { remarks: PIC }),
  row('windows-8', 'Windows 8', BOTH, 'yes', 'yes', ['PLAN16', 'OVR', 'S0'], { firstHost: '2012R2' }),
  row('windows-8.1', 'Windows 8.1', BOTH, 'yes', 'yes', ['PLAN16', 'S0'], { firstHost: '2012R2' }),
  row('windows-10', 'Windows 10', ['x86', 'x64', 'arm64'], 'yes', 'yes', ['PLAN25']),
  row('windows-11', 'Windows 11', ['x64', 'arm64'], 'no', 'yes', ['PLAN25', 'GUESTW', 'W11'], {
    firstHost: '2019',
    remarks: 'Needs at least 2 processors, 4 GB of memory, a disk of 64 GB, Secure Boot and a virtual TPM.',
  }),
  row('windows-server-2012', 'Windows Server 2012', X64, 'yes', 'yes', ['PLAN25', 'S0'], { firstHost: '2012R2' }),
  row('windows-server-2012-r2', 'Windows Server 2012 R2', X64, 'yes', 'yes', ['PLAN25', 'S0'], { firstHost: '2012R2' }),
  row('windows-server-2016', 'Windows Server 2016', X64, 'yes', 'yes', ['PLAN25', 'AZUP'], {
    remarks: 'Has no mbr2gpt of its own.',
  }),
  row('windows-server-2016-nano', 'Nano Server 2016', X64, 'yes', 'yes', ['PLAN25'], {
    remarks: 'An installation option of Windows Server 2016.',
  }),
  row('windows-server-1709', 'Windows Server, version 1709', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-1803', 'Windows Server, version 1803', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-1809', 'Windows Server, version 1809', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2019', 'Windows Server 2019', X64, 'yes', 'yes', ['PLAN25']),
  row('windows-server-1903', 'Windows Server, version 1903', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-1909', 'Windows Server, version 1909', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2004', 'Windows Server, version 2004', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-20h2', 'Windows Server, version 20H2', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2022', 'Windows Server 2022', X64, 'yes', 'yes', ['PLAN25', 'GUESTW'], { firstHost: '2019' }),
  row('windows-server-23h2', 'Windows Server, version 23H2', X64, 'yes', 'yes', ['S0', 'PLAN25'], { remarks: LATER }),
  row('windows-server-2025', 'Windows Server 2025', X64, 'yes', 'yes', ['PLAN25', 'GUESTW'], { firstHost: '2022' }),
  row('windows-server-insider', 'Windows Server Insider Preview', ['x64', 'arm64'], 'yes', 'yes', ['S0', 'PLAN25'], {
    remarks: LATER,
  }),
  row('hyper-v-server-2008-r2', 'Hyper-V Server 2008 R2', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2012', 'Hyper-V Server 2012', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2012-r2', 'Hyper-V Server 2012 R2', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2016', 'Hyper-V Server 2016', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('hyper-v-server-2019', 'Hyper-V Server 2019', X64, 'unverified', 'unverified', [], { remarks: SAME_CODE }),
  row('windows', 'Windows', ['x86', 'x64', 'arm64'], 'unverified', 'unverified', [], {
    remarks: 'The version is not stated.',
  }),
];

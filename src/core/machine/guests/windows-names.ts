import { guestSystem } from './catalogue';
import type { BareServer, Named, WindowsPattern } from './named';
import { WINDOWS_PRODUCTS } from './windows-products';

// What a version is called after the product, in plain form. '2k12' and '12' after 'win2k' are years.
const YEARS: ReadonlyMap<string, string> = new Map(
  ['2000', '2003', '2008', '2012', '2016', '2019', '2022', '2025'].map(year => [year, year]),
);
const SHORT_YEARS: ReadonlyMap<string, string> = new Map(
  ['3', '8', '12', '16', '19', '22', '25'].map(short => [short, String(2000 + Number(short))]),
);
const SEMI_ANNUAL = '1709|1803|1809|1903|1909|2004|20h2|23h2';
const YEAR = '20(?:00|03|08|12|16|19|22|25)';
// Without the word Windows, 2000 is a number.
const BARE_YEAR = '20(?:03|08|12|16|19|22|25)';
const EDITION =
  '(?:std|standard|core|and|datactr|dc|datacenter|ent|enterprise|essentials|storage|web|ee|se|serverdatacenter)';
// A date behind the year ('windows server 2019 05 14') would be a backup's; '10 06 2023' is no Windows 10.
const NOT_A_DATE = '(?! ?\\d{1,2} \\d{1,2}(?: |$))';
const NOT_A_DAY = '(?! \\d{1,2} 20\\d\\d(?: |$))';
// The last two: 'Windows Server 2016 2019' names two, and so does '2012 R2 2016'.
const R2 = '( ?r2(?![0-9]))?(?! ?r2(?![0-9]))(?! 20(?:08|12|16|19|22|25)(?: |$))';
// Behind a version that short words lead to, a word may begin only where it is one of these: 'win10pro', 'ws2019dc',
// but 'WIN-8VM3K2J1H0L', 'WIN-2019AB3CD4E' and 'DESKTOP-7ENT5TR' are the names that Windows makes up.
const GLUED =
  '(?:core|std|standard|dc|datacenter|ent|enterprise|pro|professional|edu|education|home|lts[bc]?|eval|min|base|box|' +
  'x64|x86|amd64|arm64|srv|server|sql|hyperv|gen[12]|docker|tp\\d|vm|uefi|insider|template|dev|test|lab|sp\\d|client|' +
  'desktop|iot)';
const END = `(?:(?![0-9a-z.])|(?=${GLUED}{1,3}n?\\d{0,2}(?![0-9a-z])))`;

const HYPER_V_SERVER = new RegExp(
  `(?:hyper v|hyperv(?=server)|microsoft hyper v) ?server ?(2008|2012|2016|2019)(?!\\d)${R2}`,
  'g',
);
const INSIDER =
  /windows ?(?:server ?(?:20\d\d ?)?(?:insider|v ?next|preview build)|insider ?preview ?server)|windows ?20\d\d ?insider/g;
const NANO =
  /nano ?server ?2016|windows ?(?:server ?)?2016(?: (?:standard|datacenter))? ?nano(?![a-z])|windows ?nano ?server/g;
const SERVER_VERSION = new RegExp(
  `(?:windows|(?<![a-z0-9])win) ?(?:server|srv|svr) ?(?:core )?(?:version )?(${SEMI_ANNUAL})(?![0-9])`,
  'g',
);
const SERVER = `(?:(?:storage|unified data storage|web|embedded|compute cluster) )?(?:server|srv|svr)?(?: ${EDITION}){0,6} ?`;
const SERVER_YEAR = new RegExp(`windows ?${SERVER}(${YEAR})(?!\\d)${NOT_A_DATE}${R2}`, 'g');
const SERVER_YEAR_SHORT = new RegExp(
  `(?<![a-z0-9])(?:win|ws|w(?=20)) ?${SERVER}(${YEAR})(?!\\d)${NOT_A_DATE}${R2}${END}`,
  'g',
);
const SERVER_SHORT = new RegExp(`(?<![a-z0-9])(?:win ?|w|ws)2k(3|8|12|16|19|22|25)(?![0-9])${R2}${END}`, 'g');
// 'Server 2022' alone: only where the text begins with it. 'SQL Server 2022' and 'File Server 2016' are other things.
const BARE_SERVER = new RegExp(`^(?:microsoft )?server ?(${BARE_YEAR})(?!\\d)${NOT_A_DATE}${R2}`, 'g');
const BARE_SERVER_SHORT = new RegExp(`^(?:server|srv|svr) ?2k(3|8|12|16|19|22|25)(?![0-9])${R2}${END}`, 'g');
const BARE_SERVER_VERSION = new RegExp(`^(?:microsoft )?server ?(${SEMI_ANNUAL})(?!\\d)`, 'g');
// Lability's media: '2016_x64_Standard_EN_Eval', '2012R2_x64_Standard_EN_V5_Eval', '2022_x64_EN_Eval.iso'.
const MEDIA_ID = /^(2012|2016|2019|2022|2025)( ?r2)? x64 (?:standard|datacenter|[a-z]{2,4} eval)(?![a-z])/g;
const NOT_A_SYSTEM = '(?! ?(?:adk|sdk|wdk|assessment|driver|kit|pe(?![a-z])|tools|admin|sysprep))';
const NOT_A_LIST = '(?! (?:7|8|8\\.1|10|11)(?: |$))';
const CLIENT = new RegExp(
  `windows ?(?:client ?|desktop ?)?((?:95|98|millennium|xp|vista)(?=${END})|nt (?:server |workstation )?4(?:\\.0)?|nt4(?:\\.0)?|7|8[. ]?1|8|10|11)(?!\\.?[0-9])${NOT_A_SYSTEM}${NOT_A_LIST}${NOT_A_DAY}`,
  'g',
);
const CLIENT_SHORT = new RegExp(
  `(?<![a-z0-9])win ?(xp|vista|nt4|95|98|7|8[. ]?1|8|10|11)${END}${NOT_A_SYSTEM}${NOT_A_LIST}${NOT_A_DAY}`,
  'g',
);
// 'w10-worker' may be the tenth of something; 'w10x64' and 'W11-Ent' are Windows.
const CLIENT_SHORTEST =
  /(?<![a-z0-9])w(7|8|81|8\.1|10|11)(?=(?:x64|x86|x32)(?![0-9a-z])| ?(?:ent|enterprise|pro|professional|lts[bc])(?![0-9a-z]))/g;
// Volume licence media: 'SW_DVD5_Win_Pro_Ent_Edu_N_10_1709_64BIT', 'SW_DVD5_WIN_ENT_LTSC_2019_64-bit'.
const CLIENT_EDITIONS =
  /(?<![a-z0-9])win(?: (?:pro|ent|edu|home|n|kn|ultimate|business|starter)){1,6} (7|8\.1|8|10|11)w?(?![0-9.])/g;
const LTSC =
  /(?:windows|(?<![a-z0-9])win)(?: (?:10|11|pro|ent|enterprise|iot|n|edu)){0,5} lts[bc] (2015|2016|2019|2021|2024)/g;

const CLIENTS: ReadonlyMap<string, string> = new Map([
  ['nt4', 'windows-nt-4'],
  ['nt4.0', 'windows-nt-4'],
  ['95', 'windows-95'],
  ['98', 'windows-98'],
  ['millennium', 'windows-me'],
  ['xp', 'windows-xp'],
  ['vista', 'windows-vista'],
  ['7', 'windows-7'],
  ['8', 'windows-8'],
  ['81', 'windows-8.1'],
  ['8.1', 'windows-8.1'],
  ['10', 'windows-10'],
  ['11', 'windows-11'],
]);

const HINT = /pos ?ready|sbs|embedded|wes ?7|wepos|whs|win|w20|w2k|w7|w8|w1[01]|ws ?20|ws2k|2k|server|nano|hyper|^20/;

const serverOf = (kind: string) => (match: readonly (string | undefined)[]) => {
  const year = YEARS.get(match[1] ?? '') ?? SHORT_YEARS.get(match[1] ?? '');
  if (year === '2000') {
    return match[2] === undefined && kind === 'windows-server' ? 'windows-2000' : undefined;
  }
  if (year === undefined) {
    return `windows-server-${match[1]}`;
  }
  return `${kind}-${year}${match[2] === undefined ? '' : '-r2'}`;
};
const server = serverOf('windows-server');
const client: WindowsPattern['id'] = match => CLIENTS.get((match[1] ?? '').replace(/ |server|workstation/g, ''));
const version: WindowsPattern['id'] = match => `windows-server-${match[1]}`;

/** In the order in which they are looked for. */
export const WINDOWS_PATTERNS: readonly WindowsPattern[] = [
  ...WINDOWS_PRODUCTS,
  { hint: 'windows', pattern: INSIDER, example: 'Windows Server Insider Preview', id: () => 'windows-server-insider' },
  { hint: 'hyper', pattern: HYPER_V_SERVER, example: 'Hyper-V Server 2012 R2', id: serverOf('hyper-v-server') },
  { hint: 'nano', pattern: NANO, example: 'Windows Server 2016 Nano', id: () => 'windows-server-2016-nano' },
  { hint: 'win', pattern: SERVER_VERSION, example: 'Windows Server, version 1709', id: version },
  {
    hint: ' lts',
    pattern: LTSC,
    example: 'Windows 10 Enterprise LTSC 2021',
    id: match => (match[1] === '2024' ? 'windows-11' : 'windows-10'),
  },
  { hint: 'win ', pattern: CLIENT_EDITIONS, example: 'SW_DVD5_Win_Pro_Ent_Edu_N_10_1709_64BIT', id: client },
  { hint: 'windows', pattern: SERVER_YEAR, example: 'Windows Server 2019 Standard', id: server },
  { hint: '20', pattern: SERVER_YEAR_SHORT, example: 'ws2022', id: server },
  { hint: '2k', pattern: SERVER_SHORT, example: 'win2k12r2', id: server },
  { hint: 'server', pattern: BARE_SERVER, example: 'Server 2016', id: server, bare: ['year', 'version'] },
  { hint: '2k', pattern: BARE_SERVER_SHORT, example: 'srv2k19', id: server, bare: ['year', 'version'] },
  { hint: ' x64 ', pattern: MEDIA_ID, example: '2012R2_x64_Standard_EN_Eval', id: server, bare: ['year', 'version'] },
  { hint: 'server', pattern: BARE_SERVER_VERSION, example: 'Server 1709', id: version, bare: ['version'] },
  { hint: 'windows', pattern: CLIENT, example: 'Windows 8.1 Pro', id: client },
  { hint: 'win', pattern: CLIENT_SHORT, example: 'win10pro', id: client },
  { hint: 'w', pattern: CLIENT_SHORTEST, example: 'W11-Ent', id: client },
];

/** The Windows systems that a text in plain form names. */
export function windowsNamed(text: string, bare: BareServer): Named[] {
  if (!HINT.test(text)) {
    return [];
  }
  const found: Named[] = [];
  // Each text is taken once: what a pattern has read ('windows server 2012 r2') is blanked for the next ones.
  let rest = text;
  for (const { hint, pattern, id, name, bare: counts } of WINDOWS_PATTERNS) {
    if (!rest.includes(hint) || counts?.includes(bare) === false) {
      continue;
    }
    rest = rest.replace(pattern, (...match) => {
      const at = match.findIndex((part, index) => index > 0 && typeof part === 'number');
      const system = guestSystem(id(match.slice(0, at)) ?? '');
      if (system === undefined) {
        return match[0];
      }
      found.push({
        system,
        name: name ?? system.name,
        versioned: true,
        at: match[at] as number,
        length: match[0].length,
      });
      return '#'.repeat(match[0].length);
    });
  }
  return found;
}

/**
 * '2012R2' without a word before it: of Windows where the text has no other product, which only the caller can tell
 * ('System Center 2012 R2', 'SQL Server 2008 R2').
 */
export function windowsReleaseNamed(text: string): Named[] {
  const match = text.includes('r2') ? /(?<![a-z0-9])(?:20|2k)(08|8|12) ?r2(?![0-9])/.exec(text) : null;
  const system = match === null ? undefined : guestSystem(`windows-server-20${match[1]?.padStart(2, '0')}-r2`);
  return match === null || system === undefined
    ? []
    : [{ system, name: system.name, versioned: false, at: match.index, length: match[0].length }];
}

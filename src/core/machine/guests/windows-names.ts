import { guestSystem } from './catalogue';
import type { Named } from './named';

// What a version is called after the product, in plain form. '2k12' and '12' after 'win2k' are years.
const YEARS: ReadonlyMap<string, string> = new Map(
  ['2000', '2003', '2008', '2012', '2016', '2019', '2022', '2025'].map(year => [year, year]),
);
const SHORT_YEARS: ReadonlyMap<string, string> = new Map(
  ['3', '8', '12', '16', '19', '22', '25'].map(short => [short, String(2000 + Number(short))]),
);
const SEMI_ANNUAL = '1709|1803|1809|1903|1909|2004|20h2|23h2';
const YEAR = '20(?:00|03|08|12|16|19|22|25)';
const EDITION =
  '(?:std|standard|core|and|datactr|dc|datacenter|ent|enterprise|essentials|storage|web|serverdatacenter)';
// A date behind the year ('windows server 2019 05 14') would be a backup's.
const NOT_A_DATE = '(?! ?\\d{1,2} \\d{1,2}(?: |$))';
const R2 = '( ?r2(?![0-9]))?';

const HYPER_V_SERVER = new RegExp(
  `(?:hyper v|hyperv(?=server)|microsoft hyper v) ?server ?(2008|2012|2016|2019)(?!\\d)${R2}`,
  'g',
);
const INSIDER =
  /windows ?(?:server ?(?:20\d\d ?)?(?:insider|v ?next|preview build)|insider ?preview ?server)|windows ?20\d\d ?insider/g;
const NANO = /nano ?server ?2016|windows ?(?:server ?)?2016 ?nano|windows ?nano ?server/g;
const SERVER_VERSION = new RegExp(
  `(?:windows|(?<![a-z0-9])win) ?(?:server|srv|svr) ?(?:version )?(${SEMI_ANNUAL})(?![0-9])`,
  'g',
);
const SERVER_YEAR = new RegExp(
  `(?:windows|(?<![a-z0-9])(?:win|ws|w(?=20))) ?(?:storage )?(?:server|srv|svr)?(?: ${EDITION}){0,6} ?(${YEAR})(?!\\d)${NOT_A_DATE}${R2}`,
  'g',
);
const SERVER_SHORT = new RegExp(`(?<![a-z0-9])(?:win ?2k|w2k|2k|ws2k)(3|8|12|16|19|22|25)(?![0-9])${R2}`, 'g');
// 'Server 2022' alone: only where the text begins with it. 'SQL Server 2022' and 'File Server 2016' are other things.
const BARE_SERVER = new RegExp(`^(?:microsoft )?server ?(${YEAR})(?!\\d)${R2}`, 'g');
const BARE_SERVER_VERSION = new RegExp(`^(?:microsoft )?server ?(${SEMI_ANNUAL})(?!\\d)`, 'g');
// Lability's media: '2016_x64_Standard_EN_Eval', '2012R2_x64_Standard_EN_V5_Eval'.
const MEDIA_ID = /^(2012|2016|2019|2022|2025)( ?r2)? x64 (?:standard|datacenter)(?![a-z])/g;
const NOT_A_SYSTEM = '(?! ?(?:adk|sdk|wdk|assessment|driver|kit|pe(?![a-z])|tools|admin|sysprep))';
const CLIENT = new RegExp(
  `windows ?(?:client ?|desktop ?)?(nt ?4(?:\\.0)?|95|98|millennium|xp|vista|7|8[. ]?1|8|10|11)(?!\\.?[0-9])${NOT_A_SYSTEM}`,
  'g',
);
const CLIENT_SHORT =
  /(?<![a-z0-9])win ?(xp|vista|nt4|95|98|7|8[. ]?1|8|10|11)(?:(?![0-9a-z.])|(?=x64|x86|amd64|ent|pro|edu|home|lts|eval|uefi|vm))(?! (?:adk|sdk|wdk|assessment|driver|kit|pe(?![a-z])|tools|admin))/g;
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

/** The first build numbers of Microsoft's media: what the number is as a client and as a server. */
const BUILDS: ReadonlyMap<number, { readonly client?: string; readonly server?: string }> = new Map([
  [3790, { server: 'windows-server-2003' }],
  [6000, { client: 'windows-vista' }],
  [6001, { client: 'windows-vista', server: 'windows-server-2008' }],
  [6002, { client: 'windows-vista', server: 'windows-server-2008' }],
  [7600, { client: 'windows-7', server: 'windows-server-2008-r2' }],
  [7601, { client: 'windows-7', server: 'windows-server-2008-r2' }],
  [9200, { client: 'windows-8', server: 'windows-server-2012' }],
  [9600, { client: 'windows-8.1', server: 'windows-server-2012-r2' }],
  [14393, { client: 'windows-10', server: 'windows-server-2016' }],
  [16299, { client: 'windows-10', server: 'windows-server-1709' }],
  [17134, { client: 'windows-10', server: 'windows-server-1803' }],
  [17763, { client: 'windows-10', server: 'windows-server-2019' }],
  [18362, { client: 'windows-10', server: 'windows-server-1903' }],
  [18363, { client: 'windows-10', server: 'windows-server-1909' }],
  [19041, { client: 'windows-10', server: 'windows-server-2004' }],
  [19042, { client: 'windows-10', server: 'windows-server-20h2' }],
  ...[10240, 10586, 15063, 19043, 19044, 19045].map(build => [build, { client: 'windows-10' }] as const),
  [20348, { server: 'windows-server-2022' }],
  [25398, { server: 'windows-server-23h2' }],
  [26100, { client: 'windows-11', server: 'windows-server-2025' }],
  ...[22000, 22621, 22631, 26200].map(build => [build, { client: 'windows-11' }] as const),
]);
const BUILD = /^(\d{4,5})\.\d{1,5}[. ]/;
const ADDITION = /lang(?:uage)? ?packs?|(?<![a-z])(?:fod|lof|adk|hlk|sdk|wdk|tools|drivers?)(?![a-z])|inboxapps|winpe/;

const HINT = /win|w20|w2k|ws ?20|ws2k|2k|server|nano|hyper|^20/;

/**
 * What counts as Windows Server at the beginning of a text without the word Windows: nothing, a year ('Server 2022'),
 * or a semi-annual version too ('Server 1709': in a machine's name that would be the number of a server).
 */
export type BareServer = 'none' | 'year' | 'version';

/** The Windows systems that a text in plain form names. */
export function windowsNamed(text: string, bare: BareServer): Named[] {
  if (!HINT.test(text)) return [];
  const found: Named[] = [];
  // Each text is taken once: what a pattern has read ('windows server 2012 r2') is blanked for the next ones.
  let rest = text;
  // `hint` is a part of every text that the pattern can match: looking for it is cheaper than the pattern.
  const take = (hint: string, pattern: RegExp, id: (match: RegExpMatchArray) => string | undefined): void => {
    if (!rest.includes(hint)) return;
    rest = rest.replace(pattern, (...match) => {
      const at = match.findIndex((part, index) => index > 0 && typeof part === 'number');
      const system = guestSystem(id(match.slice(0, at) as unknown as RegExpMatchArray) ?? '');
      if (system === undefined) return match[0];
      found.push({ system, name: system.name, versioned: true, at: match[at] as number, length: match[0].length });
      return '#'.repeat(match[0].length);
    });
  };
  const server = (kind: string) => (match: RegExpMatchArray) => {
    const year = YEARS.get(match[1] ?? '') ?? SHORT_YEARS.get(match[1] ?? '');
    if (year === '2000') return match[2] === undefined && kind === 'windows-server' ? 'windows-2000' : undefined;
    if (year === undefined) return `windows-server-${match[1]}`;
    return `${kind}-${year}${match[2] === undefined ? '' : '-r2'}`;
  };
  take('windows', INSIDER, () => 'windows-server-insider');
  take('hyper', HYPER_V_SERVER, server('hyper-v-server'));
  take('nano', NANO, () => 'windows-server-2016-nano');
  take('win', SERVER_VERSION, match => `windows-server-${match[1]}`);
  take(' lts', LTSC, match => (match[1] === '2024' ? 'windows-11' : 'windows-10'));
  take('win ', CLIENT_EDITIONS, match => CLIENTS.get(match[1] ?? ''));
  take('20', SERVER_YEAR, server('windows-server'));
  take('2k', SERVER_SHORT, server('windows-server'));
  if (bare !== 'none') {
    take('server', BARE_SERVER, server('windows-server'));
    take(' x64 ', MEDIA_ID, server('windows-server'));
  }
  if (bare === 'version') take('server', BARE_SERVER_VERSION, match => `windows-server-${match[1]}`);
  take('windows', CLIENT, match => CLIENTS.get((match[1] ?? '').replace(' ', '')));
  take('win', CLIENT_SHORT, match => CLIENTS.get((match[1] ?? '').replace(' ', '')));
  return found;
}

/** Whether an image, in plain form, is something for a system and not the system: its languages, tools or drivers. */
export function isAddition(text: string): boolean {
  return ADDITION.test(text);
}

/**
 * The system of an image named by its build, as Microsoft's evaluation centre does:
 * '14393.0.161119-1705.RS1_REFRESH_SERVER_EVAL_X64FRE_EN-US.ISO'.
 */
export function windowsBuildNamed(text: string): Named[] {
  const match = BUILD.exec(text);
  const build = match === null ? undefined : BUILDS.get(Number(match[1]));
  if (match === null || build === undefined) return [];
  const id = text.includes('serverhypercore')
    ? build.server?.replace('windows-server', 'hyper-v-server')
    : text.includes('server')
      ? build.server
      : /client|enterprise|professional|ultimate|cena|ccsa|core/.test(text)
        ? build.client
        : undefined;
  const system = id === undefined ? undefined : guestSystem(id);
  return system === undefined ? [] : [{ system, name: system.name, versioned: true, at: 0, length: match[0].length }];
}

import { guestSystem } from './catalogue';
import type { Named } from './named';

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
// Microsoft's evaluation of Windows Server 2022, the one that is named without its build.
const EVALUATION_2022 = /^server eval x64fre(?= |$)/;
// What who keeps several of them calls one; '2025 01 03' is the day of a download.
const YEAR_OF_EVALUATION = /(?<= )20(?:16|19|22|25)(?= |$)(?! \d{1,2} \d{1,2}(?: |$))/;
const BUILD = /^(\d{4,5})\.\d{1,5}[. ]/;

/**
 * The system of an image named by its build, as Microsoft's evaluation centre does:
 * '14393.0.161119-1705.RS1_REFRESH_SERVER_EVAL_X64FRE_EN-US.ISO'.
 */
export function windowsBuildNamed(text: string): Named[] {
  const evaluation = EVALUATION_2022.exec(text);
  if (evaluation !== null) {
    const year = YEAR_OF_EVALUATION.exec(text)?.[0] ?? '2022';
    return namedAs(`windows-server-${year}`, evaluation[0].length);
  }
  const match = BUILD.exec(text);
  const build = match === null ? undefined : BUILDS.get(Number(match[1]));
  // Azure Stack HCI has the builds of Windows Server and is another system.
  if (match === null || build === undefined || text.includes('azurestackhci')) {
    return [];
  }
  const id = text.includes('serverhypercore')
    ? build.server?.replace('windows-server', 'hyper-v-server')
    : text.includes('server')
      ? build.server
      : /client|enterprise|professional|ultimate|cena|ccsa|core/.test(text)
        ? build.client
        : undefined;
  return id === undefined ? [] : namedAs(id, match[0].length);
}

function namedAs(id: string, length: number): Named[] {
  const system = guestSystem(id);
  return system === undefined ? [] : [{ system, name: system.name, versioned: true, at: 0, length }];
}

import type { SourceKey } from './sources';

/** A Windows Server release that runs Hyper-V with Generation 2, oldest first. */
export type HostId = '2012R2' | '2016' | '2019' | '2022' | '2025';

/** What one virtual machine may have on a host. `undefined`: no source that was read states it. */
export interface MachineLimits {
  readonly processors: number | undefined;
  readonly memoryBytes: number | undefined;
  readonly networkAdapters: number | undefined;
  /** Generation 1 has them beside the synthetic ones. */
  readonly legacyNetworkAdapters: number;
}

/** A server release, with the client releases that run the same configuration versions. */
export interface Host {
  readonly id: HostId;
  readonly name: string;
  /** Windows client releases that run the same configuration versions. */
  readonly alike: readonly string[];
  /** Configuration versions that the host runs, oldest first. */
  readonly configurationVersions: readonly [string, ...string[]];
  readonly limits: { readonly generation1: MachineLimits; readonly generation2: MachineLimits };
  readonly sources: readonly SourceKey[];
}

const TB = 2 ** 40;

// MAX gives one Generation 1 column for every host it lists (2016 to 2025).
const GENERATION_1: MachineLimits = {
  processors: 64,
  memoryBytes: 1 * TB,
  networkAdapters: 8,
  legacyNetworkAdapters: 4,
};

const generation2 = (processors: number, memoryBytes: number, networkAdapters: number): MachineLimits => ({
  processors,
  memoryBytes,
  networkAdapters,
  legacyNetworkAdapters: 0,
});

/** The hosts, oldest first. Generation 2 begins with Windows Server 2012 R2 and Windows 8.1 (OVR, S0). */
export const HOSTS: readonly Host[] = [
  {
    id: '2012R2',
    name: 'Windows Server 2012 R2',
    alike: ['Windows 8.1'],
    configurationVersions: ['5.0'],
    limits: {
      // 64 processors and 1 TB are commonly given, but no source read states them for this host.
      generation1: { processors: undefined, memoryBytes: undefined, networkAdapters: 8, legacyNetworkAdapters: 4 },
      generation2: { processors: undefined, memoryBytes: undefined, networkAdapters: 8, legacyNetworkAdapters: 0 },
    },
    sources: ['VER', 'OVR', 'S0'],
  },
  {
    id: '2016',
    name: 'Windows Server 2016',
    alike: ['Windows 10 2016 LTSB', 'Windows 10 1607'],
    configurationVersions: ['5.0', '6.2', '7.0', '7.1', '8.0'],
    limits: { generation1: GENERATION_1, generation2: generation2(240, 12 * TB, 8) },
    sources: ['VER', 'MAX'],
  },
  {
    id: '2019',
    name: 'Windows Server 2019',
    alike: ['Windows 10 LTSC 2019', 'Windows 10 1809'],
    configurationVersions: ['5.0', '6.2', '7.0', '7.1', '8.0', '8.1', '8.2', '8.3', '9.0'],
    limits: { generation1: GENERATION_1, generation2: generation2(240, 12 * TB, 64) },
    sources: ['VER', 'MAX'],
  },
  {
    id: '2022',
    name: 'Windows Server 2022',
    alike: ['Windows 11 21H2'],
    configurationVersions: ['8.0', '8.1', '8.2', '8.3', '9.0', '9.1', '9.2', '9.3', '10.0'],
    limits: { generation1: GENERATION_1, generation2: generation2(1024, 240 * TB, 64) },
    sources: ['VER', 'MAX'],
  },
  {
    id: '2025',
    name: 'Windows Server 2025',
    alike: ['Windows 11 24H2'],
    configurationVersions: ['8.0', '8.1', '8.2', '8.3', '9.0', '9.1', '9.2', '9.3', '10.0', '11.0', '12.0'],
    limits: { generation1: GENERATION_1, generation2: generation2(2048, 240 * TB, 64) },
    sources: ['VER', 'MAX'],
  },
];

/** A release between two of {@link HOSTS} and the range of configuration versions it runs. */
export interface OtherHost {
  readonly name: string;
  /** The releases that the name stands for, one by one. */
  readonly releases: readonly string[];
  /** The newest server release that is no newer: what that one has, this one has as well. */
  readonly atLeast: HostId;
  readonly oldest: string;
  readonly newest: string;
}

/**
 * The releases of VER's tables that are no host of their own here, oldest first. Windows 10 1511 is missing: no source
 * that was read has its configuration versions.
 */
export const OTHER_HOSTS: readonly OtherHost[] = [
  {
    name: 'Windows 10 2015 LTSB (1507)',
    releases: ['Windows 10 1507', 'Windows 10 2015 LTSB'],
    atLeast: '2012R2',
    oldest: '5.0',
    newest: '6.2',
  },
  { name: 'Windows 10 1703', releases: ['Windows 10 1703'], atLeast: '2016', oldest: '5.0', newest: '8.1' },
  { name: 'Windows 10 1709', releases: ['Windows 10 1709'], atLeast: '2016', oldest: '5.0', newest: '8.2' },
  {
    name: 'Windows 10 / Windows Server 1803',
    releases: ['Windows 10 1803', 'Windows Server 1803'],
    atLeast: '2016',
    oldest: '5.0',
    newest: '8.3',
  },
  {
    name: 'Windows 10 / Windows Server 1903, 1909',
    releases: ['Windows 10 1903', 'Windows 10 1909', 'Windows Server 1903', 'Windows Server 1909'],
    atLeast: '2019',
    oldest: '5.0',
    newest: '9.1',
  },
  {
    name: 'Windows 10 / Windows Server 2004, 20H2, 21H1, 21H2, LTSC 2021',
    releases: [
      ...['Windows 10 2004', 'Windows 10 20H2', 'Windows 10 21H1', 'Windows 10 21H2', 'Windows 10 LTSC 2021'],
      ...['Windows Server 2004', 'Windows Server 20H2'],
    ],
    atLeast: '2019',
    oldest: '8.0',
    newest: '9.2',
  },
  {
    name: 'Windows 11 22H2, 23H2',
    releases: ['Windows 11 22H2', 'Windows 11 23H2'],
    atLeast: '2022',
    oldest: '8.0',
    newest: '11.0',
  },
];

/** A feature that asks a minimum configuration version. */
export type VersionedFeature =
  | 'hot-add-memory'
  | 'powershell-direct'
  | 'production-checkpoints'
  | 'linux-secure-boot'
  | 'vm-grouping'
  | 'virtual-tpm'
  | 'vmmq'
  | 'key-storage-drive'
  | 'nested-virtualization'
  | 'guest-vbs'
  | 'large-memory'
  | 'many-processors'
  | 'xsave'
  | 'many-devices'
  | 'hibernation'
  | 'perfmon-cpu'
  | 'smt-exposure'
  | 'nested-virtualization-amd'
  | 'gpu-partitioning';

/** The first configuration version that has a feature (VER; nested virtualization on AMD: NEST). */
export const FEATURE_CONFIGURATION_VERSIONS: Readonly<Record<VersionedFeature, string>> = {
  'hot-add-memory': '6.2',
  'powershell-direct': '6.2',
  'production-checkpoints': '6.2',
  'linux-secure-boot': '6.2',
  'vm-grouping': '6.2',
  'virtual-tpm': '7.0',
  vmmq: '7.1',
  'key-storage-drive': '8.0',
  'nested-virtualization': '8.0',
  'guest-vbs': '8.0',
  'large-memory': '8.0',
  'many-processors': '8.0',
  xsave: '8.0',
  'many-devices': '8.3',
  hibernation: '9.0',
  'perfmon-cpu': '9.0',
  'smt-exposure': '9.0',
  'nested-virtualization-amd': '9.3',
  'gpu-partitioning': '12.0',
};

const BY_ID: ReadonlyMap<HostId, Host> = new Map(HOSTS.map(host => [host.id, host]));

/** The host with this id. */
export function hostById(id: HostId): Host {
  const host = BY_ID.get(id);
  if (host === undefined) {
    throw new Error(`No host ${id}`);
  }
  return host;
}

/** The first host that has a feature: the first that runs a configuration version with it. */
export function firstHostWith(feature: VersionedFeature): HostId {
  const version = FEATURE_CONFIGURATION_VERSIONS[feature];
  const first = HOSTS.find(({ configurationVersions }) =>
    configurationVersions.some(run => (compareConfigurationVersions(run, version) ?? -1) >= 0),
  );
  if (first === undefined) {
    throw new Error(`No host runs ${version}`);
  }
  return first.id;
}

/** Negative when the left host is older than the right one, 0 when they are the same, positive when it is newer. */
export function compareHosts(left: HostId, right: HostId): number {
  return HOSTS.findIndex(host => host.id === left) - HOSTS.findIndex(host => host.id === right);
}

/**
 * Compares two configuration versions as numbers part by part: '10.0' is newer than '9.3'. `undefined` when one of
 * them is no version.
 */
export function compareConfigurationVersions(left: string, right: string): number | undefined {
  const [a, b] = [versionParts(left), versionParts(right)];
  if (a === undefined || b === undefined) {
    return undefined;
  }
  return a[0] - b[0] || a[1] - b[1];
}

function versionParts(version: string): [number, number] | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(version.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0)];
}

/** What the rules about configuration versions share: which one a machine needs, and which ones its host runs. */
import { secureBootNeed, startsWithSecureBoot } from '../convert/secure-boot';
import { lacksTpm } from '../convert/windows-11';
import { known } from '../machine/field';
import { hostNamed, type NamedHost, serverHost } from '../machine/host-names';
import {
  compareConfigurationVersions,
  FEATURE_CONFIGURATION_VERSIONS,
  HOSTS,
  type HostId,
  type VersionedFeature,
} from '../machine/hosts';
import type { VirtualMachine } from '../machine/machine';
import type { Fix } from './rule';

/** A feature of a machine, and the first version that has it. */
export interface VersionNeed {
  readonly use: Use;
  readonly version: string;
  /** It follows from the guest. */
  readonly byGuest: boolean;
}

/** The features that the machine has, or that its conversion gives it. */
export function versionNeeds(machine: VirtualMachine, host: HostId): VersionNeed[] {
  return USES.filter(({ has }) => has(machine, host)).map(({ feature, use, byGuest = false }) => ({
    use,
    version: FEATURE_CONFIGURATION_VERSIONS[feature],
    byGuest,
  }));
}

/** What a machine has of a feature, by the message of the rule that reports it. */
export type Use = 'default' | 'windows11' | 'linux' | 'adapters' | 'nested' | 'memory' | 'processors';

interface FeatureUse {
  readonly feature: VersionedFeature;
  readonly use: Use;
  readonly byGuest?: true;
  has(machine: VirtualMachine, host: HostId): boolean;
}

// What a machine of any version may have. No source puts a number to 'large memory' and 'high processor count'; these
// are the limits of Generation 1, which the versions before did not exceed in either generation (MAX, VER).
const PROCESSORS = 64;
const MEMORY = 2 ** 40;
const ADAPTERS = 8;

const USES: readonly FeatureUse[] = [
  {
    feature: 'virtual-tpm',
    use: 'default',
    has: ({ security, keyStorageDrive }) => known(security.tpm) === true || keyStorageDrive !== undefined,
  },
  { feature: 'virtual-tpm', use: 'windows11', byGuest: true, has: lacksTpm },
  { feature: 'linux-secure-boot', use: 'linux', byGuest: true, has: startsLinuxWithSecureBoot },
  {
    feature: 'many-devices',
    use: 'adapters',
    has: ({ networkAdapters }) => networkAdapters.items.length > ADAPTERS,
  },
  {
    feature: 'nested-virtualization',
    use: 'nested',
    has: ({ nestedVirtualization }) => known(nestedVirtualization) === true,
  },
  {
    feature: 'large-memory',
    use: 'memory',
    has: ({ memoryStartup, memoryMaximum }) =>
      [memoryStartup, memoryMaximum].some(memory => (known(memory) ?? 0) > MEMORY),
  },
  {
    feature: 'many-processors',
    use: 'processors',
    has: ({ processorCount }) => (known(processorCount) ?? 0) > PROCESSORS,
  },
];

function startsLinuxWithSecureBoot(machine: VirtualMachine, host: HostId): boolean {
  const guest = machine.guest?.recognised;
  return (
    guest?.system?.family === 'linux' &&
    secureBootNeed(machine, host)?.enabled === true &&
    startsWithSecureBoot(machine)
  );
}

const VERSIONS: ReadonlySet<string> = new Set(HOSTS.flatMap(host => host.configurationVersions));

/** The configuration version that a definition states; undefined where what it states is the version of something else. */
export function statedVersion({ configurationVersion }: VirtualMachine): string | undefined {
  const version = known(configurationVersion);
  return version !== undefined && (VERSIONS.has(version) || VERSIONS.has(`${version}.0`)) ? version : undefined;
}

/** The host of a machine with the versions that it runs: as the definition names it, where that is the one that counts. */
export function hostOf({ host: field }: VirtualMachine, id: HostId): NamedHost {
  const name = known(field);
  const named = name === undefined ? undefined : hostNamed(name);
  return named?.atLeast === id ? named : serverHost(id);
}

export function isOlder(version: string, other: string): boolean {
  return (compareConfigurationVersions(version, other) ?? 0) < 0;
}

/**
 * The new machine with the version nearest to the stated one that its host runs and that has all it needs. Nothing is
 * lost by it: the machine has to run on no older host. Nothing is on offer where the host has no such version.
 */
export function versionFix(machine: VirtualMachine, host: HostId, version: string): { readonly fix?: Fix } {
  const { oldest, newest } = hostOf(machine, host);
  const needed = versionNeeds(machine, host).reduce((most, need) => later(most, need.version), oldest);
  if (isOlder(newest, needed)) {
    return {};
  }
  const to = isOlder(newest, version) ? newest : later(version, needed);
  return { fix: { class: 'safe', changes: [{ kind: 'set-configuration-version', to }], alone: false } };
}

function later(version: string, other: string): string {
  return isOlder(version, other) ? other : version;
}

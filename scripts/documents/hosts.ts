/** The hosts: their configuration versions, limits, and what is new in which. */
import {
  FEATURE_CONFIGURATION_VERSIONS,
  firstHostWith,
  HOSTS,
  type Host,
  hostById,
  type MachineLimits,
  OTHER_HOSTS,
  type VersionedFeature,
} from '../../src/core/machine/hosts';
import { cited, GENERATED, sourceLinks } from '../../src/core/pages/citations';
import { blocks, table } from '../../src/core/text/markdown';
import { type Document, whole } from './document';

const FEATURES: Record<VersionedFeature, string> = {
  'hot-add-memory': 'Memory added and removed while the machine runs',
  'powershell-direct': 'PowerShell Direct',
  'production-checkpoints': 'Production checkpoints',
  'linux-secure-boot': 'Secure Boot for Linux',
  'vm-grouping': 'Groups of machines',
  'virtual-tpm': 'Virtual TPM',
  vmmq: 'VMMQ',
  'key-storage-drive': 'Key storage drive',
  'nested-virtualization': 'Nested virtualization (Intel)',
  'guest-vbs': 'Virtualization-based security in the guest',
  'large-memory': 'Large memory',
  'many-processors': 'High numbers of virtual processors',
  xsave: 'XSAVE',
  'many-devices': 'More than the classic number of devices (64 network adapters, assigned devices)',
  hibernation: 'Hibernation',
  'perfmon-cpu': 'Processor counters for performance monitors',
  'smt-exposure': 'SMT exposed under the core scheduler',
  'nested-virtualization-amd': 'Nested virtualization (AMD)',
  'gpu-partitioning': 'GPU partitioning',
};

export function hostTables(): Document {
  return whole(
    'docs/hosts.md',
    blocks(
      '# Hosts',
      GENERATED,
      'Generation 2 begins with Windows Server 2012 R2 and Windows 8.1 [OVR] [S0]. `--host` and the setting `hyperv-gen2.host` take these; releases with the same Hyper-V stand beside them.',
      table(['host', 'releases with the same Hyper-V', 'configuration versions', 'sources'], HOSTS.map(hostRow)),
      'Releases in between run these configuration versions [VER]:',
      table(
        ['release', 'oldest', 'newest', 'has all of the host'],
        OTHER_HOSTS.map(({ name, oldest, newest, atLeast }) => [name, oldest, newest, `\`${atLeast}\``]),
      ),
      '## What a machine may have',
      'A blank: no source read states it.',
      table(
        ['host', 'generation', 'virtual processors', 'memory', 'synthetic adapters', 'legacy adapters', 'sources'],
        HOSTS.flatMap(host => [
          limitsRow(host, 1, host.limits.generation1),
          limitsRow(host, 2, host.limits.generation2),
        ]),
      ),
      '## What asks for a configuration version',
      'The first of the hosts above that has a feature follows from the versions that it runs [VER] [NEST].',
      table(
        ['feature', 'configuration version', 'first host'],
        (Object.keys(FEATURES) as VersionedFeature[]).map(featureRow),
      ),
      sourceLinks(['OVR', 'S0', 'VER', 'NEST', ...HOSTS.flatMap(({ sources }) => sources)]),
    ),
  );
}

function hostRow({ id, name, alike, configurationVersions, sources }: Host): string[] {
  return [`\`${id}\` ${name}`, alike.join(', '), configurationVersions.join(', '), cited(sources)];
}

const TB = 2 ** 40;

function limitsRow(host: Host, generation: number, limits: MachineLimits): string[] {
  return [
    host.name,
    `${generation}`,
    limits.processors?.toLocaleString('en-US') ?? '',
    limits.memoryBytes === undefined ? '' : `${limits.memoryBytes / TB} TB`,
    `${limits.networkAdapters ?? ''}`,
    `${limits.legacyNetworkAdapters}`,
    cited(host.sources),
  ];
}

function featureRow(feature: VersionedFeature): string[] {
  return [FEATURES[feature], FEATURE_CONFIGURATION_VERSIONS[feature], hostById(firstHostWith(feature)).name];
}

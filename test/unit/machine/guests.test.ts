import assert from 'node:assert/strict';
import {
  codeNamesOf,
  covers,
  guestRelease,
  guestSystem,
  guestSystems,
} from '../../../src/core/machine/guests/catalogue';
import { LINUX } from '../../../src/core/machine/guests/linux';
import { OTHERS } from '../../../src/core/machine/guests/others';
import { releaseOf } from '../../../src/core/machine/guests/system';
import { UNIX } from '../../../src/core/machine/guests/unix';
import {
  compareConfigurationVersions,
  compareHosts,
  FEATURE_CONFIGURATION_VERSIONS,
  HOSTS,
  hostById,
} from '../../../src/core/machine/hosts';
import { SOURCES } from '../../../src/core/machine/sources';

describe('The guest catalogue', () => {
  it('has every id once', () => {
    const ids = guestSystems().map(system => system.id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('has no row of versions that those before it hide', () => {
    const products = [...LINUX, ...UNIX, ...OTHERS.map(({ product }) => product)];
    const hidden = products.flatMap(product =>
      product.releases.flatMap(({ first, last, system }) =>
        [first, last].some(version => releaseOf(product, version) === system) ? [] : system.id,
      ),
    );
    assert.deepEqual(hidden, []);
  });

  it('has a name, an architecture and known sources everywhere', () => {
    for (const system of guestSystems()) {
      assert.notEqual(system.name, '', system.id);
      assert.ok(system.architectures.length > 0, system.id);
      for (const source of system.sources) {
        assert.ok(source in SOURCES, `${system.id} cites ${source}`);
      }
    }
  });

  it('cites a source for every yes and no of Generation 2', () => {
    for (const system of guestSystems()) {
      if (system.generation2 !== 'unverified') {
        assert.ok(system.sources.length > 0, system.id);
      }
    }
  });

  it('has a template exactly where Secure Boot is supported, the one of the family', () => {
    for (const system of guestSystems()) {
      assert.equal(system.secureBootTemplate !== undefined, system.secureBoot === 'yes', system.id);
      if (system.secureBootTemplate === undefined) {
        continue;
      }
      const expected = system.family === 'windows' ? 'MicrosoftWindows' : 'MicrosoftUEFICertificateAuthority';
      assert.equal(system.secureBootTemplate, expected, system.id);
    }
  });

  it('claims Secure Boot for no guest without Generation 2, and for one in no table by a source only', () => {
    for (const system of guestSystems()) {
      if (system.secureBoot === 'yes') {
        assert.match(system.generation2, /^(?:yes|unverified)$/, system.id);
      }
      if (system.secureBoot === 'yes') {
        assert.notEqual(system.sources.length, 0, system.id);
      }
      if (system.generation2 === 'no') {
        assert.equal(system.secureBoot, 'no', system.id);
      }
    }
  });

  it('refuses every Windows before 8 and Server 2012, and no later one', () => {
    const old = [
      ...['windows-nt-4', 'windows-95', 'windows-98', 'windows-me', 'windows-2000', 'windows-xp', 'windows-vista'],
      ...[
        'windows-7',
        'windows-server-2003',
        'windows-server-2003-r2',
        'windows-server-2008',
        'windows-server-2008-r2',
        'hyper-v-server-2008-r2',
      ],
    ];
    const refused = guestSystems().filter(system => system.family === 'windows' && system.generation2 === 'no');
    assert.deepEqual(refused.map(system => system.id).sort(), old.sort());
    for (const id of ['windows-8', 'windows-8.1', 'windows-10', 'windows-11', 'windows-server-2012']) {
      assert.equal(guestSystem(id)?.generation2, 'yes', id);
    }
  });

  it('has Windows 11 in no Generation 1 machine and in no 32-bit edition', () => {
    const windows11 = guestSystem('windows-11');
    assert.equal(windows11?.generation1, 'no');
    assert.deepEqual(windows11?.architectures, ['x64', 'arm64']);
    assert.deepEqual(
      guestSystems()
        .filter(system => system.generation1 === 'no')
        .map(system => system.id),
      ['windows-11'],
    );
  });

  it('has a code name in the row of each release of Ubuntu and Debian, and each once', () => {
    for (const product of ['ubuntu', 'debian']) {
      const versions = [...codeNamesOf(product).values()];
      assert.equal(new Set(versions).size, versions.length, product);
      for (const { id } of guestSystems().filter(system => /^(?:ubuntu|debian)-\d/.test(system.id))) {
        if (!id.startsWith(product)) {
          continue;
        }
        const [, first = '', last = first] = id.split('-');
        assert.ok(versions.includes(first) && versions.includes(last), id);
      }
    }
    assert.equal(codeNamesOf('debian').get('bookworm'), '12');
    assert.equal(codeNamesOf('ubuntu').get('resolute'), '26.04');
  });

  it('gives no Linux a first host with Secure Boot before 2016', () => {
    for (const system of guestSystems()) {
      if (system.family !== 'linux') {
        continue;
      }
      assert.equal(system.firstHostWithSecureBoot, system.secureBoot === 'yes' ? '2016' : undefined, system.id);
    }
  });

  const releases: readonly [
    product: string,
    version: string | undefined,
    id: string,
    generation2: string,
    secureBoot: string,
  ][] = [
    ['rhel', '5.11', 'rhel-5', 'no', 'no'],
    ['rhel', '6.2', 'rhel-6.0-6.3', 'no', 'no'],
    ['rhel', '6.7', 'rhel-6.4-6.7', 'no', 'no'],
    ['rhel', '6.8', 'rhel-6.8-6.10', 'sources-disagree', 'no'],
    ['rhel', '6.10', 'rhel-6.8-6.10', 'sources-disagree', 'no'],
    ['rhel', '6', 'rhel-6', 'sources-disagree', 'no'],
    ['centos', '7', 'centos-7', 'yes', 'yes'],
    ['centos', '7.9', 'centos-7', 'yes', 'yes'],
    ['rhel', '8.4', 'rhel-8.0-8.4', 'yes', 'yes'],
    ['rhel', '8.10', 'rhel-8.5-8', 'yes', 'yes'],
    ['rhel', '8', 'rhel-8', 'yes', 'yes'],
    ['rhel', '10', 'rhel-10', 'yes', 'yes'],
    ['centos', '10', 'centos', 'unverified', 'unverified'],
    ['centos-stream', '9', 'centos-stream-9', 'yes', 'yes'],
    ['rocky', '8.4', 'rocky-8.0-8.4', 'unverified', 'no'],
    ['rocky', '10.1', 'rocky-10', 'unverified', 'yes'],
    ['rocky', '8.5', 'rocky-8.5-8', 'yes', 'yes'],
    ['almalinux', '9.3', 'almalinux-9', 'yes', 'yes'],
    ['oracle-linux', '6.10', 'oracle-linux-6.8-6.10', 'sources-disagree', 'no'],
    ['oracle-linux', '7.2', 'oracle-linux-7.0-7.2', 'unverified', 'unverified'],
    ['oracle-linux', '7.3', 'oracle-linux-7.3-7', 'yes', 'yes'],
    ['oracle-linux', '8.9', 'oracle-linux-8', 'yes', 'yes'],
    ['ubuntu', '12.04', 'ubuntu-12.04', 'no', 'no'],
    ['ubuntu', '14.04', 'ubuntu-14.04', 'yes', 'yes'],
    ['ubuntu', '13.04', 'ubuntu-13.04', 'unverified', 'unverified'],
    ['ubuntu', '15.04', 'ubuntu-15.04', 'unverified', 'yes'],
    ['ubuntu', '26.04', 'ubuntu-26.04', 'unverified', 'yes'],
    ['ubuntu', '24.04', 'ubuntu-24.04', 'yes', 'yes'],
    ['ubuntu', '8.04', 'ubuntu', 'unverified', 'unverified'],
    ['debian', '7', 'debian-7', 'no', 'no'],
    ['debian', '9.13', 'debian-8-9', 'yes', 'no'],
    ['debian', '11', 'debian-10-11', 'yes', 'yes'],
    ['debian', '13', 'debian-13', 'unverified', 'yes'],
    ['sles', '10.4', 'sles-10', 'no', 'no'],
    ['sles', '11.3', 'sles-11.0-11.3', 'no', 'no'],
    ['sles', '11.4', 'sles-11.4', 'sources-disagree', 'no'],
    ['sles', '11', 'sles-11', 'sources-disagree', 'no'],
    ['sles', '15.5', 'sles-15', 'yes', 'yes'],
    ['opensuse', '12.3', 'opensuse-12.3', 'no', 'no'],
    ['sles', '16.0', 'sles-16', 'unverified', 'yes'],
    ['opensuse-leap', '15.5', 'opensuse-leap', 'unverified', 'yes'],
    ['freebsd', '10.4', 'freebsd-1-10', 'no', 'no'],
    ['freebsd', '11.0', 'freebsd-11.0', 'sources-disagree', 'no'],
    ['freebsd', '11.2', 'freebsd-11.1-11.4', 'yes', 'no'],
    ['freebsd', '13.2', 'freebsd-12-13', 'yes', 'no'],
    ['freebsd', '14.0', 'freebsd-14-15', 'unverified', 'no'],
    ['openbsd', '6.9', 'openbsd', 'no', 'no'],
    ['openbsd', '7', 'openbsd', 'no', 'no'],
    ['openbsd', '7.8', 'openbsd', 'no', 'no'],
    ['openbsd', '7.9', 'openbsd-7.9', 'unverified', 'unverified'],
    ['openbsd', '8.0', 'openbsd-8-9', 'unverified', 'unverified'],
    ['pfsense', '2.7', 'pfsense', 'unverified', 'no'],
    ['opnsense', '25.7', 'opnsense', 'unverified', 'no'],
    ['proxmox-ve', '8.0', 'proxmox-ve-8.0', 'unverified', 'no'],
    ['proxmox-ve', '8.2', 'proxmox-ve-8.1-8', 'unverified', 'yes'],
    ['flatcar', undefined, 'flatcar', 'yes', 'no'],
    ['alpine', '3.19', 'alpine', 'unverified', 'no'],
    ['alpine', '3.6', 'alpine-3.0-3.6', 'no', 'no'],
    ['alpine', '3.7', 'alpine-3.7', 'unverified', 'no'],
    ['alpine', '3.8', 'alpine', 'unverified', 'no'],
    ['alpine', '3.18', 'alpine', 'unverified', 'no'],
  ];
  for (const [product, version, id, generation2, secureBoot] of releases) {
    it(`says of ${product} ${version ?? ''}: ${generation2}, Secure Boot ${secureBoot}`, () => {
      const system = guestRelease(product, version);
      assert.deepEqual([system?.id, system?.generation2, system?.secureBoot], [id, generation2, secureBoot]);
    });
  }

  const hosts: readonly [
    product: string,
    version: string,
    first: string,
    disputed?: string | undefined,
    last?: string,
  ][] = [
    ['rhel', '6.9', '2016', undefined, '2019'],
    ['rhel', '7.9', '2012R2'],
    ['rhel', '8.4', '2016'],
    ['rhel', '8.5', '2016', '2019'],
    ['centos', '8', '2016'],
    ['rhel', '9.4', '2016'],
    ['ubuntu', '18.04', '2012R2'],
  ];
  for (const [product, version, ...expected] of hosts) {
    it(`has ${product} ${version} on hosts from ${expected[0]} on`, () => {
      const { firstHost, disputedFirstHost, lastHost } = guestRelease(product, version) ?? {};
      assert.deepEqual([firstHost, disputedFirstHost, lastHost], [...expected, undefined, undefined].slice(0, 3));
    });
  }

  it('has the first hosts of later Windows', () => {
    const firstHosts = ['windows-11', 'windows-server-2022', 'windows-server-2025'].map(
      id => guestSystem(id)?.firstHost,
    );
    assert.deepEqual(firstHosts, ['2019', '2019', '2022']);
  });

  it('knows mbr2gpt in the box, on other media and not supported', () => {
    const systems = (mbr2gpt: string): string[] =>
      guestSystems()
        .filter(system => system.mbr2gpt === mbr2gpt)
        .map(system => system.id);
    assert.deepEqual(
      systems('in-box'),
      ['10', '11', 'server-2019', 'server-2022', 'server-2025'].map(name => `windows-${name}`),
    );
    assert.deepEqual(systems('other-media'), ['windows-server-2016', 'windows-server-2016-nano']);
    assert.deepEqual(
      systems('unsupported'),
      ['7', '8', '8.1', 'server-2012', 'server-2012-r2'].map(name => `windows-${name}`),
    );
  });

  it('knows the most processors of the guests for which a source has them', () => {
    const limits = guestSystems().filter(system => system.maximumProcessors !== undefined);
    assert.deepEqual(Object.fromEntries(limits.map(system => [system.id, system.maximumProcessors])), {
      'windows-server-2008': 8,
      'windows-7': 4,
      'windows-server-2008-r2': 64,
      'windows-8.1': 32,
      'windows-10': 32,
      'windows-11': 32,
      'windows-server-2012': 64,
      'windows-server-2012-r2': 64,
      'windows-server-2016': 240,
      'windows-server-2019': 240,
      'windows-server-2022': 1024,
      'windows-server-2025': 2048,
    });
  });

  it('knows what says less of the same', () => {
    const covering = (wide: string, narrow: string): boolean => {
      const [one, other] = [guestSystem(wide), guestSystem(narrow)];
      assert.ok(one !== undefined && other !== undefined, `${wide} ${narrow}`);
      return covers(one, other);
    };
    assert.ok(covering('ubuntu', 'ubuntu-18.04'));
    assert.ok(covering('rhel-6', 'rhel-6.8-6.10'));
    assert.ok(covering('windows', 'windows-server-2016'));
    assert.ok(covering('linux', 'centos-7'));
    assert.ok(!covering('windows-server-2012', 'windows-server-2012-r2'));
    assert.ok(!covering('windows-8', 'windows-8.1'));
    assert.ok(!covering('linux', 'freebsd-12-13'));
    assert.ok(!covering('ubuntu-18.04', 'ubuntu'));
  });
});

describe('The hosts', () => {
  it('come oldest first and are found by id', () => {
    assert.deepEqual(
      HOSTS.map(host => host.id),
      ['2012R2', '2016', '2019', '2022', '2025'],
    );
    assert.equal(hostById('2019').name, 'Windows Server 2019');
    assert.ok(compareHosts('2012R2', '2016') < 0);
    assert.ok(compareHosts('2025', '2022') > 0);
    assert.equal(compareHosts('2019', '2019'), 0);
  });

  it('cite known sources', () => {
    for (const host of HOSTS) {
      for (const source of host.sources) {
        assert.ok(source in SOURCES, source);
      }
    }
  });

  it('run ascending configuration versions, from 2022 on none before 8.0', () => {
    for (const host of HOSTS) {
      for (const [index, version] of host.configurationVersions.slice(1).entries()) {
        assert.ok((compareConfigurationVersions(version, host.configurationVersions[index] ?? '') ?? 0) > 0, version);
      }
    }
    assert.equal(hostById('2022').configurationVersions[0], '8.0');
    assert.equal(hostById('2016').configurationVersions.at(-1), '8.0');
  });

  it('have limits that grow, 8 adapters on Generation 1', () => {
    assert.deepEqual(
      HOSTS.map(host => host.limits.generation2.networkAdapters),
      [8, 8, 64, 64, 64],
    );
    assert.deepEqual(
      HOSTS.map(host => host.limits.generation2.processors),
      [undefined, 240, 240, 1024, 2048],
    );
    for (const host of HOSTS) {
      assert.equal(host.limits.generation1.networkAdapters, 8);
      assert.equal(host.limits.generation1.legacyNetworkAdapters, 4);
      assert.equal(host.limits.generation2.legacyNetworkAdapters, 0);
    }
    assert.equal(hostById('2025').limits.generation2.memoryBytes, 240 * 1024 ** 4);
  });

  it('compares configuration versions as numbers', () => {
    assert.ok((compareConfigurationVersions('10.0', '9.3') ?? 0) > 0);
    assert.equal(compareConfigurationVersions('8', '8.0'), 0);
    assert.equal(compareConfigurationVersions('8.0', 'latest'), undefined);
  });

  it('names a first configuration version that some host runs', () => {
    const versions = new Set(HOSTS.flatMap(host => host.configurationVersions));
    for (const [feature, version] of Object.entries(FEATURE_CONFIGURATION_VERSIONS)) {
      assert.ok(versions.has(version), `${feature} ${version}`);
    }
  });
});

describe('The sources', () => {
  it('have a title and a public address', () => {
    for (const [key, source] of Object.entries(SOURCES)) {
      assert.notEqual(source.title, '', key);
      assert.match(source.url, /^https:\/\/[a-z0-9.-]+\//, key);
    }
  });
});

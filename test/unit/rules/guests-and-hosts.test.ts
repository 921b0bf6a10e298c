/** What the rules about guests, hosts and installed disks say in formats and with hosts that no example shows. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis';
import { analyze } from '../../../src/core/analyze';
import { convert } from '../../../src/core/convert/convert';
import type { HostId } from '../../../src/core/machine/hosts';

function check(machine: object, host?: HostId): Analysis {
  // The name of our own format would make one of an export as well.
  const fileName = 'VMId' in machine ? 'export.json' : 'm.vm.json';
  return analyze(JSON.stringify(machine), { fileName, ...(host !== undefined && { host }) });
}

function found({ findings }: Analysis, rule: string): string[] {
  return findings.filter(finding => finding.rule === rule).map(({ severity, message }) => `${severity} ${message}`);
}

const DISK = { Path: 'D:\\VMs\\a.vhdx', ControllerType: 'IDE', ControllerNumber: 0, ControllerLocation: 0 };
/** A machine as Get-VM exports it. */
const exported = (properties: object): object => ({
  Name: 'a',
  State: 2,
  VMId: '6d3f5b6e-1c1b-4e5f-9f0c-0d1f5f6a7b01',
  Generation: 1,
  MemoryStartup: 4294967296,
  HardDrives: [{ ...DISK, ControllerType: 0 }],
  DVDDrives: [{ ControllerType: 0, ControllerNumber: 1, ControllerLocation: 0, Path: 'D:\\iso\\debian-12.iso' }],
  ...properties,
});
/** A disk that is made, beside a disc. */
const made = (disc: string, disk: object = {}): object => ({
  HardDrives: [{ ...DISK, Size: '60GB', ...disk }],
  DVDDrives: [{ Path: `D:\\iso\\${disc}` }],
});
const builder = (properties: object): object => ({ builders: [{ type: 'hyperv-iso', ...properties }] });

describe('an installed disk', () => {
  const linux = { Name: 'a', Generation: 1, GuestOperatingSystem: 'Debian 12', HardDrives: [DISK] };
  const cases: readonly [name: string, machine: object, isInstalled: boolean][] = [
    ['is the one that an export names, whatever is in its DVD drive', exported({ Name: 'debian12-web' }), true],
    ['is the one that a definition names', linux, true],
    ['is none that is made, beside a disc to install from', { ...linux, ...made('debian-12.5.0-netinst.iso') }, false],
    ['is none that is made, beside a disc for a setup', { ...linux, ...made('setup.iso') }, false],
    [
      'is one that is made, beside nothing to install from',
      { ...linux, HardDrives: [{ ...DISK, Size: '60GB' }] },
      true,
    ],
    [
      'is one that is there, beside a disc to install from',
      { ...linux, DVDDrives: ['debian-12.5.0-netinst.iso'] },
      true,
    ],
    ['is one beside a disc with seeds', { ...linux, ...made('debian12-cidata.iso') }, true],
    ['is one beside a disc of answers', { ...linux, ...made('debian-12-answers.iso') }, true],
    ['is one beside a disc of drivers', { ...linux, ...made('virtio-win-0.1.229.iso') }, true],
    ['is one beside a disc of guest additions', { ...linux, ...made('VBoxGuestAdditions.iso') }, true],
    ['is one beside a disc of another system', { ...linux, ...made('ubuntu-22.04-live-server-amd64.iso') }, true],
    ['is one that continues another disk', { ...linux, ...made('debian-12.iso', { ParentPath: 'base.vhdx' }) }, true],
    [
      'is one of Linux on GPT, which BIOS starts as well',
      { ...linux, HardDrives: [{ ...DISK, PartitionStyle: 'GPT' }] },
      true,
    ],
    ['is none of a Generation 2 machine', { ...linux, Generation: 2 }, false],
    ['is the one that Packer copies', builder({ vm_name: 'debian12', iso_url: 'debian-12.vhdx' }), true],
    ['is none that Packer makes', builder({ iso_url: 'debian-12.5.0-amd64-netinst.iso' }), false],
    ['is none of a guest that has to stay', { ...linux, GuestOperatingSystem: 'Debian 7' }, false],
  ];
  for (const [name, machine, isInstalled] of cases) {
    it(name, () => {
      assert.deepEqual(found(check(machine), 'linux/uefi-boot'), isInstalled ? ['warning default'] : []);
    });
  }
});

describe('mbr2gpt', () => {
  it('is no matter of a guest that has to stay', () => {
    const disks = { Name: 'a', Generation: 1, HardDrives: [DISK] };
    for (const [guest, isSaid] of [
      [{ Name: 'Windows 8', Architecture: 'x64' }, true],
      [{ Name: 'Windows 8', Architecture: 'x86' }, false],
      [{ Name: 'Windows 7', Architecture: 'x64' }, false],
    ] as const) {
      const said = found(check({ ...disks, GuestOperatingSystem: guest }), 'disk/windows8-no-mbr2gpt');
      assert.deepEqual(said, isSaid ? ['warning default'] : [], JSON.stringify(guest));
    }
  });
});

describe('the host that a definition names', () => {
  const machine = { Name: 'a', Generation: 2, GuestOperatingSystem: 'Windows Server 2025' };

  it('counts where it is older than the one asked for', () => {
    const old = { ...machine, HostOperatingSystem: 'Windows Server 2019' };
    assert.deepEqual(found(check(old), 'host/guest-too-new'), ['warning default']);
    assert.deepEqual(found(check(old, '2022'), 'host/guest-too-new'), ['warning default']);
  });

  it('does not make up for an older one that is asked for', () => {
    const recent = { ...machine, HostOperatingSystem: 'Windows Server 2025' };
    assert.deepEqual(found(check(recent), 'host/guest-too-new'), []);
    assert.deepEqual(found(check(recent, '2019'), 'host/guest-too-new'), ['warning default']);
  });

  it('runs the versions of its own release', () => {
    const versioned = { ...machine, Version: '11.0' };
    assert.deepEqual(found(check({ ...versioned, HostOperatingSystem: 'Windows 11 23H2' }), 'host/config-version'), []);
    assert.deepEqual(found(check(versioned, '2022'), 'host/config-version'), ['information default']);
  });
});

describe('a configuration version', () => {
  const versioned = (version: string, properties: object): object => ({ Name: 'a', Version: version, ...properties });
  const converted = (machine: object, host: HostId): unknown => {
    const options = { fileName: 'm.vm.json', host, lossy: true };
    return JSON.parse(convert(JSON.stringify(machine), options).text);
  };

  it('of something else is none', () => {
    for (const version of ['1.0', '22.04', 'latest']) {
      assert.deepEqual(found(check(versioned(version, { Generation: 1 }), '2012R2'), 'host/config-version'), []);
    }
  });

  it('is raised by a conversion as far as the machine needs it', () => {
    const linux = { Generation: 1, GuestOperatingSystem: 'Ubuntu 22.04', HardDrives: [DISK] };
    assert.deepEqual((converted(versioned('5.0', linux), '2016') as { Version: string }).Version, '6.2');
    assert.deepEqual((converted(versioned('5.0', linux), '2022') as { Version: string }).Version, '8.0');
    const nested = { ...linux, ExposeVirtualizationExtensions: true };
    assert.deepEqual((converted(versioned('5.0', nested), '2016') as { Version: string }).Version, '8.0');
  });

  it('is lowered by a conversion to what the host runs', () => {
    assert.equal((converted(versioned('10.0', { Generation: 1 }), '2019') as { Version: string }).Version, '9.0');
  });

  it('stays where the host has none with what the machine needs', () => {
    const analysis = check(versioned('5.0', { Generation: 1, Security: { TpmEnabled: true } }), '2012R2');
    const [finding] = analysis.findings.filter(({ rule }) => rule === 'host/config-version-of-feature');
    assert.equal(finding?.severity, 'warning');
    assert.equal(finding?.fix, undefined);
  });

  it('of a machine that stays is left to its host', () => {
    const analysis = check(versioned('5.0', { Generation: 2 }));
    const [finding] = analysis.findings.filter(({ rule }) => rule === 'host/config-version');
    assert.equal(finding?.severity, 'information');
    assert.equal(finding?.fix, undefined);
  });
});

describe('Windows 11', () => {
  it('is not said to lack the TPM of which an export says nothing', () => {
    const machine = exported({ Name: 'win11-build', Generation: 2, ProcessorCount: 2, DVDDrives: [] });
    assert.deepEqual(found(check(machine), 'guest/windows-11'), []);
  });

  it('is not given a TPM for a host that has none', () => {
    const machine = { Name: 'a', Generation: 1, GuestOperatingSystem: 'Windows 11' };
    const { text } = convert(JSON.stringify(machine), { fileName: 'm.vm.json', host: '2012R2', lossy: true });
    assert.doesNotMatch(text, /Tpm/i);
  });

  it('keeps Secure Boot off where somebody turned it off', () => {
    const machine = builder({ iso_url: 'Win11_23H2_English_x64.iso', enable_secure_boot: false });
    const { text } = convert(JSON.stringify(machine), { lossy: true });
    assert.match(text, /"enable_secure_boot":false/);
    assert.match(text, /"enable_tpm":\s*true/);
  });
});

describe('Secure Boot of a guest on which the sources differ, or say nothing', () => {
  it('is a warning at most', () => {
    for (const guest of ['Arch Linux', 'SUSE Linux Enterprise Server 11 SP4', 'Windows Server 2022']) {
      const analysis = check({
        Name: 'a',
        Generation: 2,
        GuestOperatingSystem: guest,
        Firmware: { SecureBoot: 'On', SecureBootTemplate: 'MicrosoftUEFICertificateAuthority' },
      });
      const severities = analysis.findings
        .filter(({ rule }) => rule.startsWith('firmware/'))
        .map(({ severity }) => severity);
      assert.deepEqual(severities, ['warning'], guest);
    }
  });

  it('reports a template of no name once', () => {
    const firmware = { SecureBoot: 'On', SecureBootTemplate: 'Linux' };
    const analysis = check({ Name: 'a', Generation: 2, GuestOperatingSystem: 'Ubuntu 22.04', Firmware: firmware });
    assert.deepEqual(
      analysis.findings.map(({ rule }) => rule),
      ['firmware/unknown-template'],
    );
  });
});

describe('a guest on which the sources disagree', () => {
  const machine = { Name: 'a', Generation: 1, GuestOperatingSystem: 'CentOS 6.9' };
  const cases: readonly [host: HostId, conflict: string[], tooNew: string[]][] = [
    ['2012R2', [], ['warning default']],
    ['2016', ['warning default'], []],
    ['2019', ['warning default'], []],
    ['2022', ['warning host'], []],
  ];
  for (const [host, conflict, tooNew] of cases) {
    it(`is judged by the host ${host}`, () => {
      const analysis = check(machine, host);
      assert.deepEqual(found(analysis, 'guest/linux-conflict'), conflict);
      assert.deepEqual(found(analysis, 'host/guest-too-new'), tooNew);
      assert.equal(analysis.machines[0]?.status, 'needs-work');
    });
  }

  it('is no more than too narrow where it is 32-bit', () => {
    const narrow = { ...machine, GuestOperatingSystem: { Name: 'CentOS 6.9', Architecture: 'x86' } };
    assert.deepEqual(found(check(narrow), 'guest/linux-conflict'), []);
  });
});
